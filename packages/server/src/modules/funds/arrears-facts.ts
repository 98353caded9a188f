import type { Ctx } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { todayIn } from '../../platform/today.ts'
import type { DerivedFact } from '../indicators/index.ts'
import { payable, standing, stateOf } from './payment.calc.ts'
import * as store from './payment-store.ts'
import { arrearsSpans, type Owed } from './watch.calc.ts'

/** Bills of a year and the years before it that were not cancelled, as the watch sees them; by what was dated up to a day. */
export async function owedBefore(ctx: Ctx, year: number, until = '9999-12-31'): Promise<Owed[]> {
  const all = (await store.listPayments(ctx, year)).filter((it) => it.opened_on <= until)
  const steps = await store.listSteps(
    ctx,
    all.map((it) => it.id),
  )
  return all.flatMap((it) => {
    const own = steps.filter((step) => step.payment_id === it.id && step.taken_on <= until)
    if (stateOf(own) === 'cancelled') return []
    const paid = standing(own).find((step) => step.step === 'sp2d')
    return [{ paymentId: it.id, month: it.month, total: payable(it, own).total, dueOn: it.due_on, paidOn: paid?.taken_on ?? null }]
  })
}

/** What unpaid bills say about the arrears of the local government: the status of a month rests on it. */
export async function arrearsFacts(ctx: Ctx): Promise<DerivedFact[]> {
  const today = todayIn(ctx)
  const spans = arrearsSpans(await owedBefore(ctx, Number(today.slice(0, 4))), today)
  return spans.map((it) => ({
    ...{ id: derivedId(ctx.bind.regency, 'arrears', it.from), kind: 'pemda-arrears', validFrom: it.from, validUntil: it.until, value: it.rupiah },
    source: `Dana: tagihan ${it.months.join(', ')} lewat jatuh tempo dan belum ada SP2D`,
  }))
}
