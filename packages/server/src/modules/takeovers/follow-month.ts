import { createHash } from 'node:crypto'
import { loadPolicy } from '@semesta/engine'
import { reportingDate } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { todayIn } from '../../platform/today.ts'
import { monthText } from '../letters/index.ts'
import { findNewestMonth, type MonthRow } from '../months/index.ts'
import { findStandings, type Standing } from '../people/index.ts'
import { endAvoided, recordSaving } from '../savings/index.ts'
import { keepAct } from './acts.ts'
import * as people from './person-store.ts'
import { rateOf } from './simulate-takeover.ts'
import { followed } from './stage.calc.ts'
import * as store from './store.ts'
import type { Kind, ProgrammeRecord } from './tables.ts'

const PAGE = 2_000

/**
 * Holds everybody whose file went out against the newest roster: confirmed, asked after, or fallen back.
 *
 * Shape: a programme a transaction; the same build twice changes nothing. Only the newest month speaks: an old one that is built again tells nothing new.
 *        A move that the roster confirms is booked as a saving for the months ahead that the office counts; from the month in which the city pays again, what is
 *        left of it is taken back.
 */
export async function followMonth(job: Pick<JobCtx, 'inRegency'>, month: string): Promise<{ followed: number }> {
  const plan = await job.inRegency(async (ctx) => {
    const newest = await findNewestMonth(ctx)
    return newest?.month === month && newest.people_online ? { newest, programmes: await store.listProgrammes(ctx) } : null
  })
  let count = 0
  if (plan) for (const programme of plan.programmes) count += await job.inRegency((ctx) => followProgramme(ctx, programme, plan.newest))
  return { followed: count }
}

async function followProgramme(ctx: Ctx, programme: ProgrammeRecord, month: MonthRow): Promise<number> {
  const act = { id: idOf(programme.id, month.build_id), kind: 'follow' as const, programmeId: programme.id, content: { build: month.build_id } }
  await store.lockProgramme(ctx, programme.id)
  if (await store.findAct(ctx, act.id)) return 0
  const steps: people.Step[] = []
  let fresh = 0
  for await (const { person, seen } of eachFollowed(ctx, programme, month)) {
    const to = followed(person.state, { there: isThere(programme.kind, seen), late: person.expected !== null && month.month >= person.expected })
    if (to === person.state) continue
    if (to === 'confirmed') fresh += 1
    steps.push({ id: person.id, to, due: null })
  }
  for (let at = 0; at < steps.length; at += PAGE) await people.moveAll(ctx, act.id, steps.slice(at, at + PAGE))
  if (programme.kind !== 'takeover' && fresh > 0) await bookSaving(ctx, { ...programme, kind: programme.kind, actId: act.id }, month, fresh)
  const relapsed = steps.filter((it) => it.to === 'relapsed').map((it) => it.id)
  if (programme.kind !== 'takeover' && relapsed.length > 0) await takeSavingBack(ctx, { actId: act.id, month: month.month, ids: relapsed })
  if (steps.length > 0) await keepAct(ctx, { ...act, heads: steps.length, detail: { month: month.month, confirmed: fresh } })
  return steps.length
}

async function* eachFollowed(ctx: Ctx, { id }: ProgrammeRecord, month: MonthRow): AsyncGenerator<{ person: people.Followed; seen: readonly Standing[] }> {
  let after = ''
  for (;;) {
    const page = await people.listFollowed(ctx, id, { after, limit: PAGE })
    const standings = await findStandings(ctx, month.build_id, page)
    for (const person of page) yield { person, seen: standings.get(person.person_id) ?? [] }
    after = page.at(-1)?.id ?? ''
    if (page.length < PAGE) return
  }
}

const payers: Record<Kind, readonly string[]> = { takeover: ['PBPU_PEMDA'], pbi: ['PBI_JK'], employer: ['PPU_BU', 'PPU_PN'] }

/** Whether the roster shows what was meant: active with the new payer, and for a move no longer paid by the city. */
function isThere(kind: Kind, seen: readonly Standing[]): boolean {
  const active = seen.filter((it) => it.is_active)
  const isNew = active.some((it) => payers[kind].includes(it.segment ?? ''))
  return isNew && (kind === 'takeover' || !active.some((it) => it.segment === 'PBPU_PEMDA'))
}

/** What the city no longer pays for people whom the roster shows with another payer. */
async function bookSaving(ctx: Ctx, programme: ProgrammeRecord & { kind: 'pbi' | 'employer'; actId: string }, month: MonthRow, heads: number): Promise<void> {
  const horizonMonths = Number(loadPolicy(reportingDate(month.month)).parameters.get('savings/avoided-horizon-months')?.value ?? 12)
  const personMonths = heads * horizonMonths
  await recordSaving(ctx, {
    ...{
      id: idOf(programme.actId, 'saving'),
      on: todayIn(ctx),
      month: month.month,
      kind: `${programme.kind}-move`,
      stage: 'avoided',
      horizonMonths,
    },
    ...{ personMonths, rupiah: personMonths * rateOf(month.month), ref: { kind: 'takeover-programme', id: programme.id }, note: programme.name },
  })
}

/** Who fell back costs the city again from this month on: the months left of what his confirmation booked are no saving. */
async function takeSavingBack(ctx: Ctx, { actId, month, ids }: { actId: string; month: string; ids: readonly string[] }): Promise<void> {
  for (const { act_id: confirmed, heads } of await people.confirmedBy(ctx, ids)) {
    const entry = { id: idOf(actId, confirmed), reverses: idOf(confirmed, 'saving') }
    await endAvoided(ctx, { ...entry, month, heads, on: todayIn(ctx), why: `${heads} orang kembali ditanggung Pemda sejak ${monthText(month)}` })
  }
}

/** The same programme and build give the same id, so that a month that is followed twice books nothing twice. */
function idOf(of: string, what: string): string {
  const hash = createHash('sha256').update(`${of} ${what}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}
