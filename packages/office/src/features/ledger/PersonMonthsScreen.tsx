import { GetJournal, ListPersonMonths } from '@semesta/contract'
import { DataTable } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { ListScreen, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Exactly the people whom a line of a journal paid for, in the areas of the reader. */
export function PersonMonthsScreen() {
  const { journalId, line } = useParams({ from: '/shell/buku-besar/$journalId/baris/$line' })
  const { regency } = useOffice()
  const journal = useRead(GetJournal, { regency: regency.code, journalId })
  const number = journal.state === 'ready' ? journal.data.journal.number : '–'
  return (
    <ListScreen
      list={useList(ListPersonMonths, { regency: regency.code, journalId, line })}
      what={t('ledger.whoTitle')}
      count={(total) => t('ledger.whoHeadline', { total, line, number })}
      sub={`${regency.name} · ${t('people.masked')}`}
      none={t('ledger.whoNone')}
    >
      {({ rows }) => (
        <DataTable
          caption={t('ledger.people')}
          rows={rows}
          rowKey={(row) => row.row}
          columns={[
            {
              key: 'name',
              label: t('ledger.name'),
              render: (row) =>
                row.personId ? (
                  <Link to="/warga/orang/$personId" params={{ personId: row.personId }} search={{ month: row.month }} className={links.link} preload={false}>
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
      )}
    </ListScreen>
  )
}
