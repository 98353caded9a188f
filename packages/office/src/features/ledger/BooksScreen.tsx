import { Button } from '@mantine/core'
import { CheckBooks, GetBooks, type OutputOf } from '@semesta/contract'
import { Card, DataTable, Empty, Figure, Note, Row, Screen, StatusTag } from '@semesta/ui'
import { Await, Refused } from '../../app/Await.tsx'
import { useAct, useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { rich, t } from '../../i18n/index.ts'
import { CloseMonth } from './CloseMonth.tsx'
import { JournalsCard } from './JournalsCard.tsx'
import { TrialBalance } from './TrialBalance.tsx'

export type BooksView = OutputOf<typeof GetBooks>

/** Do the books balance, what do they hold, which month is open. */
export function BooksScreen() {
  const { regency } = useOffice()
  const read = useRead(GetBooks, { regency: regency.code })
  const books = read.state === 'ready' ? read.data : null
  const sub = t('ledger.sub', { regency: regency.name })
  if (!books || books.journals === 0) {
    return (
      <Screen title={t('nav.ledger')} sub={sub}>
        <Await read={read} rows={5}>
          {() => <Empty title={t('ledger.none')}>{t('ledger.noneHint')}</Empty>}
        </Await>
      </Screen>
    )
  }
  return (
    <Screen title={t('nav.ledger')} headline={<Headline books={books} />} sub={sub} actions={<CloseMonth books={books} />}>
      <CheckAll />
      <Row columns="one">
        <TrialBalance books={books} />
        <JournalsCard books={books} />
        <Closings books={books} />
      </Row>
    </Screen>
  )
}

function Headline({ books }: { books: BooksView }) {
  const { debit, credit, journals, openMonth } = books
  if (debit !== credit) {
    return rich('ledger.unbalanced', { debit: <Figure tone="bad">{fmt.rupiah(debit)}</Figure>, credit: <Figure tone="bad">{fmt.rupiah(credit)}</Figure> })
  }
  return rich('ledger.balanced', { sum: <Figure tone="good">{fmt.rupiah(debit)}</Figure>, journals: fmt.count(journals), month: fmt.month(openMonth) })
}

/** Every invariant at once, by whoever may read the books. */
function CheckAll() {
  const { regency } = useOffice()
  const check = useAct(CheckBooks, { refresh: false })
  return (
    <div className={links.stack} style={{ marginBottom: 16 }}>
      <div className={links.inline}>
        <Button variant="default" loading={check.busy} onClick={() => check.run({ regency: regency.code })}>
          {t('ledger.check')}
        </Button>
        <output>
          {check.data && (
            <StatusTag tone={check.data.sound ? 'ok' : 'bad'}>
              {check.data.sound
                ? t('ledger.sound', { rules: check.data.rules.length, journals: fmt.count(check.data.journals) })
                : t('ledger.broken', { faults: fmt.count(check.data.faults.length) })}
            </StatusTag>
          )}
        </output>
      </div>
      {check.problem && <Refused problem={check.problem} />}
      {check.data && !check.data.sound && (
        <ul className={links.list} aria-label={t('ledger.fault')}>
          {check.data.faults.map((it) => (
            <li key={`${it.rule} ${it.subject} ${it.detail}`}>
              <b>{it.rule}</b> <span className={links.mono}>{it.subject}</span> {it.detail}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Closings({ books }: { books: BooksView }) {
  const { regency } = useOffice()
  return (
    <Card title={t('ledger.closings')}>
      {books.closings.length === 0 ? (
        <Note>{t('ledger.openNote')}</Note>
      ) : (
        <DataTable
          caption={t('ledger.closings')}
          rows={books.closings}
          rowKey={(row) => row.month}
          columns={[
            { key: 'month', label: t('ledger.month'), render: (row) => fmt.month(row.month) },
            { key: 'journals', label: t('ledger.journals'), align: 'right', render: (row) => fmt.count(row.journals) },
            { key: 'debit', label: t('ledger.debit'), align: 'right', render: (row) => fmt.rupiah(row.debit) },
            { key: 'by', label: t('ledger.closedBy'), render: (row) => row.closedBy },
            { key: 'at', label: t('ledger.closedAt'), render: (row) => fmt.instant(row.closedAt, regency.timeZone) },
          ]}
        />
      )}
    </Card>
  )
}
