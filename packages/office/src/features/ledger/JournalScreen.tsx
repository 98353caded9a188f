import { GetJournal, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Note, Pairs, Row, Screen, StatusTag } from '@semesta/ui'
import { Link, useParams } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { pick, t, tMaybe } from '../../i18n/index.ts'
import { documentWords, JournalLink } from './JournalsCard.tsx'
import { Reverse } from './Reverse.tsx'

type Whole = OutputOf<typeof GetJournal>

/** One journal: what it books, for what, by whom, what took it back. */
export function JournalScreen() {
  const { journalId } = useParams({ from: '/shell/buku-besar/$journalId' })
  const { regency } = useOffice()
  const read = useRead(GetJournal, { regency: regency.code, journalId })
  if (read.state !== 'ready') {
    return (
      <Screen title={t('nav.ledger')}>
        <Await read={read} rows={4}>
          {() => null}
        </Await>
      </Screen>
    )
  }
  return <Found whole={read.data} />
}

function Found({ whole }: { whole: Whole }) {
  const { can } = useOffice()
  const { journal, lines, isReversible } = whole
  const words = { kind: t(`ledger.kind-${journal.kind}`), amount: fmt.rupiah(journal.amount), date: fmt.date(journal.on), memo: journal.memo || '–' }
  return (
    <Screen
      title={t('ledger.journal', { number: journal.number })}
      headline={t('ledger.journalIs', { ...words, kind: words.kind.charAt(0).toUpperCase() + words.kind.slice(1) })}
      sub={t('ledger.journal', { number: journal.number })}
      actions={isReversible && can('funds.manage') && <Reverse journal={journal} />}
    >
      <Row columns="one">
        <Card title={t('ledger.lines')}>
          <LinesTable journalId={journal.id} lines={lines} />
        </Card>
        <About whole={whole} />
      </Row>
    </Screen>
  )
}

function LinesTable({ journalId, lines }: { journalId: string; lines: Whole['lines'] }) {
  const { can } = useOffice()
  return (
    <DataTable
      caption={t('ledger.lines')}
      rows={lines}
      rowKey={(row) => row.no}
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
        { key: 'debit', label: t('ledger.debit'), align: 'right', render: (row) => (row.debit ? fmt.rupiah(row.debit) : '–') },
        { key: 'credit', label: t('ledger.credit'), align: 'right', render: (row) => (row.credit ? fmt.rupiah(row.credit) : '–') },
        {
          key: 'people',
          label: t('ledger.people'),
          render: (row) => {
            if (row.personMonths === null) return '–'
            const count = t('ledger.peopleOf', { count: fmt.count(row.personMonths) })
            if (!can('people.read')) return count
            return (
              <Link to="/buku-besar/$journalId/baris/$line" params={{ journalId, line: String(row.no) }} search={{}} className={links.link} preload={false}>
                {count}
              </Link>
            )
          },
        },
      ]}
    />
  )
}

function About({ whole: { journal, hash } }: { whole: Whole }) {
  const { regency } = useOffice()
  const rows = [
    { term: t('ledger.document'), value: journal.document ? `${documentWords(journal.document)}, ${fmt.date(journal.document.on)}` : '–' },
    ...(journal.ref ? [{ term: t('ledger.ref'), value: <RefLink {...journal.ref} /> }] : []),
    ...(journal.reverses ? [{ term: t('ledger.reverses'), value: <JournalLink {...journal.reverses} /> }] : []),
    ...(journal.corrects ? [{ term: t('ledger.corrects'), value: fmt.month(journal.corrects) }] : []),
    { term: t('ledger.postedBy'), value: `${journal.postedBy} · ${tMaybe(`roles.${journal.role}`) ?? journal.role}` },
    { term: t('ledger.postedAt'), value: fmt.instant(journal.postedAt, regency.timeZone) },
    { term: t('ledger.hash'), value: <span className={links.mono}>{hash}</span> },
  ]
  return (
    <Card
      title={t('ledger.about')}
      aside={
        journal.reversedBy && (
          <>
            <StatusTag tone="bad">{t('ledger.reversedBy')}</StatusTag> <JournalLink {...journal.reversedBy} />
          </>
        )
      }
    >
      <Pairs rows={rows} />
      <Note>{t('ledger.hashNote')}</Note>
    </Card>
  )
}

/** What a journal is for, where it can be looked at and taken back. */
function RefLink({ kind, id }: { kind: string; id: string }) {
  const words = `${tMaybe(`ledger.ref-${kind}`) ?? kind} ${id.slice(0, 8)}`
  if (kind === 'payment') {
    return (
      <Link to="/dana" search={{}} className={links.link}>
        {words}
      </Link>
    )
  }
  if (kind === 'claim') {
    return (
      <Link to="/klaim/$claimId" params={{ claimId: id }} search={{}} className={links.link}>
        {words}
      </Link>
    )
  }
  return <>{words}</>
}
