import { createHash } from 'node:crypto'
import type { JOURNAL_KINDS } from '@semesta/contract'
import type { Account } from '@semesta/engine'
import type { Rupiah } from '@semesta/kernel'
import { accountUnknown, lineInvalid, lineMissing, unbalanced } from './problems.ts'
import type { LineRow } from './tables.ts'

/** What a journal records. */
export type JournalKind = (typeof JOURNAL_KINDS)[number]

/** One side of a booking: exactly one of `debit` and `credit`, above zero. */
export interface NewLine {
  account: string
  debit?: Rupiah
  credit?: Rupiah
  fundId?: string
  /** budget line; every expense names one */
  lineId?: string
  /** person-months behind the amount, and which part of them: the line is exactly their sum */
  attribution?: string
  part?: 'iuran' | 'bantuan'
}
export interface NewJournal {
  /** uuid chosen by the caller: the same again is harmless, with other content refused */
  id: string
  /** `YYYY-MM-DD`; its month is the month booked */
  on: string
  kind: JournalKind
  memo: string
  document?: { kind: string; number: string; on: string }
  /** what of another room it books, e.g. a bill */
  ref?: { kind: string; id: string }
  /** `YYYY-MM`: the closed month it corrects */
  corrects?: string
  lines: readonly NewLine[]
}
export type Line = Omit<LineRow, 'journal_id' | 'line_no'>

const groupOf = (it: Account['class']) => (it === 'budget' || it === 'memorandum' ? it : 'money')

/** The lines as they are kept. Fails: `ledger/line-invalid`, `ledger/account-unknown`, `ledger/line-missing`. */
export function linesOf(lines: readonly NewLine[], chart: ReadonlyMap<string, Account>): Line[] {
  return lines.map((it, index) => {
    const [debit, credit] = [it.debit ?? 0, it.credit ?? 0]
    const isWhole = [debit, credit].every((amount) => Number.isSafeInteger(amount) && amount >= 0)
    if (!isWhole || (debit === 0) === (credit === 0)) throw lineInvalid({ line: index + 1 })
    const account = chart.get(it.account)
    if (!account || account.class === 'budget') throw accountUnknown({ account: it.account })
    if (account.class === 'expense' && !it.lineId) throw lineMissing({ account: it.account })
    const keys = { fund_id: it.fundId ?? null, line_id: it.lineId ?? null, attribution_id: it.attribution ?? null, part: it.part ?? null }
    return { account: it.account, debit, credit, ...keys }
  })
}

/** Fails: `ledger/unbalanced` when money, budget or memorandum accounts do not balance each among themselves. */
export function mustBalance(lines: readonly Line[], chart: ReadonlyMap<string, Account>): void {
  for (const group of ['money', 'budget', 'memorandum'] as const) {
    const own = lines.filter((it) => groupOf(chart.get(it.account)?.class ?? 'asset') === group)
    const [debit, credit] = [sumOf(own, 'debit'), sumOf(own, 'credit')]
    if (debit !== credit) throw unbalanced({ debit, credit })
  }
  if (lines.length < 2) throw unbalanced({ debit: sumOf(lines, 'debit'), credit: sumOf(lines, 'credit') })
}

export const sumOf = (lines: readonly Line[], side: 'debit' | 'credit'): number => lines.reduce((total, it) => total + it[side], 0)

/** What the lines spend, by budget line and fund. Unit: rupiah; negative where more comes back than goes. */
export function spentBy(lines: readonly Line[], chart: ReadonlyMap<string, Account>): { lineId: string; fundId: string | null; amount: number }[] {
  const spent = new Map<string, { lineId: string; fundId: string | null; amount: number }>()
  for (const it of lines) {
    if (chart.get(it.account)?.class !== 'expense' || it.line_id === null) continue
    const key = JSON.stringify([it.line_id, it.fund_id])
    const sum = spent.get(key) ?? { lineId: it.line_id, fundId: it.fund_id, amount: 0 }
    spent.set(key, { ...sum, amount: sum.amount + it.debit - it.credit })
  }
  return [...spent.values()].filter((it) => it.amount !== 0)
}

type BudgetAccount = 'apropriasi' | 'pagu-tersedia' | 'komitmen' | 'realisasi'

/** Moves an amount of a budget line between two budget accounts; a negative amount moves it back. Shape: two lines, none for zero. */
export function moved(to: BudgetAccount, from: BudgetAccount, it: { lineId: string; fundId: string | null; amount: number }): Line[] {
  if (it.amount === 0) return []
  const [debit, credit] = it.amount > 0 ? [to, from] : [from, to]
  const keys = { fund_id: it.fundId, line_id: it.lineId, attribution_id: null, part: null }
  const amount = Math.abs(it.amount)
  return [
    { account: debit, debit: amount, credit: 0, ...keys },
    { account: credit, debit: 0, credit: amount, ...keys },
  ]
}

/** The mirror image of booked lines. */
export const mirrored = (lines: readonly Line[]): Line[] => lines.map((it) => ({ ...it, debit: it.credit, credit: it.debit }))

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Digest of anything a caller asks for; undefined fields do not count. */
export const askedDigest = (ask: unknown): string => sha256(JSON.stringify(sorted(ask)))

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).filter(([, it]) => it !== undefined)
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, it]) => [key, sorted(it)]))
}

/** Everything a journal says, in a fixed order. `attributions` are digests of the person-months its lines cite. */
export interface Content {
  id: string
  booked_on: string
  kind: string
  memo: string
  document_kind: string | null
  document_number: string | null
  document_on: string | null
  ref_kind: string | null
  ref_id: string | null
  reverses: string | null
  corrects: string | null
  reservation_id: string | null
  lines: readonly (Line & { attribution_digest: string | null })[]
}

/** Digest of a journal's content, as it stands in the chain. */
export function contentDigest(it: Content): string {
  const header = [it.id, it.booked_on, it.kind, it.memo, it.document_kind, it.document_number, it.document_on, it.ref_kind, it.ref_id]
  const lines = it.lines.map((line) => [
    line.account,
    line.debit,
    line.credit,
    line.fund_id,
    line.line_id,
    line.attribution_id,
    line.part,
    line.attribution_digest,
  ])
  return sha256(JSON.stringify([...header, it.reverses, it.corrects, it.reservation_id, lines]))
}

/** The next hash of the chain; the function `ledger_hash` of the database computes the same. */
export function chained(prev: string, it: { seq: number; digest: string; postedAt: Date; who: string; role: string }): string {
  return sha256([prev, it.seq, it.digest, it.postedAt.toISOString(), it.who, it.role].join('|'))
}
