import type { DecideDisputes, OutputOf } from '@semesta/contract'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import * as disputes from './dispute-store.ts'
import { getBill } from './find-bill.ts'
import { choiceChanged, decidedSince, decisionNotFound, idReused, notChallenged, superseded, tooLate } from './problems.ts'
import * as store from './store.ts'
import type { BillRow, DecisionRow } from './tables.ts'

type Ask = Omit<ParsedInput<typeof DecideDisputes>, 'regency'>

/** The bill while people may still decide about its lines, held until the request ends. */
async function held(ctx: Ctx, billId: string): Promise<BillRow> {
  const { month } = await getBill(ctx, billId)
  await store.lockMonth(ctx, month)
  const bill = await getBill(ctx, billId)
  if (bill.superseded) throw superseded({ month })
  if (bill.state === 'verified') throw tooLate({ state: bill.state })
  if (bill.state !== 'challenged') throw notChallenged({ state: bill.state })
  return bill
}

/**
 * Holds disputed lines against BPJS Kesehatan, or lets them go: some rows, or all of a choice.
 *
 * Shape: a row of its own with who, when and why; how each line stood before is kept, so that it can be taken back. The same id sent twice is one decision.
 * Fails: `bills/not-found`, `bills/too-late`, `bills/not-challenged`, `bills/choice-changed` when the choice holds another number of lines than was shown,
 *        `bills/id-reused`, `areas/not-found`.
 */
export async function decideDisputes(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof DecideDisputes>> {
  areaWithin(ctx, ask.area)
  const before = await disputes.findDecision(ctx, ask.id)
  if (before) return repeated(before, ask)
  const bill = await held(ctx, ask.billId)
  const choice = { test: ask.test, state: ask.state, area: ask.area, atLeast: ask.atLeast, rows: ask.rows }
  const lines = await disputes.lockChoice(ctx, bill.id, choice)
  if (lines.length !== ask.expectLines) throw choiceChanged({ expected: ask.expectLines, lines: lines.length })
  const sum = (key: 'rupiah_minimum' | 'rupiah_full') => lines.reduce((total, it) => total + it[key], 0)
  const decision = {
    ...{ id: ask.id, bill_id: bill.id, verdict: ask.verdict, reason: ask.reason, undoes: null, choice },
    ...{ lines: lines.length, rupiah_minimum: sum('rupiah_minimum'), rupiah_full: sum('rupiah_full') },
  }
  await disputes.insertDecision(ctx, decision)
  const rows = lines.map((it) => it.row_no)
  await disputes.setDecided(ctx, { billId: bill.id, decisionId: ask.id, verdict: ask.verdict, rows })
  return outcomeOf(decision)
}

const outcomeOf = (it: Pick<DecisionRow, 'id' | 'lines' | 'rupiah_minimum' | 'rupiah_full'>) => ({
  ...{ id: it.id, lines: it.lines, rupiahMinimum: it.rupiah_minimum, rupiahFull: it.rupiah_full },
})

function repeated(before: DecisionRow, ask: Ask) {
  const isSame = before.bill_id === ask.billId && before.verdict === ask.verdict && before.reason === ask.reason && before.lines === ask.expectLines
  if (!isSame) throw idReused({ id: ask.id })
  return outcomeOf(before)
}

/**
 * Takes a decision back: its lines stand again as they stood before it.
 *
 * Fails: `bills/decision-not-found`, `bills/decided-since` when some of its lines have been decided anew, `bills/too-late`, `bills/id-reused`.
 */
export async function undoDecision(ctx: Ctx, ask: { billId: string; decisionId: string; id: string; reason: string }): Promise<{ id: string; lines: number }> {
  const again = await disputes.findDecision(ctx, ask.id)
  if (again && again.undoes !== ask.decisionId) throw idReused({ id: ask.id })
  if (again) return { id: again.id, lines: again.lines }
  const bill = await held(ctx, ask.billId)
  const all = await disputes.listDecisions(ctx, bill.id)
  const decision = all.find((it) => it.id === ask.decisionId && it.verdict !== 'undone')
  if (!decision || all.some((it) => it.undoes === decision.id)) throw decisionNotFound({})
  if (decision.standing !== decision.lines) throw decidedSince({ lines: decision.lines - decision.standing })
  const { lines, rupiah_minimum, rupiah_full } = decision
  const undo = { id: ask.id, bill_id: bill.id, verdict: 'undone' as const, reason: ask.reason, undoes: decision.id, choice: {} }
  await disputes.insertDecision(ctx, { ...undo, lines, rupiah_minimum, rupiah_full })
  await disputes.setBack(ctx, bill.id, decision.id)
  return { id: ask.id, lines }
}
