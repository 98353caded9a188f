import type { Session } from '../session.ts'
import type { KindContent, LevelContent, ModelContent } from './content.ts'
import type { Field } from './fields.ts'

/** The column of a field's level in a compared table. */
export const levelColumn = (field: Field) => `v_${field.key}`

/** Level of a pair in SQL: three layers, so that what is needed twice is computed once. */
interface Layers {
  /** columns computed from the two records `a` and `b` */
  first: string[]
  /** columns computed from those */
  second: string[]
  /** the level, null where one side says nothing */
  level: string
}

const index = (levels: readonly LevelContent[], id: string) => levels.findIndex((it) => it.id === id)

/** Levels of one id, rarest first: the first whose bits are reached. */
function byBits(levels: readonly LevelContent[], id: string, bits: string): string {
  const some = levels.map((level, at) => ({ ...level, at })).filter((it) => it.id === id)
  const tests = some.slice(0, -1).map((it) => `when ${bits} >= ${it.bits ?? 0} then ${it.at}`)
  return tests.length === 0 ? `${some[0]?.at}` : `(case ${tests.join(' ')} else ${some.at(-1)?.at} end)`
}

function tokens(field: Field, kind: KindContent): Layers {
  const f = field.key
  const slots = Array.from({ length: kind.slots }, (_, i) => i + 1)
  const side = (s: string, i: number) => `${s}.${f}_t${i}, ${s}.${f}_k${i}, ${s}.${f}_w${i}, ${s}.${f}_m${i}`
  const cells = slots.flatMap((i) => slots.map((j) => `word_bits(${side('a', i)}, ${side('b', j)})::float as ${f}_s${i}${j}`))
  const best = (names: string[]) => `greatest(${names.join(', ')})`
  const left = slots.map((i) => `${best(slots.map((j) => `${f}_s${i}${j}`))} as ${f}_l${i}`)
  const right = slots.map((j) => `${best(slots.map((i) => `${f}_s${i}${j}`))} as ${f}_r${j}`)
  const whole = `case when a.${f}_all = b.${f}_all then least(a.${f}_n, b.${f}_n) else 0 end::float as ${f}_whole`
  const flags = slots.flatMap((i) => [`coalesce(a.${f}_c${i}, false) as ${f}_ca${i}`, `coalesce(b.${f}_c${i}, false) as ${f}_cb${i}`])
  const sum = [...slots.map((i) => `${f}_l${i}`), ...slots.map((i) => `${f}_r${i}`)].join(' + ')
  const stray = (s: 'a' | 'b') => slots.map((i) => `(${f}_c${s}${i} and ${f}_${s === 'a' ? 'l' : 'r'}${i} = 0)`).join(' or ')
  const bits = `greatest(${f}_whole, (${sum}) / 2)`
  const level = `case when ${f}_gap then null when ${bits} <= 0 then ${index(kind.levels, 'different')}
    when ${f}_whole = 0 and (${stray('a')}) and (${stray('b')}) then ${byBits(kind.levels, 'conflict', bits)} else ${byBits(kind.levels, 'same', bits)} end`
  const gap = `a.${f}_n is null or b.${f}_n is null as ${f}_gap`
  return { first: [...cells, ...flags, whole, gap], second: [...left, ...right], level }
}

function date(field: Field, kind: KindContent, defaults: readonly string[]): Layers {
  const f = field.key
  const at = (id: string) => index(kind.levels, id)
  const isDefault = (s: string) => `${s}.${f}[5:8] in (${['0000', ...defaults].map((it) => `'${it}'`).join(', ')})`
  const day = (s: string) => `${s}.${f}[7:8]`
  const month = (s: string) => `${s}.${f}[5:6]`
  const year = (s: string) => `${s}.${f}[1:4]`
  const off = `hamming(a.${f}, b.${f})`
  const swapped = `${year('a')} = ${year('b')} and ${day('a')} = ${month('b')} and ${month('a')} = ${day('b')}`
  const turned = `${off} = 2 and list_sort(string_split(a.${f}, '')) = list_sort(string_split(b.${f}, ''))`
  const sql = `case when a.${f} is null or b.${f} is null then null
    when ${isDefault('a')} or ${isDefault('b')} then
      case when ${year('a')} = ${year('b')} then ${at('default')} when hamming(${year('a')}, ${year('b')}) = 1 then ${at('default-near')} else ${at('different')} end
    when a.${f} = b.${f} then ${at('equal')}
    when ${off} = 1 then ${at('edit')} when ${swapped} then ${at('edit')} when ${turned} then ${at('edit')}
    when ${year('a')} = ${year('b')} and (${month('a')} = ${month('b')} or ${day('a')} = ${day('b')}) then ${at('year-part')}
    when a.${f}[5:8] = b.${f}[5:8] then ${at('day-month')} when ${year('a')} = ${year('b')} then ${at('year')} else ${at('different')} end`
  return { first: [`${sql} as ${f}_x`], second: [], level: `${f}_x` }
}

const NEAR: Record<KindContent['near'], { near: (a: string, b: string) => string; part: (a: string, b: string) => string }> = {
  digits: { near: oneEdit, part: () => 'false' },
  code: { near: oneEdit, part: (a, b) => `${a}[1:(length(${a}) // 2)] = ${b}[1:(length(${b}) // 2)]` },
  email: {
    near: (a, b) => `split_part(${a}, '@', 1) = split_part(${b}, '@', 1) or jaro_winkler_similarity(${a}, ${b}) >= 0.93`,
    part: (a, b) => `jaro_winkler_similarity(split_part(${a}, '@', 1), split_part(${b}, '@', 1)) >= 0.85`,
  },
  words: {
    near: (a, b) => `jaro_winkler_similarity(${a}, ${b}) >= 0.92`,
    part: (a, b) => `jaro_winkler_similarity(${a}, ${b}) >= 0.84 or (least(length(${a}), length(${b})) > 4 and (contains(${a}, ${b}) or contains(${b}, ${a})))`,
  },
  none: { near: () => 'false', part: () => 'false' },
}

/** One digit or letter wrong, two neighbours turned, or one lost. */
function oneEdit(a: string, b: string): string {
  return `case when length(${a}) < 4 or length(${b}) < 4 then false when length(${a}) = length(${b})
    then hamming(${a}, ${b}) = 1 or (hamming(${a}, ${b}) = 2 and list_sort(string_split(${a}, '')) = list_sort(string_split(${b}, '')))
    when abs(length(${a}) - length(${b})) = 1 then levenshtein(${a}, ${b}) = 1 else false end`
}

function value(field: Field, kind: KindContent): Layers {
  const [a, b] = [`a.${field.key}`, `b.${field.key}`]
  const { near, part } = NEAR[kind.near]
  const bits = `least(${a}_w, ${b}_w)`
  const when = (id: string, test: string) => (index(kind.levels, id) < 0 ? '' : `when ${test} then ${byBits(kind.levels, id, bits)}`)
  const sql = `case when ${a} is null or ${b} is null then null ${when('equal', `${a} = ${b}`)} ${when('near', near(a, b))} ${when('part', part(a, b))}
    else ${index(kind.levels, 'different')} end`
  return { first: [`${sql} as ${field.key}_x`], second: [], level: `${field.key}_x` }
}

function number(field: Field, kind: KindContent): Layers {
  const [a, b] = [`a.${field.key}::double`, `b.${field.key}::double`]
  const at = (id: string) => index(kind.levels, id)
  const sql = `case when a.${field.key} is null or b.${field.key} is null then null when ${a} = ${b} then ${at('equal')}
    when abs(${a} - ${b}) <= greatest(1, 0.02 * greatest(abs(${a}), abs(${b}))) then ${at('near')} else ${at('different')} end`
  return { first: [`${sql} as ${field.key}_x`], second: [], level: `${field.key}_x` }
}

function layersOf(field: Field, model: ModelContent, defaults: ReadonlyMap<string, readonly string[]>): Layers {
  const kind = model.kinds[field.kind]
  if (kind.compare === 'tokens') return tokens(field, kind)
  if (kind.compare === 'date') return date(field, kind, defaults.get(field.key) ?? [])
  return kind.compare === 'number' ? number(field, kind) : value(field, kind)
}

/** Days and months that a date column holds far too often to be birthdays, as MMDD. */
export async function findDefaults(session: Session, fields: readonly Field[], model: ModelContent): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const field of fields) {
    if (field.kind !== 'date') continue
    const share = model.kinds.date.defaultShare
    const rows = await session.all<{ md: string }>(`select ${field.key}[5:8] as md from rec where ${field.key} is not null group by md
      having count(*) > 20 and count(*) > ${share} * (select count(${field.key}) from rec) order by md`)
    found.set(
      field.key,
      rows.map((it) => it.md),
    )
  }
  return found
}

/**
 * Compares the pairs of a table (l, r and any further columns) and writes a table of them with one level a field (`v_f0` …, null: a side says nothing).
 */
export async function comparePairs(
  session: Session,
  how: { from: string; to: string; keep?: string[]; fields: readonly Field[]; model: ModelContent; defaults: ReadonlyMap<string, readonly string[]> },
): Promise<void> {
  const layers = how.fields.map((field) => layersOf(field, how.model, how.defaults))
  const keep = ['l', 'r', ...(how.keep ?? [])]
  const first = layers.flatMap((it) => it.first)
  const second = layers.flatMap((it) => it.second)
  const levels = how.fields.map((field, at) => `(${layers[at]?.level})::utinyint as ${levelColumn(field)}`)
  await session.run(`create table ${how.to} as select ${[...keep, ...levels].join(', ')} from
    (select *${second.map((it) => `, ${it}`).join('')} from
      (select ${keep.map((it) => `p.${it}`).join(', ')}, ${first.join(', ')} from ${how.from} as p join rec as a on a.rec = p.l join rec as b on b.rec = p.r))`)
}
