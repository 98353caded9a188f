import { UndoDecision } from '@semesta/contract'
import { Card, Empty } from '@semesta/ui'
import { useRef } from 'react'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { WithReason } from '../registers/WithReason.tsx'
import type { WholeBill } from './words.ts'

/** What people said about its lines, newest first; what still stands can be taken back. */
export function DecisionsCard({ it: { bill, decisions } }: { it: WholeBill }) {
  const { regency, can } = useOffice()
  return (
    <Card title={t('bills.decisions')}>
      {decisions.length === 0 && <Empty>{t('bills.noDecisions')}</Empty>}
      <ul className={links.list}>
        {decisions.map((it) => (
          <li key={it.id}>
            <b>{t(`bills.verdict-${it.verdict}`)}</b>{' '}
            {t('bills.decision', { lines: fmt.count(it.lines), rupiah: fmt.rupiah(it.rupiahFull), reason: it.reason })}{' '}
            <span className={links.minor}>
              {it.by}, {fmt.instant(it.at, regency.timeZone)}
            </span>{' '}
            {it.undoable && can('bills.manage') && <Undo billId={bill.id} decisionId={it.id} lines={it.lines} />}
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Undo({ billId, decisionId, lines }: { billId: string; decisionId: string; lines: number }) {
  const { regency } = useOffice()
  const id = useRef(newId())
  const undo = useAct(UndoDecision, { onDone: () => void notify(t('bills.undone')) })
  return (
    <WithReason
      act={undo}
      label={t('bills.undo')}
      title={t('bills.undoTitle')}
      run={(reason) => undo.run({ regency: regency.code, billId, decisionId, id: id.current, reason })}
    >
      <p style={{ margin: 0 }}>{t('bills.undoEffect', { lines: fmt.count(lines) })}</p>
    </WithReason>
  )
}
