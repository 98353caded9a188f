import { Button, TextInput } from '@mantine/core'
import { CloseProgramme, type OutputOf } from '@semesta/contract'
import { Card, DateField, Note } from '@semesta/ui'
import { useRef, useState } from 'react'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

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
  const [draft, setDraft] = useState({ on: '', reason: '' })
  const id = useRef(crypto.randomUUID())
  const look = useAct(CloseProgramme, { refresh: false })
  const close = useAct(CloseProgramme, { onDone: () => void notify(t('takeovers.closedNow')) })
  const set = (part: Partial<typeof draft>) => {
    look.reset()
    setDraft({ ...draft, ...part })
  }
  const ask = (preview: boolean) => ({ regency: regency.code, programmeId, id: id.current, on: draft.on, reason: draft.reason.trim(), preview })
  const seen = look.data
  const problem = look.problem ?? close.problem
  return (
    <Card title={t('takeovers.close')}>
      <Note>{t('takeovers.closeNote')}</Note>
      <form
        className={links.filters}
        style={{ marginTop: 12 }}
        onSubmit={(event) => {
          event.preventDefault()
          if (seen) close.run(ask(false))
          else look.run(ask(true))
        }}
      >
        <DateField label={t('takeovers.closeOn')} required value={draft.on} onChange={(event) => set({ on: event.currentTarget.value })} />
        <TextInput
          label={t('takeovers.reason')}
          required
          minLength={5}
          maxLength={300}
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
          style={{ flex: '1 1 280px' }}
        />
        <Button
          type="submit"
          className={links.fixed}
          color={seen ? 'red' : undefined}
          loading={look.busy || close.busy}
          disabled={draft.on === '' || draft.reason.trim().length < 5}
        >
          {t(seen ? 'takeovers.closeNow' : 'takeovers.look')}
        </Button>
        <Button variant="default" className={links.fixed} onClick={onCancel}>
          {t('takeovers.cancel')}
        </Button>
        {seen && <Effect seen={seen} />}
        {problem && <Refused problem={problem} />}
      </form>
    </Card>
  )
}

function Effect({ seen }: { seen: OutputOf<typeof CloseProgramme> }) {
  return (
    <p role="status" style={{ flex: '1 1 100%', margin: 0 }}>
      {t('takeovers.closeEffect', { heads: fmt.count(seen.heads), stay: fmt.count(seen.stay) })}
      {seen.revoked.length > 0 && ` ${t('takeovers.closeRevokes', { numbers: seen.revoked.join(', '), rupiah: fmt.rupiah(seen.releasedRupiah) })}`}
    </p>
  )
}
