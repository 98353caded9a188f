import { sql } from 'kysely'
import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { Loader } from '../../platform/loading.ts'
import type { LinkageTables, RunRecord } from './tables.ts'

const runs = (ctx: Ctx) => tablesOf<LinkageTables>(ctx.trx).selectFrom('linkage_run').selectAll().where('regency_code', '=', ctx.bind.regency)

/** The run whose pairs are in the queue. */
export const findInForce = (ctx: Ctx): Promise<RunRecord | undefined> => runs(ctx).where('superseded', '=', false).executeTakeFirst()
export const findRun = (ctx: Ctx, id: string): Promise<RunRecord | undefined> => runs(ctx).where(sql<string>`id::text`, '=', id).executeTakeFirst()
/** The newest month whose run began after an instant: decisions made before it are in. */
export const findMonthAfter = async (ctx: Ctx, at: Date): Promise<string | null> =>
  (await runs(ctx).where('month', 'is not', null).where('begun_at', '>', at).orderBy('begun_at', 'desc').executeTakeFirst())?.month ?? null
export const listRuns = (ctx: Ctx): Promise<RunRecord[]> => runs(ctx).orderBy('finished_at', 'desc').limit(50).execute()

// --- the end of a run: by the loader, in one transaction

/** What the engine wrote, as it came, for this transaction alone. */
export const INCOMING = `create temporary table linkage_incoming (
  pair_id text, left_register text, left_row bigint, left_id text, right_register text, right_row bigint, right_id text,
  probability double precision, weight double precision, band text, conflict text, explanation jsonb, left_values jsonb, right_values jsonb,
  village_code text, area_path text, rw text, rt text, segment text, rupiah_per_month bigint, affects_active boolean, affects_coverage boolean
) on commit drop`

/** Puts the pairs of a run in place of those before: what people decided stands, and a pair that waited before waits since then. */
export async function takePairs(loader: Loader, runId: string, at: Date): Promise<void> {
  await loader.query(
    `insert into linkage_pair (run_id, pair_id, left_register, right_register, probability, weight, band, conflict, reason, words, village_code, rw, rt, area_path,
       segment, rupiah_per_month, affects_active, affects_coverage, state, since)
     select $1, i.pair_id, i.left_register, i.right_register, i.probability, i.weight, i.band, i.conflict, coalesce(i.conflict, against.reason, 'plain'),
       coalesce(against.words, '{"judul": "semuanya cocok", "title": "everything agrees"}'), i.village_code, i.rw, i.rt, i.area_path, i.segment, i.rupiah_per_month,
       i.affects_active, i.affects_coverage, coalesce(decided.state, 'open'), coalesce(before.since, $2)
     from linkage_incoming as i
     left join lateral (
       select concat(e ->> 'field', '/', e ->> 'level') as reason, e -> 'words' as words
       from jsonb_array_elements(i.explanation) as e where (e ->> 'weight')::double precision <= 0
       order by (e ->> 'weight')::double precision limit 1
     ) as against on true
     left join lateral (
       select state from linkage_decision as d where d.regency_code = app_regency() and d.pair_id = i.pair_id order by seq desc limit 1
     ) as decided on true
     left join linkage_pair as before on before.regency_code = app_regency() and before.pair_id = i.pair_id and before.run_id <> $1`,
    [runId, at],
  )
  await loader.query(
    `insert into linkage_record (run_id, pair_id, area_path, left_row, left_id, right_row, right_id, explanation, left_values, right_values)
     select $1, pair_id, area_path, left_row, left_id, right_row, right_id, explanation, left_values, right_values from linkage_incoming`,
    [runId],
  )
  // What people spoke about stays to be seen and taken back, also when the engine, knowing the verdict, has nothing more to ask.
  const silent = `run_id <> $1 and regency_code = app_regency() and not exists (
    select from linkage_incoming as i where i.pair_id = linkage_pair.pair_id) and state <> 'open'`
  await loader.query(
    `update linkage_record set run_id = $1 where regency_code = app_regency() and pair_id in (select pair_id from linkage_pair where ${silent}) and run_id <> $1`,
    [runId],
  )
  await loader.query(`update linkage_pair set run_id = $1 where ${silent}`, [runId])
  for (const table of ['linkage_pair', 'linkage_record']) {
    await loader.query(`delete from ${table} where regency_code = app_regency() and run_id <> $1`, [runId])
  }
}

/** The run in force, held until the transaction ends, so that two runs that end at once follow one another. */
export async function lockInForce(loader: Loader): Promise<{ id: string; as_of: string } | undefined> {
  await loader.query(`select pg_advisory_xact_lock(hashtextextended('linkage/publish/' || app_regency(), 0))`)
  return (await loader.query<{ id: string; as_of: string }>('select id, as_of from linkage_run where regency_code = app_regency() and not superseded')).rows[0]
}

/** Writes a run down; one in force takes the place of the one before. */
export async function insertRun(loader: Loader, run: Omit<RunRecord, 'regency_code'>): Promise<void> {
  if (!run.superseded) await loader.query('update linkage_run set superseded = true where regency_code = app_regency() and not superseded')
  const { id, month, as_of, superseded, folder, begun_at, finished_at, finished_by, sources, model_hash, threshold, review_threshold } = run
  await loader.query(
    `insert into linkage_run (regency_code, id, month, as_of, superseded, folder, begun_at, finished_at, finished_by, sources, model_hash, threshold, review_threshold,
       target_error_rate, quality, model) values (app_regency(), $1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12, $13, $14::jsonb, $15::jsonb)`,
    [
      ...[id, month, as_of, superseded, folder, begun_at, finished_at, finished_by, JSON.stringify(sources), model_hash, threshold, review_threshold],
      ...[run.target_error_rate, JSON.stringify(run.quality), JSON.stringify(run.model)],
    ],
  )
}
/** Folders that nothing refers to any more: a month keeps its own copy of the links it was built with. */
export async function listSpent(loader: Loader): Promise<{ id: string; folder: string }[]> {
  const spent = 'select id, folder from linkage_run where regency_code = app_regency() and superseded'
  return (await loader.query<{ id: string; folder: string }>(spent)).rows
}
