import { Button, TextInput } from '@mantine/core'
import { ExportJournals, JOURNAL_KINDS, type Journal, ListJournals } from '@semesta/contract'
import { Card, DataTable, Note, StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import type { z } from 'zod'
import { Choice } from '../../app/Filters.tsx'
import { fmt } from '../../app/format.ts'
import { Rows, useList } from '../../app/List.tsx'
import links from '../../app/links.module.css'
import { ExportLinks, exportOf } from '../../app/links.tsx'
import { useFilters, useOffice } from '../../app/office.tsx'
import { pick, t, tMaybe } from '../../i18n/index.ts'
import type { BooksView } from './BooksScreen.tsx'

export type JournalView = z.output<typeof Journal>
const PAGE_SIZE = 25

/** Every journal, newest first, narrowed by month, kind, account and words. */
export function JournalsCard({ books }: { books: BooksView }) {
  const { regency } = useOffice()
  const { search } = useFilters()
  const { bookedIn: month, booked: kind, account, q } = search
  const filter = { regency: regency.code, month, kind, account, q }
  const list = useList(ListJournals, { ...filter }, PAGE_SIZE)
  return (
    <Card
      title={t('ledger.journals')}
      aside={
        <div className={links.inline}>
          <ExportLinks of={exportOf(ExportJournals, filter)} />
        </div>
      }
    >
      <JournalFilters books={books} />
      <Rows list={list} none={t('ledger.noJournal')}>
        {(data) => (
          <>
            <Note>{t('ledger.journalsSum', { total: fmt.count(data.total), amount: fmt.rupiah(data.amount) })}</Note>
            <JournalTable rows={data.rows} />
          </>
        )}
      </Rows>
    </Card>
  )
}

function JournalFilters({ books }: { books: BooksView }) {
  const { search, change } = useFilters()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    change({ q: String(new FormData(event.currentTarget).get('q') ?? '').trim() || undefined })
  }
  return (
    <form className={links.filters} onSubmit={submit}>
      <Choice
        label={t('ledger.month')}
        value={search.bookedIn}
        options={books.months.map((it) => ({ value: it, label: fmt.month(it) }))}
        onChange={(bookedIn) => change({ bookedIn })}
      />
      <Choice
        label={t('ledger.kind')}
        value={search.booked}
        options={JOURNAL_KINDS.map((it) => ({ value: it, label: t(`ledger.kind-${it}`) }))}
        onChange={(value) => change({ booked: JOURNAL_KINDS.find((it) => it === value) })}
      />
      <Choice
        label={t('ledger.account')}
        value={search.account}
        options={books.accounts.map((it) => ({ value: it.id, label: `${it.code} ${pick(it.nama, it.name)}` }))}
        onChange={(account) => change({ account })}
      />
      <TextInput name="q" label={t('ledger.search')} defaultValue={search.q} key={search.q} />
      <Button type="submit" variant="default" className={links.fixed}>
        {t('ledger.find')}
      </Button>
    </form>
  )
}

export function JournalTable({ rows }: { rows: readonly JournalView[] }) {
  return (
    <DataTable
      caption={t('ledger.journals')}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        { key: 'number', label: t('ledger.number'), render: (row) => <JournalLink {...row} /> },
        { key: 'on', label: t('ledger.on'), render: (row) => fmt.date(row.on) },
        {
          key: 'kind',
          label: t('ledger.kind'),
          render: (row) => <StatusTag tone={row.kind === 'reversal' ? 'warn' : row.reversedBy ? 'bad' : 'neutral'}>{t(`ledger.kind-${row.kind}`)}</StatusTag>,
        },
        {
          key: 'memo',
          label: t('ledger.memo'),
          render: (row) => (
            <>
              {row.memo || '–'}
              {row.reversedBy && <div className={links.minor}>{t('ledger.reversed', { number: row.reversedBy.number })}</div>}
            </>
          ),
        },
        { key: 'document', label: t('ledger.document'), render: (row) => (row.document ? documentWords(row.document) : '–') },
        { key: 'amount', label: t('ledger.amount'), align: 'right', render: (row) => fmt.rupiah(row.amount) },
      ]}
    />
  )
}

/** What a booking rests on: its kind in words where it is known, and its number. */
export const documentWords = ({ kind, number }: { kind: string; number: string }) => `${tMaybe(`ledger.document-${kind}`) ?? kind} ${number}`

/** The number of a journal that opens it. */
export function JournalLink({ id, number }: { id: string; number: string }) {
  return (
    <Link to="/buku-besar/$journalId" params={{ journalId: id }} search={{}} className={links.link}>
      <span className={links.number}>{number}</span>
    </Link>
  )
}
