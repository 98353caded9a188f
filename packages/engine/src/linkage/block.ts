import type { Session } from '../session.ts'
import type { ModelContent } from './content.ts'
import type { Field } from './fields.ts'
import type { Prepared } from './prepare.ts'

export interface Blocking {
  /** every possible pair was taken */
  isComplete: boolean
  /** all pairs there could be */
  possible: number
  /** pairs to compare */
  candidates: number
  /** blocks used, and the most records one of them holds */
  blocks: number
  largestUsed: number
  /** per rule, the fields whose fragments made the blocks used, their number and their pairs, those in several blocks counted in each */
  rules: BlockingRule[]
}
export interface BlockingRule {
  fields: string[]
  blocks: number
  pairs: number
}

/** SQL of the fragments of a field that rows of one person are likely to share: [fragment, its own number within the field]. */
function fragmentsOf(field: Field, slots: number): string[] {
  const f = field.key
  const halves = [`${f}[1:(length(${f}) // 2)]`, `${f}[(length(${f}) // 2 + 1):]`]
  switch (field.kind) {
    case 'name':
      return slotList(slots, 4).flatMap((i) => [
        `case when length(${f}_t${i}) > 1 then ${f}_k${i} end`,
        `case when length(${f}_t${i}) > 3 then '^' || ${f}_t${i}[1:3] end`,
      ])
    case 'address':
      return slotList(slots, 4).map((i) => `${f}_t${i}`)
    case 'date':
      return [f, `${f}[1:6]`, `${f}[1:4] || 'd' || ${f}[7:8]`, `'md' || ${f}[5:8]`, `'y' || ${f}[1:4]`]
    case 'identity':
    case 'household':
    case 'phone':
      return [f, ...halves.map((it) => `case when length(${f}) >= 6 then ${it} end`)]
    case 'postcode':
      return [f, `case when length(${f}) >= 4 then '<' || ${halves[0]} end`]
    case 'email':
      return [`split_part(${f}, '@', 1)`, `'<' || ${f}[1:5]`]
    case 'sex':
      return []
    default:
      return [f]
  }
}

const slotList = (slots: number, most: number) => Array.from({ length: Math.min(slots, most) }, (_, index) => index + 1)

/** All pairs a linkage could compare. */
export function possiblePairs({ records, sizes }: Prepared): number {
  const [first = 0, second] = sizes
  return second === undefined ? (records * (records - 1)) / 2 : first * second
}

/**
 * Makes the table `pair` (l, r, hits) of pairs worth comparing: all of a small file, else those that share rare combinations of fragments of
 * different fields. `hits` counts the blocks that hold the pair.
 */
export async function blockPairs(session: Session, prepared: Prepared, fields: readonly Field[], model: ModelContent): Promise<Blocking> {
  const possible = possiblePairs(prepared)
  const { budget } = model
  const ordered = prepared.sizes.length > 1 ? 'a.src = 0 and b.src = 1' : 'a.rec < b.rec'
  if (possible <= budget.allPairs) {
    await session.run(`create table pair as select a.rec as l, b.rec as r, 1::integer as hits from rec as a join rec as b on ${ordered}`)
    return { isComplete: true, possible, candidates: possible, blocks: 1, largestUsed: prepared.records, rules: [] }
  }
  await makeKeys(session, fields, model)
  const isTwo = prepared.sizes.length > 1
  const pairsIn = isTwo ? 'c0 * c1' : '(c0 * (c0 - 1)) // 2'
  await session.run(`create temp table block as select min(key) as key, min(rule) as rule, c0, c1 from
    (select key, ${isTwo ? 'count(*) filter (src = 0) as c0, count(*) filter (src = 1) as c1' : 'count(*) as c0, 0 as c1'}, sum(hash(rec)::hugeint) as inside, min(rule) as rule
      from key group by key having ${pairsIn} > 0 and c0 + c1 <= ${budget.largestBlock}) group by inside, c0, c1`)
  const most = Math.max(budget.pairsAtLeast, Math.min(budget.pairsAtMost, prepared.records * budget.pairsPerRecord))
  const used = await session.one<{ size: bigint | null; blocks: bigint }>(`
    with size as (select c0 + c1 as c, sum(${pairsIn}) as pairs, count(*) as blocks from block group by c),
    upto as (select c, sum(pairs) over (order by c) as pairs, sum(blocks) over (order by c) as blocks from size)
    select max(c) as size, max(blocks) as blocks from upto where pairs <= ${most} or c = (select min(c) from size)`)
  const largestUsed = Number(used?.size ?? 0)
  await session.run(`create temp table inside as select k.rec, k.src, k.key from key as k join block as b using (key) where b.c0 + b.c1 <= ${largestUsed}`)
  await session.run(
    `create table pair as select a.rec as l, b.rec as r, count(*)::integer as hits from inside as a join inside as b using (key) where ${ordered} group by a.rec, b.rec`,
  )
  const rules = await session.all<{ rule: number; blocks: bigint; pairs: bigint }>(
    `select rule, count(*) as blocks, sum(${pairsIn})::bigint as pairs from block where c0 + c1 <= ${largestUsed} group by rule order by pairs desc, rule`,
  )
  for (const table of ['key', 'block', 'inside']) await session.run(`drop table ${table}`)
  const counted = await session.one<{ n: bigint }>('select count(*) as n from pair')
  return {
    isComplete: false,
    possible,
    candidates: Number(counted?.n ?? 0),
    blocks: Number(used?.blocks ?? 0),
    largestUsed,
    rules: rules.map((it) => namedRule(it, fields)),
  }
}

function namedRule({ rule, blocks, pairs }: { rule: number; blocks: bigint; pairs: bigint }, fields: readonly Field[]): BlockingRule {
  const [low, high] = [Math.floor(rule / RULE), rule % RULE]
  const labels = (low === high ? [low] : [low, high]).map((it) => fields[it]?.label ?? '')
  return { fields: labels, blocks: Number(blocks), pairs: Number(pairs) }
}

/** A rule is the places of its two fields, written as one number. */
const RULE = 100

/**
 * Pairs of one person that no block held, from how many were held by one block alone and by two (Chao's estimate of the unseen), less those that
 * stood near others and were found that way. Source: tables `scored` with `hits`. A lower bound: blocks are not independent of each other.
 */
export async function missedByBlocks(session: Session): Promise<number> {
  const seen = await session.one<{ nearby: number; once: number; twice: number }>(`select
    ${[0, 1, 2].map((hits) => `coalesce(sum(probability) filter (hits = ${hits}), 0)::double as ${['nearby', 'once', 'twice'][hits]}`).join(', ')} from scored`)
  const { nearby = 0, once = 0, twice = 0 } = seen ?? {}
  return Math.max(0, (once * once) / (2 * Math.max(twice, 1)) - nearby)
}

/** The table `key` (rec, src, key, rule): each fragment alone, each two of different fields, and each two words of a name or address. */
async function makeKeys(session: Session, fields: readonly Field[], model: ModelContent): Promise<void> {
  const parts = fields.flatMap((field, place) =>
    fragmentsOf(field, model.kinds[field.kind].slots).map((sql, number) => {
      const group = model.kinds[field.kind].compare === 'tokens' ? place * 100 + Math.floor(field.kind === 'name' ? number / 2 : number) : place * 100
      return `select rec, src, ${group} as part, ${place}::smallint as field, hash(${field.kind === 'name' || field.kind === 'address' ? place : place * 100 + number}, ${sql}) as h from rec where (${sql}) is not null`
    }),
  )
  await session.run(`create temp table fragment as ${parts.join(' union all ')}`)
  await session.run(`create temp table key as select distinct rec, src, h as key, (field * ${RULE} + field)::smallint as rule from fragment union all
    select distinct a.rec, a.src, hash(a.h, b.h) as key, (least(a.field, b.field) * ${RULE} + greatest(a.field, b.field))::smallint as rule from fragment as a join fragment as b on a.rec = b.rec and a.part <> b.part and a.h < b.h`)
  await session.run('drop table fragment')
}
