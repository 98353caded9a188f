import { UndoTakeovers } from '@semesta/contract'
import { Card, DataTable, Empty } from '@semesta/ui'
import { Refused } from '../../app/Await.tsx'
import { useAct } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { newId } from '../../app/new-id.ts'
import { notify } from '../../app/notify.ts'
import { useOffice } from '../../app/office.tsx'
import { t, tMaybe } from '../../i18n/index.ts'
import type { Whole } from './shared.ts'

/** Who did what to how many people; one's own acts can be taken back. */
export function Acts({ whole }: { whole: Whole }) {
  const { regency } = useOffice()
  const undo = useAct(UndoTakeovers, { onDone: ({ heads }) => void notify(t('takeovers.undone', { heads: fmt.count(heads) })) })
  return (
    <Card title={t('takeovers.acts')}>
      {undo.problem && <Refused problem={undo.problem} />}
      {whole.acts.length === 0 ? (
        <Empty>{t('takeovers.noActs')}</Empty>
      ) : (
        <DataTable
          caption={t('takeovers.acts')}
          rows={whole.acts}
          rowKey={(row) => row.id}
          columns={[
            { key: 'at', label: t('lookups.askedAt'), render: (row) => fmt.instant(row.at, regency.timeZone) },
            {
              key: 'what',
              label: t('takeovers.acts'),
              render: (row) => t('takeovers.actLine', { by: row.by, what: tMaybe(`takeovers.act-${row.kind}`) ?? row.kind, heads: fmt.count(row.heads) }),
            },
            { key: 'reason', label: t('takeovers.reason'), render: (row) => row.reason ?? '–' },
            {
              key: 'undo',
              label: t('takeovers.undo'),
              render: (row) =>
                row.undone ? (
                  t('takeovers.wasUndone')
                ) : row.mayUndo ? (
                  <button
                    type="button"
                    className={links.asLink}
                    disabled={undo.busy}
                    onClick={() => undo.run({ regency: regency.code, actId: row.id, id: newId(), reason: t('takeovers.undoReason') })}
                  >
                    {t('takeovers.undo')}
                  </button>
                ) : (
                  '–'
                ),
            },
          ]}
        />
      )}
    </Card>
  )
}
