import { Card, DataTable, Note } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import type { WholeBill } from './words.ts'

type Result = NonNullable<WholeBill['result']>
const ROWS = ['opening', 'added', 'removed', 'closing'] as const
type Part = (typeof ROWS)[number]

/** Both parties' numbers side by side; what came and went opens its cards. */
export function BalanceCard({ it: { bill }, result }: { it: WholeBill; result: Result }) {
  const count = (value: number | null) => (value === null ? '–' : fmt.count(value))
  const gap = (part: Part) => {
    const [mine, theirs] = [result.roster[part], result.bpjs[part]]
    if (mine === null || theirs === null) return '–'
    return mine === theirs ? '0' : `${theirs > mine ? '+' : '−'}${fmt.count(Math.abs(theirs - mine))}`
  }
  const notes = notesOf(result)
  return (
    <Card title={t('bills.balance')}>
      <DataTable
        caption={t('bills.balance')}
        rows={ROWS}
        rowKey={(row) => row}
        columns={[
          { key: 'row', label: t('bills.row'), render: (row) => t(`bills.row-${row}`) },
          { key: 'bpjs', label: t('bills.bpjsSays'), align: 'right', render: (row) => <Moved part={row} value={result.bpjs[row]} billId={bill.id} /> },
          { key: 'roster', label: t('bills.rosterSays'), align: 'right', render: (row) => count(result.roster[row]) },
          { key: 'gap', label: t('bills.gap'), align: 'right', render: gap },
        ]}
      />
      <Note>{t('bills.balanceNote', { verified: fmt.count(result.verified), missing: fmt.count(result.missing), month: fmt.month(bill.month) })}</Note>
      {notes.map((note) => (
        <Note key={note}>{note}</Note>
      ))}
    </Card>
  )
}

function notesOf({ bpjs, roster, declared, untested, rates }: Result): string[] {
  const notes: string[] = []
  for (const [side, balance] of [
    ['bpjs', bpjs],
    ['roster', roster],
  ] as const) {
    if (balance.gap) notes.push(t('bills.gapNote', { side: t(`bills.${side}`), gap: fmt.count(balance.gap) }))
  }
  if (declared.headsGap && declared.heads !== null) {
    notes.push(t('bills.declaredGap', { said: fmt.count(declared.heads), counted: fmt.count(declared.heads - declared.headsGap) }))
  }
  if (declared.rupiahGap && declared.rupiah !== null) {
    notes.push(t('bills.declaredGap', { said: fmt.rupiah(declared.rupiah), counted: fmt.rupiah(declared.rupiah - declared.rupiahGap) }))
  }
  if (untested > 0) notes.push(t('bills.untested', { lines: fmt.count(untested) }))
  const open = rates.find((it) => it.confidence !== 'verified')
  if (open) notes.push(t('bills.unverifiedRate', { month: fmt.month(open.month) }))
  return notes
}

function Moved({ part, value, billId }: { part: Part; value: number | null; billId: string }) {
  const { can } = useOffice()
  if (value === null) return <>–</>
  if ((part !== 'added' && part !== 'removed') || value === 0 || !can('people.read')) return <>{fmt.count(value)}</>
  return (
    <Link to="/tagihan/$billId/mutasi" params={{ billId }} search={{ mutation: part }} className={links.num} preload={false}>
      {fmt.count(value)}
    </Link>
  )
}
