import { ListBookingsOfPerson } from '@semesta/contract'
import { Card, DataTable, Note } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { JournalLink } from './JournalsCard.tsx'

/** Every booking that paid for a person: the way back from a person to the rupiah. */
export function BookingsCard({ personId, month }: { personId: string; month: string }) {
  const { regency, can } = useOffice()
  const read = useRead(ListBookingsOfPerson, { regency: regency.code, personId, month }, { when: can('ledger.read') })
  if (!can('ledger.read')) return null
  return (
    <Card title={t('ledger.paidFor')}>
      <Await read={read} rows={2}>
        {({ rows, iuran, bantuan }) =>
          rows.length === 0 ? (
            <Note>{t('ledger.paidNone')}</Note>
          ) : (
            <>
              <Note>{t('ledger.paidSum', { iuran: fmt.rupiah(iuran), bantuan: fmt.rupiah(bantuan) })}</Note>
              <DataTable
                caption={t('ledger.paidFor')}
                rows={rows}
                rowKey={(row) => `${row.journal.id} ${row.month}`}
                columns={[
                  { key: 'month', label: t('ledger.month'), render: (row) => fmt.month(row.month) },
                  { key: 'iuran', label: t('ledger.iuran'), align: 'right', render: (row) => fmt.rupiah(row.sign * row.iuran) },
                  { key: 'bantuan', label: t('ledger.bantuan'), align: 'right', render: (row) => fmt.rupiah(row.sign * row.bantuan) },
                  { key: 'journal', label: t('ledger.number'), render: (row) => <JournalLink {...row.journal} /> },
                  { key: 'kind', label: t('ledger.kind'), render: (row) => t(`ledger.kind-${row.journal.kind}`) },
                ]}
              />
            </>
          )
        }
      </Await>
    </Card>
  )
}
