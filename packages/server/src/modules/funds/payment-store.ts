import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { own, rows } from './store.ts'
import type { FileRow, PartOfPayment, PartRow, PaymentRow, StepRow } from './tables.ts'

/** Payments of the months of a year, or of every year up to it. */
export const listPayments = (ctx: Ctx, until: number, from = 0): Promise<PaymentRow[]> =>
  rows(
    ctx,
    sql<PaymentRow>`select * from funds_payment where ${own(ctx)} and month >= ${`${String(from).padStart(4, '0')}-01`} and month <= ${`${until}-12`}
      order by month, opened_at, id`,
  )
export const findPayment = async (ctx: Ctx, id: string): Promise<PaymentRow | undefined> =>
  (await rows(ctx, sql<PaymentRow>`select * from funds_payment where ${own(ctx)} and id::text = ${id}`))[0]
export const paymentsOfRef = (ctx: Ctx, ref: { kind: string; id: string }): Promise<PaymentRow[]> =>
  rows(ctx, sql<PaymentRow>`select * from funds_payment where ${own(ctx)} and ref_kind = ${ref.kind} and ref_id = ${ref.id} order by opened_at, id`)

/** Parts with their line and fund, iuran first, in the order in which funds are used. */
export const listParts = (ctx: Ctx, paymentIds: readonly string[]): Promise<PartOfPayment[]> =>
  rows(
    ctx,
    sql<PartOfPayment>`select p.payment_id, p.line_id, p.reservation_id, p.amount, l.account, l.part, l.fund_id, f.name as fund_name from funds_payment_part as p
      join funds_line as l on l.regency_code = p.regency_code and l.id = p.line_id join funds_fund as f on f.regency_code = l.regency_code and f.id = l.fund_id
      where p.regency_code = ${ctx.bind.regency} and p.payment_id = any (${[...paymentIds]}::uuid[]) order by l.part desc, f.priority, f.name, l.id`,
  )
export const listSteps = (ctx: Ctx, paymentIds: readonly string[]): Promise<StepRow[]> =>
  rows(
    ctx,
    sql<StepRow>`select * from funds_step where ${own(ctx)} and payment_id = any (${[...paymentIds]}::uuid[]) order by attempt, array_position(array['verified', 'spp', 'spm', 'sp2d', 'reversed', 'cancelled'], step)`,
  )
export const listFiles = (ctx: Ctx, paymentIds: readonly string[]): Promise<FileRow[]> =>
  rows(
    ctx,
    sql<FileRow>`select payment_id, step, attempt, sha256, name from funds_file where ${own(ctx)} and payment_id = any (${[...paymentIds]}::uuid[]) order by kept_at, sha256`,
  )

export async function insertPayment(ctx: Ctx, it: Omit<PaymentRow, 'opened_by' | 'opened_at'>): Promise<void> {
  await sql`insert into funds_payment (regency_code, id, purpose, ref_kind, ref_id, month, heads, iuran, bantuan, due_on, document, document_on, attribution, opened_on,
      opened_by, opened_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.purpose}, ${it.ref_kind}, ${it.ref_id}, ${it.month}, ${it.heads}, ${it.iuran}, ${it.bantuan}, ${it.due_on},
      ${it.document}, ${it.document_on}, ${it.attribution}, ${it.opened_on}, ${ctx.actor.name}, ${ctx.now})`.execute(ctx.trx)
}
export async function insertPart(ctx: Ctx, it: PartRow): Promise<void> {
  await sql`insert into funds_payment_part (regency_code, payment_id, line_id, reservation_id, amount)
    values (${ctx.bind.regency}, ${it.payment_id}, ${it.line_id}, ${it.reservation_id}, ${it.amount})`.execute(ctx.trx)
}
export async function insertStep(ctx: Ctx, it: Omit<StepRow, 'taken_id' | 'taken_by' | 'taken_role' | 'taken_at'>): Promise<void> {
  await sql`insert into funds_step (regency_code, id, payment_id, step, attempt, number, taken_on, iuran, bantuan, why, journals, offsets, taken_id, taken_by,
      taken_role, taken_at)
    values (${ctx.bind.regency}, ${it.id}, ${it.payment_id}, ${it.step}, ${it.attempt}, ${it.number}, ${it.taken_on}, ${it.iuran}, ${it.bantuan}, ${it.why},
      ${it.journals}::text[], ${it.offsets}::uuid[], ${ctx.actor.id}, ${ctx.actor.name}, ${ctx.bind.role}, ${ctx.now})`.execute(ctx.trx)
}
/** The same bytes for the same step again change nothing. */
export async function insertFile(ctx: Ctx, it: FileRow): Promise<void> {
  await sql`insert into funds_file (regency_code, payment_id, step, attempt, sha256, name, kept_by, kept_at)
    values (${ctx.bind.regency}, ${it.payment_id}, ${it.step}, ${it.attempt}, ${it.sha256}, ${it.name}, ${ctx.actor.name}, ${ctx.now})
    on conflict (regency_code, payment_id, step, attempt, sha256) do nothing`.execute(ctx.trx)
}
