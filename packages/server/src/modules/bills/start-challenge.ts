import type { Ctx } from '../../platform/context.ts'
import { enqueue } from '../../platform/jobs.ts'
import { findMonth } from '../months/index.ts'
import { getBill } from './find-bill.ts'
import { beingChallenged, monthNotBuilt, superseded, tooLate } from './problems.ts'
import * as store from './store.ts'
import type { BillRow } from './tables.ts'

/** What the job of a bill is called: `Uji tagihan 2025-11`. */
export const challengeTitle = (month: string) => `Uji tagihan ${month}`

/** Has a bill held against the roster in the background. */
export async function startChallenge(ctx: Ctx, bill: BillRow): Promise<BillRow> {
  const job = await enqueue(ctx, { kind: 'bills.challenge', title: challengeTitle(bill.month), payload: { billId: bill.id } })
  return store.changeBill(ctx, bill.id, { state: 'challenging', job_id: job.id, problem: null })
}

/**
 * The same once more, after the month was built anew; what people decided stays.
 *
 * Fails: `bills/not-found`, `bills/superseded`, `bills/too-late` once it is signed, `bills/being-challenged`, `bills/month-not-built`.
 */
export async function challengeAgain(ctx: Ctx, billId: string): Promise<BillRow> {
  const { month } = await getBill(ctx, billId)
  await store.lockMonth(ctx, month)
  const bill = await getBill(ctx, billId)
  if (bill.superseded) throw superseded({ month })
  if (bill.state === 'verified') throw tooLate({ state: bill.state })
  if (bill.state === 'challenging') throw beingChallenged({})
  if (!(await findMonth(ctx, month))) throw monthNotBuilt({ month })
  return startChallenge(ctx, bill)
}
