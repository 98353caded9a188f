import { GetPersonObligations } from '@semesta/contract'
import { Card, DataTable, Empty } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { sayParts } from './OwedScreen.tsx'
import { nameOfSum, signedRupiah } from './SumTables.tsx'

/** What is owed for one person month by month, and what was put right. */
export function PersonObligations({ personId, month }: { personId: string; month: string }) {
  const { regency } = useOffice()
  const read = useRead(GetPersonObligations, { regency: regency.code, month, personId })
  return (
    <Card title={t('obligations.person')}>
      <Await read={read} rows={2} height={36}>
        {({ rows, adjustments }) => (
          <div className={links.stack}>
            {rows.length === 0 ? (
              <Empty>{t('obligations.personNone')}</Empty>
            ) : (
              <DataTable
                caption={t('obligations.person')}
                rows={rows}
                rowKey={(row) => `${row.month} ${row.cardMasked} ${row.segment}`}
                columns={[
                  { key: 'month', label: t('shell.month'), render: (row) => fmt.month(row.month) },
                  {
                    key: 'segment',
                    label: t('month.by-segment'),
                    render: nameOfSum,
                  },
                  { key: 'basis', label: t('obligations.basis'), render: (row) => t(`obligations.basis-${row.basis}`) },
                  { key: 'parts', label: t('obligations.rupiah'), render: (row) => sayParts(row.parts) },
                ]}
              />
            )}
            {adjustments.length > 0 && (
              <DataTable
                caption={t('obligations.adjustments')}
                rows={adjustments}
                rowKey={(row) => `${row.forMonth} ${row.on} ${row.cause} ${row.cardMasked} ${row.late}`}
                columns={[
                  { key: 'for', label: t('obligations.forMonth'), render: (row) => fmt.month(row.forMonth) },
                  { key: 'on', label: t('obligations.recordedOn'), render: (row) => fmt.date(row.on) },
                  { key: 'cause', label: t('obligations.cause'), render: (row) => t(`obligations.cause-${row.cause}`) },
                  { key: 'parts', label: t('obligations.rupiah'), render: (row) => sayParts(row.parts, signedRupiah) },
                ]}
              />
            )}
          </div>
        )}
      </Await>
    </Card>
  )
}
