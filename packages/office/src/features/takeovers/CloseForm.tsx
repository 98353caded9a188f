import { Button } from '@mantine/core'
import { CloseProgramme, type OutputOf } from '@semesta/contract'
import { Card, Note } from '@semesta/ui'
import { useState } from 'react'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useFormId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type Dated, DatedAct } from './DatedAct.tsx'

/** Closes a programme for good: what it does to its people and its money is shown first. */
export function CloseForm({ programmeId }: { programmeId: string }) {
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <Closing programmeId={programmeId} onCancel={() => setOpen(false)} />
  return (
    <div>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t('takeovers.close')}
      </Button>
    </div>
  )
}

function Closing({ programmeId, onCancel }: { programmeId: string; onCancel: () => void }) {
  const { regency } = useOffice()
  const id = useFormId()
  const look = useAct(CloseProgramme, { refresh: false })
  const close = useAct(CloseProgramme, { onDone: () => void notify(t('takeovers.closedNow')) })
  const ask = (it: Dated, preview: boolean) => ({ regency: regency.code, programmeId, id, ...it, preview })
  return (
    <Card title={t('takeovers.close')}>
      <Note>{t('takeovers.closeNote')}</Note>
      <DatedAct
        look={look}
        act={close}
        onLook={(it) => look.run(ask(it, true))}
        onAct={(it) => close.run(ask(it, false))}
        onCancel={onCancel}
        dayLabel={t('takeovers.closeOn')}
        actLabel={t('takeovers.closeNow')}
        effect={look.data && effectOf(look.data)}
      />
    </Card>
  )
}

function effectOf({ heads, stay, revoked, releasedRupiah }: OutputOf<typeof CloseProgramme>): string {
  const revokes = revoked.length > 0 ? ` ${t('takeovers.closeRevokes', { numbers: revoked.join(', '), rupiah: fmt.rupiah(releasedRupiah) })}` : ''
  return t('takeovers.closeEffect', { heads: fmt.count(heads), stay: fmt.count(stay) }) + revokes
}
