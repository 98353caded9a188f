import { type RawBuilder, sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { LinkageTables, PairRecord, SampleRecord, Values, Verdict } from './tables.ts'

const tables = (ctx: Ctx) => tablesOf<LinkageTables>(ctx.trx)
export type SampleKind = SampleRecord['kind']

/** What the machine linked by itself, or what it left to people; what people decided already proves nothing about the machine's own work. */
const drawnFrom = (ctx: Ctx, runId: string, kind: SampleKind): RawBuilder<unknown> =>
  sql`p.regency_code = ${ctx.bind.regency} and p.run_id = ${runId} and p.band = ${kind === 'links' ? 'auto' : 'review'}`

export async function countDrawable(ctx: Ctx, runId: string, kind: SampleKind): Promise<number> {
  const query = sql<{ pairs: number }>`select count(*) as pairs from linkage_pair as p where ${drawnFrom(ctx, runId, kind)}`
  return (await query.execute(ctx.trx)).rows[0]?.pairs ?? 0
}

export async function insertSample(ctx: Ctx, sample: Omit<SampleRecord, 'regency_code'>, places: readonly number[]): Promise<void> {
  const regency_code = ctx.bind.regency
  await tables(ctx)
    .insertInto('linkage_sample')
    .values({ ...sample, regency_code })
    .execute()
  // Sorted by band of probability and village, then by a hash of the seed: the places asked for fall evenly over both.
  await sql`
    insert into linkage_sampled (regency_code, sample_id, place, pair_id, area_path, left_register, right_register, left_values, right_values)
    select ${regency_code}, ${sample.id}, row_number() over (order by md5(${String(sample.seed)} || 'order' || s.pair_id)), s.pair_id, s.area_path,
      s.left_register, s.right_register, r.left_values, r.right_values
    from (
      select p.*, row_number() over (order by width_bucket(p.probability, 0, 1, 20), p.village_code, md5(${String(sample.seed)} || p.pair_id)) - 1 as turn
      from linkage_pair as p where ${drawnFrom(ctx, sample.run_id, sample.kind)}
    ) as s
    join linkage_record as r on r.regency_code = s.regency_code and r.run_id = s.run_id and r.pair_id = s.pair_id
    where s.turn = any(${[...places]}::int[])`.execute(ctx.trx)
}

export const findSample = (ctx: Ctx, id: string): Promise<SampleRecord | undefined> =>
  tables(ctx).selectFrom('linkage_sample').selectAll().where('regency_code', '=', ctx.bind.regency).where(sql<string>`id::text`, '=', id).executeTakeFirst()

export type Answered = SampleRecord & { same: number; different: number; unsure: number }

/** Samples with their answers counted, newest first; of one run, or of all. */
export async function listSamples(ctx: Ctx, runId: string | null): Promise<Answered[]> {
  const query = sql<Answered>`select s.*, count(*) filter (where a.answer = 'same') as same, count(*) filter (where a.answer = 'different') as different,
      count(*) filter (where a.answer = 'unsure') as unsure
    from linkage_sample as s left join linkage_answer as a on a.regency_code = s.regency_code and a.sample_id = s.id
    where s.regency_code = ${ctx.bind.regency} and (${runId}::uuid is null or s.run_id = ${runId}::uuid)
    group by s.regency_code, s.id order by s.drawn_at desc limit 50`
  return (await query.execute(ctx.trx)).rows
}

export interface Sampled extends Pick<PairRecord, 'pair_id' | 'left_register' | 'right_register'> {
  left_values: Values
  right_values: Values
}
const unanswered = (ctx: Ctx, sampleId: string) => sql`s.regency_code = ${ctx.bind.regency} and s.sample_id = ${sampleId}
  and not exists (select from linkage_answer as a where a.regency_code = s.regency_code and a.sample_id = s.sample_id and a.pair_id = s.pair_id)`

/** The next pair without an answer within the actor's areas, and how many there are. */
export async function findNext(ctx: Ctx, sampleId: string): Promise<{ left: number; pair: Sampled | undefined }> {
  const query = sql<
    Sampled & { left: number }
  >`select s.*, count(*) over () as left from linkage_sampled as s where ${unanswered(ctx, sampleId)} order by s.place limit 1`
  const [pair] = (await query.execute(ctx.trx)).rows
  return { left: pair?.left ?? 0, pair }
}

export async function isSampled(ctx: Ctx, sampleId: string, pairId: string): Promise<boolean> {
  const query = sql`select 1 from linkage_sampled where regency_code = ${ctx.bind.regency} and sample_id = ${sampleId} and pair_id = ${pairId}`
  return (await query.execute(ctx.trx)).rows.length === 1
}

/** Keeps an answer; the first one on a pair stands. */
export async function insertAnswer(ctx: Ctx, sampleId: string, pairId: string, answer: Verdict): Promise<void> {
  const who = { regency_code: ctx.bind.regency, answered_by: ctx.actor.id, answered_at: ctx.now }
  await tables(ctx)
    .insertInto('linkage_answer')
    .values({ ...who, sample_id: sampleId, pair_id: pairId, answer })
    .onConflict((it) => it.doNothing())
    .execute()
}
