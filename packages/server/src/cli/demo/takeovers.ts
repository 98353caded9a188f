import { addMonths, Problem } from '@semesta/kernel'
import { chooseCandidates, finishArrears, ruleOf } from '../../modules/arrears/index.ts'
import { fundsFor } from '../../modules/funds/index.ts'
import { getMonth } from '../../modules/months/index.ts'
import { findStandings } from '../../modules/people/index.ts'
import {
  decideTakeovers,
  followMonth,
  getProgramme,
  hasProgrammes,
  openProgramme,
  previewDecision,
  proposeTakeovers,
  sendTakeovers,
  simulateTakeover,
  verifyTakeovers,
} from '../../modules/takeovers/index.ts'
import type { Actor, Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import type { Stage } from './prepare.ts'

const HEADS = 700
const OURS = 'Data uji: program rekaan untuk demonstrasi'

/** The system with the eyes of a level: it checks where that level would. */
const actorOf = (role: 'rt' | 'lurah' | 'dinsos', areaCode: string): Actor => ({ ...systemActor('demo'), grants: [{ role, areaCode }] })

/** A programme with people in every step, and moves that wait. Nothing is done when a programme is there already. */
export async function startTakeovers({ app, profile, signal, say }: Stage): Promise<void> {
  const { regency, month } = profile
  const within = <T>(work: (ctx: Ctx) => Promise<T>, actor = systemActor('demo')) => inRegency(app, actor, systemBind(regency), work)
  if (await within(hasProgrammes)) return
  say('  hitung tunggakan dan mulai talangan')
  await finishArrears({ app, regency, actor: systemActor('demo'), signal, inRegency: within }, month)
  const startMonth = addMonths(month, 1)
  const rule = { groups: 'arrears,pbi-removed', decileMax: 4, whole: 'true' as const }
  const simulated = await within((ctx) => simulateTakeover(ctx, { month, start: startMonth, ...rule }))
  const programme = { id: app.newId(), kind: 'takeover' as const, name: 'Talangan keluarga desil 1–4', basis: OURS, startMonth, ...rule }
  await within((ctx) => openProgramme(ctx, { ...programme, budget: HEADS * simulated.thisYear.perHeadRupiah }))
  await within((ctx) => proposeTakeovers(ctx, { id: app.newId(), programmeId: programme.id, month, note: OURS, preview: false }))
  await walk(within, programme.id, { regency, month, startMonth, newId: app.newId })
  for (const [kind, name] of [
    ['pbi', 'Usulan PBI pusat'],
    ['employer', 'Alih pekerja ke badan usaha'],
  ] as const) {
    const move = { id: app.newId(), kind, name, basis: OURS, startMonth, groups: 'arrears', whole: 'true' as const }
    await within((ctx) => openProgramme(ctx, move))
    await within((ctx) => proposeTakeovers(ctx, { id: app.newId(), programmeId: move.id, month, note: OURS, preview: false }))
  }
}

type Within = <T>(work: (ctx: Ctx) => Promise<T>, actor?: Actor) => Promise<T>
interface Where {
  regency: string
  month: string
  startMonth: string
  newId: () => string
}

/** Brings the first villages of the list as far as a decision that went out, the next ones less far, and leaves the rest to be checked. */
async function walk(within: Within, programmeId: string, { regency, month, startMonth, newId }: Where): Promise<void> {
  const villages = (await within((ctx) => villagesOf(ctx, programmeId))).toSorted()
  const yes = (area: string, role: 'rt' | 'lurah' | 'dinsos') => {
    const ask = { programmeId, area, verdict: 'right' as const, reason: '', preview: false, id: newId() }
    return within((ctx) => verifyTakeovers(ctx, ask), actorOf(role, role === 'dinsos' ? regency : area))
  }
  // The villages of the heads who may sign in stay with them, the first RW with its RT heads and the others with the village head; those behind go further.
  for (const rw of ['002', '003', '004']) if (villages[0]) await yes(`${villages[0]}/${rw}`, 'rt')
  const far = villages.slice(-6)
  for (const village of far) for (const role of ['rt', 'lurah'] as const) await yes(village, role)
  for (const village of villages.slice(-8, -6)) await yes(village, 'rt')
  for (const [at, part] of [far.slice(0, 2), far.slice(2, 4)].entries()) {
    for (const village of part) await yes(village, 'dinsos')
    const decided = await decide(within, programmeId, { month, startMonth, id: newId(), number: `400.7/${at + 1}/${startMonth.slice(0, 4)}` })
    if (decided && at === 0) {
      const sending = { programmeId, id: newId(), decisionId: decided, on: `${month}-10`, document: `${OURS}, surat 1` }
      await within((ctx) => sendTakeovers(ctx, sending))
    }
  }
  const [last] = far.slice(4)
  if (last) await yes(last, 'dinsos')
}

/** Villages of a programme, as the page of it shows them. */
async function villagesOf(ctx: Ctx, programmeId: string): Promise<string[]> {
  return (await getProgramme(ctx, { programmeId })).byVillage.map((it) => it.code)
}

/** Decides on everybody who is verified; null where nobody is or no fund can pay. */
async function decide(within: Within, programmeId: string, it: { month: string; startMonth: string; id: string; number: string }): Promise<string | null> {
  try {
    return await within(async (ctx) => {
      const { heads, thisYear } = await previewDecision(ctx, { programmeId, month: it.month, fromMonth: it.startMonth })
      const fund = (await fundsFor(ctx, { segment: 'PBPU_PEMDA', month: it.startMonth })).find((one) => one.left >= thisYear.rupiah)
      if (!fund) return null
      const ask = { programmeId, id: it.id, month: it.month, fromMonth: it.startMonth, number: it.number, heads, fundId: fund.fundId }
      await decideTakeovers(ctx, { ...ask, decidedOn: `${it.month}-07`, signer: 'Wali Kota (data uji)' })
      return it.id
    })
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

const EARLIER = 'Talangan bulan lalu'

/**
 * An earlier programme over people who were inactive the month before and whom the newest roster shows paid by the city: a few are confirmed by it.
 *
 * Shape: only once the names of the month before are at hand. Their whole way is dated in that month.
 */
export async function confirmTakeovers({ app, profile, signal }: Stage): Promise<void> {
  const { regency, month } = profile
  const before = addMonths(month, -1)
  const past = { ...app, clock: () => new Date(`${before}-08T02:00:00Z`) }
  const within: Within = (work, actor = systemActor('demo')) => inRegency(past, actor, systemBind(regency), work)
  const now = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, systemActor('demo'), systemBind(regency), work)
  await finishArrears({ app, regency, actor: systemActor('demo'), signal, inRegency: now }, before)
  const numbers = await now((ctx) => numbersTakenOver(ctx, before, month))
  if (numbers.length === 0) return
  const programme = {
    id: app.newId(),
    kind: 'takeover' as const,
    name: EARLIER,
    basis: OURS,
    startMonth: month,
    groups: 'arrears,pbi-removed,unregistered,lapsed',
  }
  await within((ctx) => openProgramme(ctx, { ...programme, whole: 'false' }))
  await within((ctx) => proposeTakeovers(ctx, { id: app.newId(), programmeId: programme.id, month: before, numbers, note: OURS, preview: false }))
  for (const role of ['rt', 'lurah', 'dinsos'] as const) {
    const ask = { programmeId: programme.id, verdict: 'right' as const, reason: '', preview: false, id: app.newId() }
    await within((ctx) => verifyTakeovers(ctx, ask), actorOf(role, regency))
  }
  const decided = await decide(within, programme.id, { month: before, startMonth: month, id: app.newId(), number: `400.7/0/${month.slice(0, 4)}` })
  if (!decided) return
  const sending = { programmeId: programme.id, id: app.newId(), decisionId: decided, on: `${before}-08`, document: `${OURS}, surat 0` }
  await within((ctx) => sendTakeovers(ctx, sending))
  await followMonth({ inRegency: now }, month)
}

/** NIK of candidates of one month, of whom the next one shows most paid by the city and a few not. */
async function numbersTakenOver(ctx: Ctx, before: string, month: string): Promise<string[]> {
  const chosen = await chooseCandidates(ctx, { month: before, rule: ruleOf({ groups: 'arrears,pbi-removed,newborn,unregistered,lapsed' }) })
  const people = (await chosen.execute(ctx.trx)).rows.filter((it) => it.nik !== null)
  const { build_id } = await getMonth(ctx, month)
  const standings = await findStandings(ctx, build_id, people)
  const isThere = (id: string) => standings.get(id)?.some((it) => it.is_active && it.segment === 'PBPU_PEMDA') ?? false
  const there = people.filter((it) => isThere(it.person_id)).slice(0, 40)
  const others = people.filter((it) => !isThere(it.person_id)).slice(0, 5)
  return there.length === 0 ? [] : [...there, ...others].flatMap((it) => it.nik ?? [])
}
