import { GetJournal, ListPersonMonths } from '@semesta/contract'
import { Card, DataTable, Empty, Pager, Screen } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useFilters, useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

const PAGE_SIZE = 50

/** Exactly the people whom a line of a journal paid for, in the areas of the reader. */
export function PersonMonthsScreen() {
  const { journalId, line } = useParams({ from: '/shell/buku-besar/$journalId/baris/$line' })
  const { regency } = useOffice()
  const { search, change } = useFilters()
  const { page = 1 } = search
  const journal = useRead(GetJournal, { regency: regency.code, journalId })
  const read = useRead(ListPersonMonths, { regency: regency.code, journalId, line, page, pageSize: PAGE_SIZE }, { keep: true })
  const number = journal.state === 'ready' ? journal.data.journal.number : '–'
  const total = read.state === 'ready' ? fmt.count(read.data.total) : '–'
  return (
    <Screen title={t('ledger.whoTitle')} headline={t('ledger.whoHeadline', { total, line, number })} sub={`${regency.name} · ${t('people.masked')}`}>
      <Card>
        <Await read={read} rows={8} height={36}>
          {(data) =>
            data.total === 0 ? (
              <Empty>{t('ledger.whoNone')}</Empty>
            ) : (
              <>
                <DataTable
                  caption={t('ledger.people')}
                  rows={data.rows}
                  rowKey={(row) => row.row}
                  columns={[
                    {
                      key: 'name',
                      label: t('ledger.name'),
                      render: (row) =>
                        row.personId ? (
                          <Link
                            to="/warga/orang/$personId"
                            params={{ personId: row.personId }}
                            search={{ month: row.month }}
                            className={links.link}
                            preload={false}
                          >
                            {row.name || t('people.noName')}
                          </Link>
                        ) : (
                          <span className={links.minor}>{t('ledger.unnamed')}</span>
                        ),
                    },
                    { key: 'card', label: t('ledger.card'), render: (row) => <span className={links.number}>{row.cardMasked ?? '–'}</span> },
                    { key: 'place', label: t('ledger.place'), render: (row) => row.villageName },
                    { key: 'month', label: t('ledger.month'), render: (row) => fmt.month(row.month) },
                    { key: 'iuran', label: t('ledger.iuran'), align: 'right', render: (row) => fmt.rupiah(row.iuran) },
                    { key: 'bantuan', label: t('ledger.bantuan'), align: 'right', render: (row) => fmt.rupiah(row.bantuan) },
                  ]}
                />
                <Pager page={page} pageSize={PAGE_SIZE} total={data.total} onPage={(next) => change({ page: next })} />
              </>
            )
          }
        </Await>
      </Card>
    </Screen>
  )
}
