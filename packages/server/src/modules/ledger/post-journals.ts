import { type Account, loadAccounts } from '@semesta/engine'
import type { Ctx } from '../../platform/context.ts'
import * as calc from './journal.calc.ts'
import * as problems from './problems.ts'
import * as store from './store.ts'
import type { AttributionRow, HeadRow, JournalRow } from './tables.ts'

/** What a posted journal is called and where it stands in the books. */
export interface Posted {
  id: string
  number: string
  seq: number
  month: string
  /** false: it was there already, nothing was booked */
  isNew: boolean
}

let chart: ReadonlyMap<string, Account> | undefined
/** The accounts by id, in the order of the chart. */
export const accounts = (): ReadonlyMap<string, Account> => {
  chart ??= new Map(loadAccounts().map((it) => [it.id, it]))
  return chart
}

/** A journal with all its lines, ready to be put into the chain. `asked` tells a retry from a reused id. */
export interface Draft extends Omit<calc.NewJournal, 'lines'> {
  asked: unknown
  lines: readonly calc.Line[]
  reverses?: string
  reservationId?: string
}

/**
 * Posts one journal in the caller's transaction.
 *
 * Shape: spending counts against the pagu of its budget line at once.
 * Fails: `ledger/id-reused`, `ledger/unbalanced`, `ledger/month-closed`, `ledger/line-invalid`, `ledger/account-unknown`, `ledger/line-missing`,
 *        `ledger/pagu-exceeded`, `ledger/attribution-not-found`, `ledger/attribution-differs`.
 */
export async function postJournal(ctx: Ctx, journal: calc.NewJournal): Promise<Posted> {
  const [posted] = await postJournals(ctx, [journal])
  return posted as Posted
}

/** Posts many journals, all or none, as `postJournal` would one after the other; some hundreds at a time are quickest. */
export async function postJournals(ctx: Ctx, journals: readonly calc.NewJournal[]): Promise<Posted[]> {
  return book(
    ctx,
    journals.map((it) => {
      const lines = calc.linesOf(it.lines, accounts())
      const budget = calc.spentBy(lines, accounts()).flatMap((spent) => calc.moved('realisasi', 'pagu-tersedia', spent))
      return { ...it, asked: ['journal', it], lines: [...lines, ...budget] }
    }),
  )
}

/** Puts drafts into the chain of the books. Every way to book ends here. */
export async function book(ctx: Ctx, drafts: readonly Draft[]): Promise<Posted[]> {
  const head = await store.enterBooks(ctx)
  const there = new Map(
    (
      await store.findJournals(
        ctx,
        drafts.map((it) => it.id),
      )
    ).map((it) => [it.id, it]),
  )
  const fresh: Draft[] = []
  for (const draft of drafts) {
    const before = there.get(draft.id)
    if (before && before.asked !== calc.askedDigest(draft.asked)) throw problems.idReused({ id: draft.id })
    if (before) continue
    mustFit(draft, head)
    fresh.push(draft)
  }
  await mustBeLeft(ctx, fresh)
  const rows = journalsOf(ctx, head, fresh, await attributionsOf(ctx, fresh))
  if (rows.length > 0) {
    const lines = rows.flatMap((row, index) =>
      (fresh[index]?.lines ?? []).map((it, no) => ({ ...it, journal_id: row.id, line_no: no + 1, of_lines: row.line_count, month: row.month })),
    )
    await store.insertJournals(ctx, rows, lines)
  }
  const all = new Map([...there.values(), ...rows].map((it) => [it.id, it]))
  return drafts.map(({ id }) => present(all.get(id) as JournalRow, !there.has(id)))
}

export const numberOf = (it: Pick<JournalRow, 'regency_code' | 'seq'>): string => `JU-${it.regency_code}-${String(it.seq).padStart(6, '0')}`
const present = (row: JournalRow, isNew: boolean): Posted => ({ id: row.id, number: numberOf(row), seq: row.seq, month: row.month, isNew })

function mustFit(draft: Draft, head: HeadRow): void {
  calc.mustBalance(draft.lines, accounts())
  const month = draft.on.slice(0, 7)
  if (head.closed_through !== null && month <= head.closed_through) throw problems.monthClosed({ month, closedThrough: head.closed_through })
}

/** No budget line may fall below zero, counted over all drafts. Whoever is here holds the books, so nobody spends in between. */
async function mustBeLeft(ctx: Ctx, drafts: readonly Draft[]): Promise<void> {
  const taken = new Map<string, number>()
  for (const it of drafts.flatMap((draft) => draft.lines)) {
    if (it.account === 'pagu-tersedia' && it.line_id) taken.set(it.line_id, (taken.get(it.line_id) ?? 0) + it.credit - it.debit)
  }
  const asked = [...taken].filter(([, amount]) => amount > 0)
  if (asked.length === 0) return
  const pagu = new Map(
    (
      await store.listPagu(
        ctx,
        asked.map(([lineId]) => lineId),
      )
    ).map((it) => [it.line_id, it.pagu - it.committed - it.realised]),
  )
  for (const [lineId, amount] of asked) {
    const left = pagu.get(lineId) ?? 0
    if (amount > left) throw problems.paguExceeded({ lineId, left, asked: amount })
  }
}

/** The person-months that lines cite, by id: each line is exactly their sum. */
async function attributionsOf(ctx: Ctx, drafts: readonly Draft[]): Promise<ReadonlyMap<string, AttributionRow>> {
  const citing = drafts.flatMap((it) => it.lines).filter((it) => it.attribution_id !== null)
  if (citing.length === 0) return new Map()
  const ids = [...new Set(citing.map((it) => it.attribution_id ?? ''))]
  const byId = new Map((await store.findAttributions(ctx, ids)).map((it) => [it.id, it]))
  for (const line of citing) {
    const id = line.attribution_id ?? ''
    const attribution = byId.get(id)
    if (!attribution) throw problems.attributionNotFound({ id })
    const sum = line.part ? attribution[line.part] : attribution.iuran + attribution.bantuan
    const amount = line.debit + line.credit
    if (amount !== sum) throw problems.attributionDiffers({ id, sum, amount })
  }
  return byId
}

function journalsOf(ctx: Ctx, head: HeadRow, drafts: readonly Draft[], attributions: ReadonlyMap<string, AttributionRow>): JournalRow[] {
  const { actor, bind, now } = ctx
  let [seq, hash] = [head.seq, head.hash]
  return drafts.map((it) => {
    const header = {
      ...{ id: it.id, booked_on: it.on, kind: it.kind, memo: it.memo, ref_kind: it.ref?.kind ?? null, ref_id: it.ref?.id ?? null },
      ...{ document_kind: it.document?.kind ?? null, document_number: it.document?.number ?? null, document_on: it.document?.on ?? null },
      ...{ reverses: it.reverses ?? null, corrects: it.corrects ?? null, reservation_id: it.reservationId ?? null },
    }
    const lines = it.lines.map((line) => ({ ...line, attribution_digest: attributions.get(line.attribution_id ?? '')?.digest ?? null }))
    const digest = calc.contentDigest({ ...header, lines })
    seq += 1
    hash = calc.chained(hash, { seq, digest, postedAt: now, who: actor.id, role: bind.role })
    return {
      ...{ ...header, regency_code: bind.regency, seq, month: it.on.slice(0, 7), line_count: it.lines.length, amount: calc.sumOf(it.lines, 'debit') },
      ...{ asked: calc.askedDigest(it.asked), digest, hash, posted_at: now, posted_by: actor.name, posted_id: actor.id, posted_role: bind.role },
    }
  })
}
