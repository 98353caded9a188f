import type { RecordBudgetAct } from '@semesta/contract'
import { rupiah } from '@semesta/kernel'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { appropriate } from '../ledger/index.ts'
import { isInBudget } from './eligible.calc.ts'
import { payerOf } from './payers.ts'
import { notFound, outsideBudget, unfit } from './problems.ts'
import * as store from './store.ts'
import type { FundRow, Part } from './tables.ts'

type Ask = Omit<ParsedInput<typeof RecordBudgetAct>, 'regency'>
const NAMES = { murni: 'APBD murni', perubahan: 'APBD perubahan', pergeseran: 'Pergeseran anggaran' }

/**
 * Records the budget, its change or a shift between lines. Lines come to be with the first act that names them.
 *
 * Shape: one act, all of its lines or none. A shift adds up to nothing; the first budget only gives. What is taken is booked first, so that a
 *        line that has spent its money refuses the whole act.
 * Fails: `funds/id-reused`, `funds/not-found`, `funds/unfit`, `funds/outside-budget`, `ledger/pagu-exceeded`, `ledger/month-closed`.
 */
export async function recordAct(ctx: Ctx, ask: Ask): Promise<{ id: string }> {
  mustFit(ask)
  if (!(await store.claim(ctx, ask.id, 'act', ask))) return { id: ask.id }
  const lines: { line_id: string; amount: number }[] = []
  for (const it of ask.lines.toSorted((a, b) => a.amount - b.amount)) {
    const fund = await store.findFund(ctx, it.fundId)
    if (!fund || fund.year !== ask.year) throw notFound({ id: it.fundId })
    if (!isInBudget(fund.kind)) throw outsideBudget({ kind: fund.kind })
    const lineId = await lineOf(ctx, fund, it.part)
    const document = { kind: NAMES[ask.stage], number: ask.document, on: ask.on }
    const memo = `${NAMES[ask.stage]} ${ask.year}: ${fund.name}`
    await appropriate(ctx, { id: derivedId(ask.id, lineId), lineId, fundId: fund.id, amount: rupiah(it.amount), on: ask.on, document, memo })
    lines.push({ line_id: lineId, amount: it.amount })
  }
  const { id, year, stage, on, document, why } = ask
  await store.insertAct(ctx, { id, year, stage, decided_on: on, document, why }, lines)
  return { id }
}

function mustFit({ stage, lines }: Ask): void {
  const sum = lines.reduce((total, it) => total + it.amount, 0)
  const twice = new Set(lines.map((it) => `${it.fundId}/${it.part}`)).size < lines.length
  if (twice) throw unfit({ fault: 'a line is named twice' })
  if (lines.some((it) => it.amount === 0)) throw unfit({ fault: 'a line changes by nothing' })
  if (stage === 'pergeseran' && sum !== 0) throw unfit({ fault: `a shift adds up to nothing, this one to Rp${sum}` })
  if (stage === 'murni' && lines.some((it) => it.amount < 0)) throw unfit({ fault: 'the first budget takes nothing away' })
}

async function lineOf(ctx: Ctx, fund: FundRow, part: Part): Promise<string> {
  const { account } = await payerOf(ctx, 'PBPU_PEMDA', part, fund.from_month)
  const found = (await store.listLines(ctx, fund.year)).find((it) => it.fund_id === fund.id && it.part === part)
  if (found) return found.id
  const id = derivedId(fund.id, part)
  await store.insertLine(ctx, { id, year: fund.year, fund_id: fund.id, account, part })
  return id
}
