import type { Payment } from '@semesta/contract'
import { covers } from '@semesta/kernel'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { givenBy, mayReverse, nextFor, payable, standing, stateOf } from './payment.calc.ts'
import * as store from './payment-store.ts'
import { notFound } from './problems.ts'
import type { PaymentRow, StepRow } from './tables.ts'

export type PaymentView = z.output<typeof Payment>

/** Bills of a fiscal year on their way, the newest month first; by what was dated up to a day. */
export async function paymentsOfYear(ctx: Ctx, year: number, until?: string): Promise<PaymentView[]> {
  return view(ctx, (await store.listPayments(ctx, year, year)).toReversed(), until)
}

/** Payments opened for something of another room, e.g. `{ kind: 'bill', id }`. */
export const paymentsOf = async (ctx: Ctx, ref: { kind: string; id: string }): Promise<PaymentView[]> => view(ctx, await store.paymentsOfRef(ctx, ref))

/** One payment. Fails: `funds/not-found`. */
export async function getPayment(ctx: Ctx, id: string): Promise<PaymentView> {
  const row = await store.findPayment(ctx, id)
  const [found] = row ? await view(ctx, [row]) : []
  if (!found) throw notFound({ id })
  return found
}

/** Roles this person holds on the whole regency; the command line may do every step. */
function rolesOf({ actor, bind }: Ctx): readonly string[] | 'all' {
  return actor.kind === 'system' ? 'all' : actor.grants.filter((it) => it.areaCode === '00' || covers(it.areaCode, bind.regency)).map((it) => it.role)
}

async function view(ctx: Ctx, rows: readonly PaymentRow[], until?: string): Promise<PaymentView[]> {
  const isThere = (on: string) => until === undefined || on <= until
  const all = rows.filter((it) => isThere(it.opened_on))
  const ids = all.map((it) => it.id)
  const [parts, steps, files] = [await store.listParts(ctx, ids), await store.listSteps(ctx, ids), await store.listFiles(ctx, ids)]
  const who = { id: ctx.actor.id, roles: rolesOf(ctx) }
  const views: PaymentView[] = []
  for (const row of all) {
    const own = steps.filter((it) => it.payment_id === row.id && isThere(it.taken_on))
    const state = stateOf(own)
    const sums = payable(row, own)
    const next = until === undefined ? nextFor(own, who) : null
    const stands = new Set(standing(own))
    const filesOf = ({ step, attempt }: StepRow) =>
      files.filter((it) => it.payment_id === row.id && it.step === step && it.attempt === attempt).map(({ name, sha256 }) => ({ name, sha256 }))
    views.push({
      ...{ id: row.id, month: row.month, ref: { kind: row.ref_kind, id: row.ref_id }, heads: row.heads, ...sums, billed: row.iuran + row.bantuan },
      ...{ dueOn: row.due_on, document: row.document, openedOn: row.opened_on, openedBy: row.opened_by, state },
      next: next && { ...next, statement: next.step === 'verified' && row.ref_kind === 'bill' },
      isReversible: until === undefined && state === 'sp2d' && mayReverse(who.roles),
      parts: givenBy(
        parts.filter((it) => it.payment_id === row.id),
        sums,
      ).flatMap((it) => (it.given === 0 ? [] : [{ lineId: it.line_id, fundName: it.fund_name, account: it.account, part: it.part, amount: it.given }])),
      steps: own.map((it) => ({
        ...{ step: it.step, number: it.number, on: it.taken_on, why: it.why, files: filesOf(it), by: it.taken_by, role: it.taken_role },
        ...{ at: it.taken_at.toISOString(), attempt: it.attempt, stands: it.step === 'reversed' || stands.has(it) },
      })),
      journals: own.flatMap((it) => it.journals),
    })
  }
  return views
}
