import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'

/** Card and month of everything a live claim asks back: one month a line where the claim asks for the minimum, all that were billed otherwise. */
export const listClaimedMonths = (ctx: Ctx): RawBuilder<{ card: string; month: string }> => sql<{ card: string; month: string }>`
  select distinct s.card, s.month_billed as month
  from bills_dispute as d
  join bills_line as l on l.regency_code = d.regency_code and l.bill_id = d.bill_id and l.row_no = d.row_no
  join bills_share as s on s.regency_code = d.regency_code and s.bill_id = d.bill_id and s.row_no = d.row_no
  where d.regency_code = ${ctx.bind.regency} and d.claim_id is not null and (d.claim_basis = 'full' or s.month_billed = l.month_billed)`
