import { GetJournal, ListPersonMonths, type OutputOf } from '@semesta/contract'
import { type Column as ColumnOf, DataTable } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { ListScreen, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { pick, t } from '../../i18n/index.ts'

type Column = ColumnOf<OutputOf<typeof ListPersonMonths>['rows'][number]>

/** Exactly the people whom a line of a journal paid for, in the areas of the reader. */
export function PersonMonthsScreen() {
  const { journalId, line } = useParams({ from: '/shell/buku-besar/$journalId/baris/$line' })
  const { regency } = useOffice()
  const journal = useRead(GetJournal, { regency: regency.code, journalId })
  const number = journal.state === 'ready' ? journal.data.journal.number : '–'
  const booked = journal.state === 'ready' ? journal.data.lines.find((it) => String(it.no) === line) : undefined
  const sum = booked ? fmt.rupiah(booked.debit + booked.credit) : '–'
  const parts = (['iuran', 'bantuan'] as const).filter((it) => !booked?.part || booked.part === it)
  return (
    <ListScreen
      list={useList(ListPersonMonths, { regency: regency.code, journalId, line })}
      what={t('ledger.whoTitle')}
      count={(total) => t('ledger.whoHeadline', { total, sum, account: booked ? pick(booked.account.nama, booked.account.name) : '–' })}
      sub={`${regency.name} · ${t('people.masked')}`}
      actions={
        <Link to="/buku-besar/$journalId" params={{ journalId }} search={{}} className={links.link}>
          {t('ledger.whoBack', { number, line })}
        </Link>
      }
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
            ...parts.map((part): Column => ({ key: part, label: t(`ledger.${part}`), align: 'right', render: (row) => fmt.rupiah(row[part]) })),
          ]}
        />
      )}
    </ListScreen>
  )
}
