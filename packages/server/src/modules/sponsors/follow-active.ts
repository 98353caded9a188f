import type { Ctx } from '../../platform/context.ts'
import { enqueue, type JobHandler } from '../../platform/jobs.ts'
import { findNewestMonth } from '../months/index.ts'
import { listByNumbers, type PersonRecord } from '../people/index.ts'
import * as plans from './plan-store.ts'
import { standing } from './pledge.calc.ts'
import * as pledges from './pledge-store.ts'
import { asOffice } from './reach.ts'
import * as store from './store.ts'

const PAGE = 2_000

/** Has it counted, after a month was built, how many of the people funded its roster shows active. */
export async function requestFollow(ctx: Ctx): Promise<void> {
  await store.enter(ctx, '*')
  if ((await pledges.listSteps(ctx)).some((it) => it.kind === 'allocated')) {
    await enqueue(ctx, { kind: 'sponsors.follow', title: 'Peserta donasi menurut bulan terbaru', payload: {} })
  }
  await store.enter(ctx, '')
}

/** Counts it for every allocation that stands. A month whose names are put away cannot be counted any more; the count made before stays. */
export async function followNow(ctx: Ctx): Promise<number> {
  const month = await findNewestMonth(ctx)
  if (!month?.people_online) return 0
  const allocations = standing(await pledges.listSteps(ctx)).filter((it) => it.kind === 'allocated')
  for (const step of allocations) {
    let [heads, active] = [0, 0]
    for (let offset = 0; ; offset += PAGE) {
      const seats = await plans.listFunded(ctx, { pledgeId: step.pledge_id, stepId: step.id }, { limit: PAGE, offset })
      const rows = await rowsByNumber(ctx, seats)
      heads += seats.length
      active += seats.filter((it) => rowsOf(rows, it).some((row) => row.is_active)).length
      if (seats.length < PAGE) break
    }
    await pledges.keepActive(ctx, { step_id: step.id, pledge_id: step.pledge_id, sponsor_id: step.sponsor_id, month: month.month, heads, active })
  }
  return allocations.length
}

/** What the newest month says of some people, by NIK and by card number. */
export async function rowsByNumber(ctx: Ctx, people: readonly { nik: string; card: string | null }[]): Promise<Map<string, PersonRecord[]>> {
  const month = await findNewestMonth(ctx)
  const byNumber = new Map<string, PersonRecord[]>()
  if (!month?.people_online || people.length === 0) return byNumber
  const numbers = people.flatMap((it) => [it.nik, it.card].filter((one) => one !== null))
  for (const row of await listByNumbers(ctx, month, numbers)) {
    for (const number of [row.nik, row.card]) if (number) byNumber.set(number, [...(byNumber.get(number) ?? []), row])
  }
  return byNumber
}

/** Rows of one person: where a NIK is shared, those of the person who was chosen, as long as the month still knows that person. */
export function rowsOf(rows: ReadonlyMap<string, PersonRecord[]>, it: { person_id: string; nik: string; card: string | null }): PersonRecord[] {
  const found = rows.get(it.nik) ?? rows.get(it.card ?? '') ?? []
  const own = found.filter((row) => row.person_id === it.person_id)
  return own.length > 0 ? own : found
}

export const followJob: JobHandler = {
  kind: 'sponsors.follow',
  run: (job) =>
    job.inRegency(async (ctx) => {
      await asOffice(ctx)
      return { allocations: await followNow(ctx) }
    }),
}
