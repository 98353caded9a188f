import { Button, Modal } from '@mantine/core'
import type { CountDisputes, OutputOf } from '@semesta/contract'
import { Card } from '@semesta/ui'
import { useState } from 'react'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { t } from '../../i18n/index.ts'
import { DecideForm } from './DecideForm.tsx'
import type { useChoice } from './DisputesScreen.tsx'

type Total = OutputOf<typeof CountDisputes>['total']

/** Decides about all lines of a choice at once; heads and rupiah are said before it happens. */
export function BulkBar({ choice, total }: { choice: ReturnType<typeof useChoice>; total: Total }) {
  const [verdict, setVerdict] = useState<'held' | 'dropped' | null>(null)
  const words = { lines: fmt.count(total.lines), minimum: fmt.rupiah(total.rupiahMinimum), full: fmt.rupiah(total.rupiahFull) }
  return (
    <>
      <Card>
        <div className={links.inline}>
          <span>{t('bills.bulk', { lines: words.lines })}</span>
          <Button variant="default" size="xs" onClick={() => setVerdict('held')}>
            {t('bills.bulkHold')}
          </Button>
          <Button variant="default" size="xs" onClick={() => setVerdict('dropped')}>
            {t('bills.bulkDrop')}
          </Button>
        </div>
      </Card>
      <div style={{ height: 14 }} />
      {verdict && (
        <Modal
          opened
          onClose={() => setVerdict(null)}
          title={t(verdict === 'held' ? 'bills.bulkHold' : 'bills.bulkDrop')}
          closeButtonProps={{ 'aria-label': t('shell.dismiss') }}
        >
          <p>{t('bills.effect', words)}</p>
          <DecideForm ask={{ ...choice, verdict, expectLines: total.lines }} onDone={() => setVerdict(null)} />
        </Modal>
      )}
    </>
  )
}
