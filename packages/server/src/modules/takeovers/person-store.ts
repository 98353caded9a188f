import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import type { CandidateRecord } from '../arrears/index.ts'
import { FOLLOWED, LIVE } from './stage.calc.ts'
import type { Kind, PersonRecord, PersonState, State } from './tables.ts'

export type Lane = 'takeover' | 'move'
export const laneOf = (kind: Kind): Lane => (kind === 'takeover' ? 'takeover' : 'move')

export interface Proposal {
  lane: Lane
  chosen: RawBuilder<CandidateRecord>
  /** households are taken in a strict order until so many people are reached; null: all */
  headsMax: number | null
  /** person ids for whom somebody else pays */
  elsewhere: readonly string[]
}

/** Those chosen who are in no live programme of the lane, in the order of the simulation; `turn` counts people to the end of each household. */
const open = (ctx: Ctx, { lane, chosen, elsewhere }: Proposal) => sql`(
  select *, count(*) over (order by coalesce(household_decile, decile, 99), village_code, size, coalesce(household_no, row_no)) as turn
  from (
    select c.*, count(*) over (partition by c.village_code, coalesce(c.household_no, c.row_no)) as size
    from (${chosen}) as c
    where not exists (select from takeovers_identity as i where i.regency_code = ${ctx.bind.regency} and i.lane = ${lane} and i.person_id = c.person_id and i.is_live)
      and c.person_id <> all(${[...elsewhere]}::text[])
  ) as sized
) as o`
const within = ({ headsMax }: Proposal) => (headsMax === null ? sql`true` : sql`turn <= ${headsMax}`)

export interface Preview {
  heads: number
  households: number
  already: number
}

/** Whom a proposal would take, without taking anybody. */
export async function previewProposal(ctx: Ctx, it: Proposal): Promise<Preview> {
  const query = sql<{ heads: number; households: number; chosen: number; free: number }>`select
      count(*) filter (where ${within(it)})::int as heads,
      count(distinct (village_code, coalesce(household_no, row_no))) filter (where ${within(it)})::int as households,
      count(*)::int as free, (select count(*)::int from (${it.chosen}) as c) as chosen
    from ${open(ctx, it)}`
  const row = (await query.execute(ctx.trx)).rows[0] ?? { heads: 0, households: 0, chosen: 0, free: 0 }
  return { heads: row.heads, households: row.households, already: row.chosen - row.free }
}

/** What a proposal would do with each of those it chose. */
export async function judgeProposal(ctx: Ctx, it: Proposal): Promise<Map<string, 'fits' | 'beyond' | 'already' | 'elsewhere'>> {
  const query = sql<{ person_id: string; verdict: 'fits' | 'beyond' | 'already' | 'elsewhere' }>`select c.person_id,
      case when o.turn is null and c.person_id = any(${[...it.elsewhere]}::text[]) then 'elsewhere' when o.turn is null then 'already'
        when ${within(it)} then 'fits' else 'beyond' end as verdict
    from (${it.chosen}) as c left join ${open(ctx, it)} on o.row_no = c.row_no`
  return new Map((await query.execute(ctx.trx)).rows.map((row) => [row.person_id, row.verdict]))
}

interface Placing {
  actId: string
  programmeId: string
  state: State
  dueOn: string | null
  note: string | null
}

/** Takes the people of a proposal in: identity, state and event in one statement. Somebody else's faster proposal leaves its people out. */
export async function insertProposal(ctx: Ctx, it: Proposal, to: Placing): Promise<number> {
  const regency = ctx.bind.regency
  const query = sql<{ heads: number }>`with chosen as materialized (select gen_random_uuid() as id, o.* from ${open(ctx, it)} where ${within(it)}),
    named as (
      insert into takeovers_identity (regency_code, id, lane, is_live, area_path, person_id, kk, card, nik, name, sex, birth_date, address, rw, rt, class, months,
        employer_code, employer_name)
      select ${regency}, id, ${it.lane}, true, area_path, person_id, kk, card, nik, name, sex, birth_date, address, rw, rt, class, months, employer_code, employer_name
      from chosen on conflict do nothing returning id
    ),
    placed as (
      insert into takeovers_person (regency_code, id, programme_id, lane, village_code, area_path, household, grp, decile, debt_rupiah, state, due_on)
      select ${regency}, id, ${to.programmeId}, ${it.lane}, village_code, area_path, md5(${regency} || village_code || household), grp,
        coalesce(household_decile, decile), rates_rupiah, ${to.state}, ${to.dueOn}::date
      from chosen where id in (select id from named) returning id, area_path
    ),
    noted as (
      insert into takeovers_event (regency_code, act_id, id, area_path, from_state, to_state, note)
      select ${regency}, ${to.actId}, id, area_path, null, ${to.state}, ${to.note} from placed returning id
    )
    select count(*)::int as heads from noted`
  return (await query.execute(ctx.trx)).rows[0]?.heads ?? 0
}

export interface Which {
  ids?: readonly string[] | undefined
  programmeId?: string | undefined
  state?: State | undefined
  kind?: Kind | undefined
  decisionId?: string | undefined
  /** codes of employers */
  employers?: readonly string[] | undefined
  areas: readonly string[]
  /** states that wait for the actor today: by level, or past their deadline */
  mine?: { own: readonly State[]; late: readonly State[]; today: string } | undefined
}

function fits(ctx: Ctx, { ids, programmeId, state, kind, decisionId, employers, areas, mine }: Which): RawBuilder<unknown> {
  const parts = [sql`p.regency_code = ${ctx.bind.regency}`, sql`p.area_path ^@ any(${[...areas]}::text[])`]
  if (ids) parts.push(sql`p.id = any(${[...ids]}::uuid[])`)
  if (programmeId) parts.push(sql`p.programme_id = ${programmeId}`)
  if (state) parts.push(sql`p.state = ${state}`)
  if (kind) parts.push(sql`g.kind = ${kind}`)
  if (decisionId) parts.push(sql`p.decision_id = ${decisionId}`)
  if (employers)
    parts.push(sql`exists (select from takeovers_identity as n where n.regency_code = p.regency_code and n.id = p.id
      and n.employer_code = any(${[...employers]}::text[]))`)
  if (mine)
    parts.push(sql`p.lane = 'takeover' and (p.state = any(${[...mine.own]}::text[]) or p.state = any(${[...mine.late]}::text[]) and p.due_on < ${mine.today})`)
  return sql.join(parts, sql` and `)
}

const joined = sql`takeovers_person as p
  join takeovers_programme as g on g.regency_code = p.regency_code and g.id = p.programme_id
  join takeovers_identity as i on i.regency_code = p.regency_code and i.id = p.id`
const order = sql`p.due_on nulls last, p.village_code, i.rw nulls last, i.rt nulls last, p.household, i.name, p.id`

const listed = (
  ctx: Ctx,
  which: Which,
) => sql<PersonRecord>`select p.*, g.kind, i.person_id, i.kk, i.card, i.nik, i.name, i.sex, i.birth_date, i.address, i.rw, i.rt,
    i.class, i.months, i.employer_code, i.employer_name,
    (select count(*)::int from takeovers_person as h where h.regency_code = p.regency_code and h.programme_id = p.programme_id and h.village_code = p.village_code
      and h.household = p.household) as household_heads,
    (select e.note from takeovers_event as e where e.regency_code = p.regency_code and e.id = p.id and e.note is not null order by e.seq desc limit 1) as last_word
  from ${joined} where ${fits(ctx, which)} order by ${order}`

export async function countPeople(ctx: Ctx, which: Which): Promise<number> {
  const query = sql<{ heads: number }>`select count(*)::int as heads from takeovers_person as p
    join takeovers_programme as g on g.regency_code = p.regency_code and g.id = p.programme_id where ${fits(ctx, which)}`
  return (await query.execute(ctx.trx)).rows[0]?.heads ?? 0
}
export async function listPage(ctx: Ctx, which: Which, page: { limit: number; offset: number }): Promise<PersonRecord[]> {
  return (await sql<PersonRecord>`${listed(ctx, which)} limit ${page.limit} offset ${page.offset}`.execute(ctx.trx)).rows
}
/** For an export or a paper: read through a cursor. */
export const listAll = (ctx: Ctx, which: Which): RawBuilder<PersonRecord> => listed(ctx, which)

/** The states of some people, held until the transaction ends, in an order that two acts share. */
export async function lockStates(ctx: Ctx, which: Which): Promise<PersonState[]> {
  const query = sql<PersonState>`select p.* from takeovers_person as p
    join takeovers_programme as g on g.regency_code = p.regency_code and g.id = p.programme_id where ${fits(ctx, which)} order by p.id for update of p`
  return (await query.execute(ctx.trx)).rows
}

export interface Step {
  id: string
  to: State
  due: string | null
  note?: string | null
  decisionId?: string | null
  expected?: string | null
}

/** Writes new states with their events. What is not given (decision, expected month) stays; null takes it away. */
export async function moveAll(ctx: Ctx, actId: string, steps: readonly Step[]): Promise<void> {
  if (steps.length === 0) return
  const rows = JSON.stringify(steps.map((it) => ({ ...it, hasDecision: it.decisionId !== undefined, hasExpected: it.expected !== undefined })))
  await sql`with step as (
      select * from jsonb_to_recordset(${rows}::jsonb) as s (id uuid, "to" text, due date, note text, "decisionId" uuid, expected text, "hasDecision" boolean,
        "hasExpected" boolean)
    ),
    noted as (
      insert into takeovers_event (regency_code, act_id, id, area_path, from_state, to_state, from_due, note)
      select p.regency_code, ${actId}, p.id, p.area_path, p.state, step."to", p.due_on, step.note
      from takeovers_person as p join step on step.id = p.id where p.regency_code = ${ctx.bind.regency} returning id
    ),
    living as (
      update takeovers_identity as i set is_live = step."to" = any(${[...LIVE]}::text[])
      from step where i.regency_code = ${ctx.bind.regency} and i.id = step.id and i.is_live is distinct from (step."to" = any(${[...LIVE]}::text[])) returning i.id
    )
    update takeovers_person as p set state = step."to", due_on = step.due,
      decision_id = case when step."hasDecision" then step."decisionId" else p.decision_id end,
      expected = case when step."hasExpected" then step.expected else p.expected end
    from step where p.regency_code = ${ctx.bind.regency} and p.id = step.id and p.id in (select id from noted)`.execute(ctx.trx)
}

export interface EventRecord {
  id: string
  from_state: State | null
  to_state: State
  from_due: string | null
  is_newest: boolean
}

/** What an act did to each person, and whether it is still the last thing that happened to him. */
export async function eventsOf(ctx: Ctx, actId: string): Promise<EventRecord[]> {
  const query = sql<EventRecord>`select e.id::text, e.from_state, e.to_state, e.from_due,
      not exists (select from takeovers_event as n where n.regency_code = e.regency_code and n.id = e.id and n.seq > e.seq) as is_newest
    from takeovers_event as e where e.regency_code = ${ctx.bind.regency} and e.act_id = ${actId} order by e.id`
  return (await query.execute(ctx.trx)).rows
}

/** By which act some people were last confirmed. */
export async function confirmedBy(ctx: Ctx, ids: readonly string[]): Promise<{ act_id: string; heads: number }[]> {
  const query = sql<{ act_id: string; heads: number }>`select act_id::text, count(*)::int as heads
    from (select distinct on (id) id, act_id from takeovers_event
      where regency_code = ${ctx.bind.regency} and id = any(${[...ids]}::uuid[]) and to_state = 'confirmed' order by id, seq desc) as last
    group by act_id order by act_id`
  return (await query.execute(ctx.trx)).rows
}

export interface Followed extends Pick<PersonState, 'id' | 'state' | 'expected'> {
  person_id: string
  card: string | null
  nik: string | null
}

/** People of a programme whose file went out, a page at a time by id. */
export async function listFollowed(ctx: Ctx, programmeId: string, page: { after: string; limit: number }): Promise<Followed[]> {
  const query = sql<Followed>`select p.id::text, p.state, p.expected, i.person_id, i.card, i.nik from takeovers_person as p
    join takeovers_identity as i on i.regency_code = p.regency_code and i.id = p.id
    where p.regency_code = ${ctx.bind.regency} and p.programme_id = ${programmeId} and p.state = any(${[...FOLLOWED]}::text[])
      and p.id::text > ${page.after} order by p.id::text limit ${page.limit}`
  return (await query.execute(ctx.trx)).rows
}

/** Of some people those who have no card yet: taking them over registers them too. */
export async function countUnregistered(ctx: Ctx, which: Which): Promise<number> {
  const query = sql<{ heads: number }>`select count(*)::int as heads from takeovers_person as p
    join takeovers_programme as g on g.regency_code = p.regency_code and g.id = p.programme_id
    where ${fits(ctx, which)} and p.grp in ('newborn', 'unregistered')`
  return (await query.execute(ctx.trx)).rows[0]?.heads ?? 0
}

/** Which of some people are in a live programme of the lane: for other rooms that pay for people. */
export async function findLive(ctx: Ctx, lane: Lane, personIds: readonly string[]): Promise<Set<string>> {
  const query = sql<{ person_id: string }>`select person_id from takeovers_identity
    where regency_code = ${ctx.bind.regency} and lane = ${lane} and is_live and person_id = any(${[...personIds]}::text[])`
  return new Set((await query.execute(ctx.trx)).rows.map((it) => it.person_id))
}

/** Everybody in a live programme of the lane, by person id. */
export async function listLive(ctx: Ctx, lane: Lane): Promise<string[]> {
  const query = sql<{ person_id: string }>`select distinct person_id from takeovers_identity
    where regency_code = ${ctx.bind.regency} and lane = ${lane} and is_live order by person_id`
  return (await query.execute(ctx.trx)).rows.map((it) => it.person_id)
}

/** Of some rows those whose person lives in no other row of the lane: they may live again. */
export async function keepFree(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const query = sql<{
    id: string
  }>`select i.id::text from takeovers_identity as i where i.regency_code = ${ctx.bind.regency} and i.id = any(${[...ids]}::uuid[])
    and not exists (select from takeovers_identity as o where o.regency_code = i.regency_code and o.lane = i.lane and o.person_id = i.person_id and o.is_live and o.id <> i.id)`
  return new Set((await query.execute(ctx.trx)).rows.map((it) => it.id))
}

/** How often some people stand in programmes, live or ended. */
export async function countOfPersons(ctx: Ctx, personIds: readonly string[]): Promise<number> {
  const query = sql<{ heads: number }>`select count(*)::int as heads from takeovers_identity
    where regency_code = ${ctx.bind.regency} and person_id = any(${[...personIds]}::text[])`
  return (await query.execute(ctx.trx)).rows[0]?.heads ?? 0
}

/** Households of some people: for heads that are shown with their families. */
export async function sumOf(ctx: Ctx, which: Which): Promise<{ heads: number; households: number; debt: number }> {
  const query = sql<{
    heads: number
    households: number
    debt: number
  }>`select count(*)::int as heads, count(distinct (p.village_code, p.household))::int as households,
      coalesce(sum(p.debt_rupiah), 0)::bigint as debt
    from takeovers_person as p join takeovers_programme as g on g.regency_code = p.regency_code and g.id = p.programme_id where ${fits(ctx, which)}`
  return (await query.execute(ctx.trx)).rows[0] ?? { heads: 0, households: 0, debt: 0 }
}

export interface EmployerSum {
  code: string
  name: string
  waiting: number
  sent: number
}

/** Employers of the people of a programme whose list has not gone out, or has. */
export async function sumEmployers(ctx: Ctx, programmeId: string): Promise<EmployerSum[]> {
  const query = sql<EmployerSum>`select i.employer_code as code, coalesce(min(i.employer_name), i.employer_code) as name,
      count(*) filter (where p.state = 'proposed')::int as waiting, count(*) filter (where p.state in ('sent', 'overdue'))::int as sent
    from takeovers_person as p join takeovers_identity as i on i.regency_code = p.regency_code and i.id = p.id
    where p.regency_code = ${ctx.bind.regency} and p.programme_id = ${programmeId} and p.state in ('proposed', 'sent', 'overdue') and i.employer_code is not null
    group by 1 order by 3 desc, 2, 1`
  return (await query.execute(ctx.trx)).rows
}

export interface Gone {
  commitId: string
  heads: number
  fromMonth: string
  why: 'relapsed' | 'withdrawn'
}

/** People of decisions for whom the city no longer pays, by the month from which the roster or the act says so. */
export async function sumGone(ctx: Ctx): Promise<Gone[]> {
  const query = sql<Gone>`select p.decision_id::text as "commitId", p.state as why, last.month as "fromMonth", count(*)::int as heads
    from takeovers_person as p cross join lateral (
      select coalesce(a.detail ->> 'month', left(a.detail ->> 'on', 7)) as month
      from takeovers_event as e join takeovers_act as a on a.regency_code = e.regency_code and a.id = e.act_id
      where e.regency_code = p.regency_code and e.id = p.id and e.to_state = p.state and a.kind in ('follow', 'withdraw') order by e.seq desc limit 1
    ) as last
    where p.regency_code = ${ctx.bind.regency} and p.decision_id is not null and p.state in ('relapsed', 'withdrawn') and last.month is not null
    group by 1, 2, 3 order by 1, 3, 2`
  return (await query.execute(ctx.trx)).rows
}
