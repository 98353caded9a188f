import type { GetPerson, OutputOf, RevealPerson } from '@semesta/contract'
import { loadPolicy } from '@semesta/engine'
import { masked, REGISTERS } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { findingsOfPerson } from '../findings/index.ts'
import { getMonthWithNames, type MonthRow } from '../months/index.ts'
import { changesOfPerson, findBatches } from '../registers/index.ts'
import { beliefsOf } from './beliefs.calc.ts'
import { evidenceOf, type Hands } from './evidence.calc.ts'
import { presentAll } from './list-people.ts'
import { presentCard } from './present.ts'
import { personNotFound } from './problems.ts'
import * as store from './store.ts'
import type { PersonRecord } from './tables.ts'

interface Ask {
  month: string
  /** as lists carry it */
  personId: string
}

/** The rows of one person that the actor may see, the primary one first. Fails: `people/not-found`, `people/names-frozen`, `indicators/month-not-found`. */
export async function getRows(ctx: Ctx, ask: Ask): Promise<{ month: MonthRow; main: PersonRecord; rows: PersonRecord[] }> {
  const month = await getMonthWithNames(ctx, ask.month)
  const id = opaqueIds(ctx.app.config.secret).open(ask.personId)
  const rows = id === null ? [] : await store.listOfPerson(ctx, month.build_id, id)
  const [main] = rows
  if (!main) throw personNotFound({})
  return { month, main, rows }
}

/** What each register says of a person, and why we believe it. Fails: as `getRows`. */
export async function getPerson(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof GetPerson>> {
  const { month, main, rows } = await getRows(ctx, ask)
  const household = main.kk ? await store.listOfHousehold(ctx, month.build_id, main.kk) : [main]
  const [person, ...others] = await presentAll(ctx, [main, ...household])
  if (!person) throw personNotFound({})
  return {
    person: { ...person, birthDate: main.birth_date, kkMasked: masked(main.kk), address: main.address },
    cards: rows.filter((it) => it.card !== null).map(presentCard),
    beliefs: beliefsOf(rows, poorDecileOn(month.as_of)),
    evidence: evidenceOf(rows, month.sources, await handsOf(ctx, month)),
    history: await historyOf(ctx, main, rows),
    findings: await findingsOfPerson(ctx, month, main.person_id),
    household: others,
  }
}

/** Who sent and who agreed to the files of a month: for those who may see files at all. */
async function handsOf(ctx: Ctx, month: MonthRow): Promise<Map<string, Hands>> {
  if (!ctx.bind.scopes.has('registers.read')) return new Map()
  const batches = await findBatches(
    ctx,
    month.sources.map((it) => it.batch),
  )
  return new Map([...batches].map(([id, it]) => [id, { sentBy: it.uploaded_by, approvedBy: it.approved?.by ?? null }]))
}

/** What committed files changed on a person. A NIK that several people carry tells nothing about one of them. */
async function historyOf(ctx: Ctx, main: PersonRecord, rows: readonly PersonRecord[]): Promise<OutputOf<typeof GetPerson>['history']> {
  const nik = main.nik !== null && main.person_id === main.nik ? main.nik : null
  const changes = await changesOfPerson(ctx, { nik, cards: rows.flatMap((it) => it.card ?? []) })
  const mayKnow = ctx.bind.scopes.has('registers.read')
  return changes.flatMap((it) => {
    const register = REGISTERS.find((known) => known === it.register)
    return register ? [{ ...it, register, ...(mayKnow ? {} : { sentBy: null, approvedBy: null }) }] : []
  })
}

/** The highest decile that counts as poor on a day, null before any law says so. */
function poorDecileOn(asOf: string): number | null {
  const limit = loadPolicy(asOf).parameters.get('poverty/poor-decile-max')
  return limit ? Number(limit.value) : null
}

const SHOWN_MINUTES = 5

/** The whole identity numbers of a person, for a few minutes. The route keeps the reason. Fails: as `getRows`. */
export async function revealPerson(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof RevealPerson>> {
  const { main, rows } = await getRows(ctx, ask)
  const until = new Date(ctx.now.getTime() + SHOWN_MINUTES * 60_000).toISOString()
  return { nik: main.nik, kk: main.kk, cards: rows.flatMap((it) => it.card ?? []), until }
}

/** Who in a month holds a card, or else a NIK: person ids the actor may see. */
export async function personIdsOf(ctx: Ctx, buildId: string, { card, nik }: { card: string | null; nik: string | null }): Promise<string[]> {
  const rows = card ? await store.findByCard(ctx, buildId, card, undefined, 10) : nik ? await store.findByNik(ctx, buildId, nik, undefined, 10) : []
  return [...new Set(rows.map((it) => it.person_id))]
}

/** What a month knows of some cards, for papers about them. */
export const listByCards = (ctx: Ctx, buildId: string, cards: readonly string[]): Promise<PersonRecord[]> => store.listOfCards(ctx, buildId, cards)
