import { literal, type Session } from '../session.ts'
import { comparePairs } from './compare.ts'
import type { ModelContent } from './content.ts'
import type { Linked } from './engine.ts'
import { explanationTextSql } from './explain.ts'
import type { Field } from './fields.ts'
import { oddsOf, weightSql } from './score.ts'
import type { LinkLanguage } from './task.ts'

interface LinkFile {
  linked: Linked
  fields: readonly Field[]
  content: ModelContent
  isTwo: boolean
  language: LinkLanguage
  file: string
}

/**
 * Writes `left_id,right_id,probability,weight,explanation`: every two records of one cluster (across files when two are linked).
 *
 * Shape: `probability` is the better of the pair's own chance and that of the clusters it stands in; `weight` its own bits, the prior included.
 */
export async function writeLinkFile(session: Session, how: LinkFile): Promise<number> {
  const { linked, fields, content } = how
  const odds = oddsOf(linked.model)
  await session.run(`create temp table linked as select a.rec as l, b.rec as r from (select rec, cluster, src from cluster join rec using (rec)) as a
    join (select rec, cluster, src from cluster join rec using (rec)) as b using (cluster) where ${how.isTwo ? 'a.src = 0 and b.src = 1' : 'a.rec < b.rec'}`)
  await comparePairs(session, { from: 'linked', to: 'linked_level', fields, model: content, defaults: linked.defaults })
  await joinChances(session, linked)
  await session.run(
    `create temp table linked_pair as select *, (${weightSql(linked.model, fields)})::double as weight from linked_level join linked_chance using (l, r)`,
  )
  const text = explanationTextSql(linked.model, fields, content, how.language === 'id' ? 'judul' : 'title')
  await session.run(`copy (select x.id as left_id, y.id as right_id, round(greatest(chance, 1 / (1 + pow(2, -(weight + ${odds})))), 6) as probability,
      round(weight + ${odds}, 2) as weight, ${text} as explanation
    from linked_pair as p join said as a on a.rec = p.l join said as b on b.rec = p.r join rec as x on x.rec = p.l join rec as y on y.rec = p.r
    order by p.l, p.r) to ${literal(how.file)} (format csv, header true)`)
  const counted = await session.one<{ n: bigint }>('select count(*) as n from linked')
  return Number(counted?.n ?? 0)
}

/** The table `linked_chance` (l, r, chance): the chance of the merge that put the two records into one cluster. */
async function joinChances(session: Session, { tree, merges }: Linked): Promise<void> {
  const [left, right] = await session.numbers('select l::double, r::double from linked order by l, r')
  const l = Int32Array.from(left ?? [])
  const r = Int32Array.from(right ?? [])
  await session.run('create temp table linked_merge (l integer, r integer, millionths integer)')
  const millionths = l.map((one, at) => Math.round((merges[tree.mergeOf(one, r[at] as number)]?.chance ?? 0) * 1e6))
  await session.fill('linked_merge', [l, r, millionths])
  await session.run('create temp table linked_chance as select l, r, millionths / 1e6 as chance from linked_merge')
}

/** Writes `id,cluster` for every record, alone or not; with two files also `file` (1 or 2), because ids may be the same in both. */
export async function writeClusterFile(session: Session, how: { file: string; withFile: boolean }): Promise<void> {
  await session.run(`copy (select id, dense_rank() over (order by cluster) as cluster${how.withFile ? ', src + 1 as file' : ''}
    from cluster join rec using (rec) order by cluster, src, id) to ${literal(how.file)} (format csv, header true)`)
}
