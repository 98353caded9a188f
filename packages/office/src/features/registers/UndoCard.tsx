import { Button } from '@mantine/core'
import { KeepBatch, ListDependents, UndoBatch } from '@semesta/contract'
import { Card, Note } from '@semesta/ui'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { type Key, t, tMaybe } from '../../i18n/index.ts'
import type { DiffView } from './effect.ts'
import { WithReason } from './WithReason.tsx'

interface Props {
  batch: DiffView['batch']
  undo: DiffView['undo']
  /** active members before and after the file; unknown of one that was never compared */
  active?: { before: number; after: number }
}

/** Nobody has asked yet, and one person is enough: so it is with files that counted at once. */
export const FREELY: DiffView['undo'] = { asked: null, mayConfirm: true, undone: null }

/** Taking a file back: what stands on it first, then why, and a second person where the file needed two. */
export function UndoCard({ batch, undo, active }: Props) {
  const { regency, can } = useOffice()
  const input = { regency: regency.code, batchId: batch.id }
  const act = useAct(UndoBatch)
  const keep = useAct(KeepBatch)
  if (!can('registers.approve')) return null
  return (
    <Card title={t('undo.title')}>
      <div className={links.stack}>
        {undo.asked ? (
          <p style={{ margin: 0 }}>
            {t('undo.asked', { by: undo.asked.by, when: fmt.instant(undo.asked.at, regency.timeZone), reason: undo.asked.reason ?? '' })}
          </p>
        ) : (
          <Note>{t('undo.note')}</Note>
        )}
        <div className={links.inline}>
          {undo.mayConfirm && (
            <WithReason
              act={act}
              label={t(undo.asked ? 'undo.confirm' : 'undo.act')}
              title={t('undo.dialog', { file: batch.fileName })}
              run={(reason) => act.run({ ...input, reason })}
            >
              <Dependents batchId={batch.id} active={active} />
            </WithReason>
          )}
          {undo.asked && (
            <Button variant="default" loading={keep.busy} onClick={() => keep.run(input)}>
              {t('undo.keep')}
            </Button>
          )}
        </div>
        {keep.problem && <Refused problem={keep.problem} />}
      </div>
    </Card>
  )
}

function Dependents({ batchId, active }: { batchId: string } & Pick<Props, 'active'>) {
  const { regency } = useOffice()
  const read = useRead(ListDependents, { regency: regency.code, batchId })
  return (
    <Await read={read} rows={2} height={24}>
      {({ rows, changes }) => (
        <>
          {active && (
            <p style={{ margin: 0 }}>{t('undo.effect', { changes: fmt.count(changes), active: fmt.count(active.before), now: fmt.count(active.after) })}</p>
          )}
          {rows.length === 0 ? (
            <Note>{t('undo.noDependents')}</Note>
          ) : (
            <ul className={links.list}>
              {rows.map((it) => (
                <li key={`${it.kind}-${it.id}`}>
                  {tMaybe(`undo.kind-${it.kind}` as Key) ?? it.kind}: <b>{it.name}</b>
                  {it.blocks && ` – ${t('undo.blocks')}`}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Await>
  )
}
