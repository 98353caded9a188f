import type { Session } from '../session.ts'
import { clustersAt, type Edges, type Merge, mergeByAverage } from './cluster.ts'
import { comparePairs } from './compare.ts'
import type { ModelContent } from './content.ts'
import type { Field } from './fields.ts'
import type { Prepared } from './prepare.ts'
import { oddsOf, scorePairs } from './score.ts'
import type { LinkageModel } from './train.ts'

export interface SettleInput {
  prepared: Prepared
  fields: readonly Field[]
  content: ModelContent
  defaults: ReadonlyMap<string, readonly string[]>
  model: LinkageModel
  forbid?: (a: readonly number[], b: readonly number[]) => boolean
}

/** Evidence of the pairs scored so far, and the merges it makes. */
export async function mergeScored(session: Session, how: SettleInput): Promise<{ edges: Edges; merges: Merge[] }> {
  const { limit, looks, lowest } = how.content.clusters
  const odds = oddsOf(how.model)
  const [left, right, bits] = await session.numbers(`select l::double, r::double, weight + ${odds} from scored order by l, r`)
  const isTwo = how.prepared.sizes.length > 1
  const source = isTwo ? Int8Array.from((await session.numbers('select src::double from rec order by rec'))[0] ?? []) : undefined
  const edges = { left: Int32Array.from(left ?? []), right: Int32Array.from(right ?? []), bits: bits ?? new Float64Array() }
  const rules = { limit, looks, lowest, ...(source && { source }), ...(how.forbid && { forbid: how.forbid }) }
  return { edges, merges: mergeByAverage(how.prepared.records, edges, rules) }
}

/** Makes the table `cluster` (rec, cluster) anew. */
export async function writeClusters(session: Session, clusters: Int32Array): Promise<void> {
  await session.run('create or replace table cluster (rec integer, cluster integer)')
  await session.fill('cluster', [clusters.map((_, index) => index), clusters])
}

/** Scores the compared pairs into the table `scored`, all of those that are not hopeless. */
export async function scoreCompared(session: Session, how: SettleInput): Promise<void> {
  await session.run('drop table if exists scored')
  const least = 1 / (1 + 2 ** how.content.clusters.limit)
  await scorePairs(session, { from: 'compared', to: 'scored', mixture: how.model, fields: how.fields, least })
}

/**
 * Compares the pairs that no block held, but that stand inside a likely cluster or between two that have a likely pair: what would count against
 * a merge as unseen is looked at first. Adds them to `compared` (hits 0) and scores anew.
 */
export async function compareNearby(session: Session, how: SettleInput): Promise<number> {
  const { nearby, nearbyPairs } = how.content.clusters
  await writeClusters(session, clustersAt(how.prepared.records, (await mergeScored(session, how)).merges, nearby))
  const across = how.prepared.sizes.length > 1 ? 'x.src <> y.src' : 'true'
  await session.run(`create temp table nearby as
    with member as (select rec, src, cluster as c from cluster join rec using (rec)),
    size as (select c, count(*) as n from member group by c),
    near as (select distinct least(x.c, y.c) as ca, greatest(x.c, y.c) as cb from scored join member as x on x.rec = l join member as y on y.rec = r
      where probability >= ${nearby} union select c, c from size where n > 1),
    few as (select ca, cb from near join size as a on a.c = ca join size as b on b.c = cb where a.n * b.n <= ${nearbyPairs})
    select case when x.src > y.src or (x.src = y.src and x.rec > y.rec) then y.rec else x.rec end as l,
      case when x.src > y.src or (x.src = y.src and x.rec > y.rec) then x.rec else y.rec end as r, 0::integer as hits
    from few join member as x on x.c = ca join member as y on y.c = cb where (ca <> cb or x.rec < y.rec) and ${across}`)
  await session.run('create temp table unseen as select distinct l, r, hits from nearby anti join compared using (l, r)')
  await comparePairs(session, { from: 'unseen', to: 'compared_nearby', keep: ['hits'], fields: how.fields, model: how.content, defaults: how.defaults })
  await session.run('insert into compared select * from compared_nearby')
  const added = await session.one<{ n: bigint }>('select count(*) as n from unseen')
  for (const table of ['nearby', 'unseen', 'compared_nearby']) await session.run(`drop table ${table}`)
  await scoreCompared(session, how)
  return Number(added?.n ?? 0)
}
