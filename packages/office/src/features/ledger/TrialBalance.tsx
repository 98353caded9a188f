import { ExportTrialBalance, GetTrialBalance, type OutputOf } from '@semesta/contract'
import { Card, DataTable } from '@semesta/ui'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'
import type { BooksView } from './BooksScreen.tsx'

/** Every account at the start of a month, what moved in it, and at its end. */
export function TrialBalance({ books }: { books: BooksView }) {
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const month = search.balanceMonth ?? books.months[0] ?? books.openMonth
  const ask = { regency: regency.code, month }
  const read = useRead(GetTrialBalance, ask, { keep: true })
  return (
    <Card
      title={t('ledger.balance', { month: fmt.month(month) })}
      aside={
        <div className={links.inline}>
          <ExportLinks of={exportOf(ExportTrialBalance, ask)} />
        </div>
      }
    >
      <div className={links.filters}>
        <Choice
          label={t('ledger.month')}
          value={month}
          options={books.months.map((it) => ({ value: it, label: fmt.month(it) }))}
          onChange={(balanceMonth) => change({ balanceMonth })}
        />
      </div>
      <Await read={read} rows={6} height={32}>
        {(data) => <BalanceTable balance={data} />}
      </Await>
    </Card>
  )
}

function BalanceTable({ balance }: { balance: OutputOf<typeof GetTrialBalance> }) {
  return (
    <DataTable
      caption={t('ledger.balance', { month: fmt.month(balance.month) })}
      rows={balance.rows}
      rowKey={(row) => row.account.id}
      columns={[
        {
          key: 'account',
          label: t('ledger.account'),
          render: (row) => (
            <>
              {pick(row.account.nama, row.account.name)}
              <div className={links.minor}>
                {row.account.code} · {t(`ledger.class-${row.account.class}`)}
              </div>
            </>
          ),
        },
        { key: 'opening', label: t('ledger.opening'), align: 'right', render: (row) => fmt.rupiah(row.opening) },
        { key: 'debit', label: t('ledger.debit'), align: 'right', render: (row) => fmt.rupiah(row.debit) },
        { key: 'credit', label: t('ledger.credit'), align: 'right', render: (row) => fmt.rupiah(row.credit) },
        { key: 'closing', label: t('ledger.closing'), align: 'right', render: (row) => <b>{fmt.rupiah(row.closing)}</b> },
      ]}
      footer={
        <tr>
          <th scope="row" colSpan={2}>
            {t('ledger.total')}
          </th>
          <td data-label={t('ledger.debit')} style={{ textAlign: 'right' }}>
            {fmt.rupiah(balance.debit)}
          </td>
          <td data-label={t('ledger.credit')} style={{ textAlign: 'right' }}>
            {fmt.rupiah(balance.credit)}
          </td>
          <td />
        </tr>
      }
    />
  )
}
