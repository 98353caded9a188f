import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { findInForce } from './store.ts'

/**
 * Card and month of everything that is spoken for: held in a signed bill in force, or asked back by a live claim. A later challenge does not count them
 * again, so that what is found, claimed and given back holds every month of a card once.
 */
const listClaimedMonths = (ctx: Ctx, except?: string): RawBuilder<{ card: string; month: string }> => sql<{ card: string; month: string }>`
  select distinct s.card, s.month_billed as month
  from bills_dispute as d
  join bills_bill as b on b.regency_code = d.regency_code and b.id = d.bill_id
  join bills_share as s on s.regency_code = d.regency_code and s.bill_id = d.bill_id and s.row_no = d.row_no
  where d.regency_code = ${ctx.bind.regency} and d.bill_id is distinct from ${except ?? null}::uuid and (d.claim_id is not null or (d.state = 'held' and b.state = 'verified' and not b.superseded))`

/**
 * Writes those card-months as CSV for a challenge of the bill of `month`, without those its own signed bill holds: signed or not, it is held against the same.
 */
export async function writeClaimed(ctx: Ctx, month: string, file: string): Promise<void> {
  const own = await findInForce(ctx, month)
  async function* lines() {
    yield 'card,month\n'
    for await (const it of rowsOf(ctx.trx, listClaimedMonths(ctx, own?.id))) yield `${it.card},${it.month}\n`
  }
  await pipeline(Readable.from(lines()), createWriteStream(file, { mode: 0o600 }))
}

/** Held lines of a bill with a month that another signed bill, or a live claim, has spoken for since this one was challenged. */
export async function countSpokenFor(ctx: Ctx, billId: string): Promise<number> {
  const query = sql<{ n: number }>`select count(distinct mine.row_no)::bigint as n
    from bills_share as mine
    join bills_dispute as m on m.regency_code = mine.regency_code and m.bill_id = mine.bill_id and m.row_no = mine.row_no and m.state = 'held'
    join (${listClaimedMonths(ctx)}) as taken on taken.card = mine.card and taken.month = mine.month_billed
    where mine.regency_code = ${ctx.bind.regency} and mine.bill_id = ${billId}`
  return (await query.execute(ctx.trx)).rows[0]?.n ?? 0
}
