import type { RecordPledge } from '@semesta/contract'
import { covers } from '@semesta/kernel'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { areaNotFound } from '../../platform/problems.ts'
import { getSponsor, mustBeFree } from './check-sponsor.ts'
import { rateOptions } from './law.ts'
import * as pledges from './pledge-store.ts'
import { pledgeNotFound, pledgeUnfit } from './problems.ts'
import { sameAs } from './same-as.ts'
import * as store from './store.ts'
import type { PledgeRow } from './tables.ts'

/** Fails: `sponsors/pledge-not-found`. */
export async function getPledge(ctx: Ctx, pledgeId: string): Promise<PledgeRow> {
  const row = await pledges.findPledge(ctx, pledgeId)
  if (!row) throw pledgeNotFound({})
  return row
}

/**
 * Records what a donor promises.
 *
 * Unit:  rupiah a head and month by the law of its first month; a sum is not rounded to whole heads, what is left over stays left.
 * Fails: as `mustBeFree`; `sponsors/pledge-unfit`, `areas/not-found`, `sponsors/id-reused`.
 */
export async function recordPledge(ctx: Ctx, ask: ParsedInput<typeof RecordPledge>): Promise<PledgeRow> {
  const sponsor = await getSponsor(ctx, ask.sponsorId)
  const stray = ask.ring.areas.find((area) => !covers(ctx.bind.regency, area))
  if (stray) throw areaNotFound({ area: stray })
  const rate = rateOptions(ask.firstMonth).find((it) => it.basis === ask.rateBasis)
  const amount = rate && amountOf(ask, rate.rupiah)
  if (!rate || !amount) throw pledgeUnfit({ fault: rate ? 'amount' : 'rate' })
  const { ageMin, ageMax } = ask.ring
  if (ageMin !== null && ageMax !== null && ageMin > ageMax) throw pledgeUnfit({ fault: 'age' })
  const row = {
    ...{ id: ask.id, sponsor_id: sponsor.sponsor_id, basis: ask.basis, people: ask.basis === 'people' ? ask.people : null, months: ask.months },
    ...{ rate_basis: ask.rateBasis, rate_rupiah: rate.rupiah, amount_rupiah: amount, first_month: ask.firstMonth, ring: ask.ring },
    ...{ pledged_on: ask.pledgedOn, note: ask.note },
  }
  await store.lock(ctx)
  const before = sameAs(await pledges.findPledge(ctx, ask.id), row)
  if (before) return before
  const { checkId, exceptionId } = await mustBeFree(ctx, sponsor)
  await pledges.insertPledge(ctx, { ...row, check_id: checkId, exception_id: exceptionId })
  return getPledge(ctx, ask.id)
}

/** A promise of people in rupiah, or the sum itself; null for a sum that does not reach one person. */
function amountOf({ basis, people, amountRupiah, months }: ParsedInput<typeof RecordPledge>, rate: number): number | null {
  const amount = basis === 'people' ? (people ?? 0) * months * rate : (amountRupiah ?? 0)
  return amount >= months * rate ? amount : null
}
