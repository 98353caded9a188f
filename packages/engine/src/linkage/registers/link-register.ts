import { readFileSync } from 'node:fs'
import { literal, type Session } from '../../session.ts'
import { type RegisterModel, type SpokenNames, startOf } from './content.ts'
import { type LinkedRegister, rowsOf } from './rows.ts'
import type { Known } from './state.ts'
import { EVIDENCE, type Pattern, reopened, type Sizes, type Stranger, type Trained, train } from './train.ts'

/** What one register's linking learned and did. */
export interface RegisterLinks {
  register: LinkedRegister
  trained: Trained
  sizes: Sizes
  pairs: number
  rules: { rule: string; pairs: number }[]
  threshold: number
  /** share of rows whose NIK proves them that some rule without the NIK would have found too; of the roster only */
  recallCeiling: number | null
  patterns: (Pattern & { pattern: bigint })[]
}

/** The SQL of a named step. */
export const step = (name: string) => readFileSync(new URL(`./steps/${name}.sql`, import.meta.url), 'utf8')

const list = (words: readonly string[]) => `[${words.map(literal).join(', ')}]`

/** Residents as people to be linked to, names as they sound, and what strangers have in common by chance. Needs the views `src.<register>`. */
export async function openPeople(session: Session, { model, names }: { model: RegisterModel; names: SpokenNames }) {
  const sound = names.sounds.reduce((sql, [from, to]) => `replace(${sql}, ${literal(from)}, ${literal(to)})`, 'w')
  const single = [...'abcdefghijklmnoprstuwx'].reduce((sql, letter) => `replace(${sql}, '${letter}${letter}', '${letter}')`, sound)
  const forms = names.variants.flatMap(([form = '', ...others]) => others.map((word) => ({ word, form })))
  const given = {
    titles: list(names.titles),
    light: list([...names.light, 'muhammad']),
    words: list(forms.map((it) => it.word)),
    forms: list(forms.map((it) => it.form)),
    sound: single,
  }
  await session.run(step('name-tables').replace(/:(titles|light|words|forms|sound)\b/g, (_, key: keyof typeof given) => given[key]))
  await session.run(step('compare'))
  await session.run(step('records').replace(':residents', rowsOf('penduduk')))
  await hearNames(session, names)
  const heads = Number((await session.one<{ heads: bigint }>(`select getvariable('heads') as heads`))?.heads ?? 0)
  await session.run(`set variable mask = ${2 ** Math.max(0, Math.round(Math.log2(heads / model.training.sample))) - 1}`)
  await session.run(step('chance'))
  return { strangers: await session.all<Row & Stranger>('select * from stranger order by all'), sameName: await sameNames(session) }
}
type Row = Record<string, unknown>

function hearNames(session: Session, names: SpokenNames): Promise<void> {
  const degrees = names.degrees.map((it) => it.replaceAll('.', '\\.? ?')).join('|')
  return session.run(step('names').replace(':degrees', degrees))
}

/** Share of a register's remainder that must be compared again before everything is, and the model learned anew. */
const MOST_NEW = 0.3

/** Takes over what an earlier run found about rows that say the same. False where too little is left to take over. */
async function takeOver(session: Session, register: LinkedRegister, model: RegisterModel): Promise<boolean> {
  await session.run(`create or replace table new_person as select * from person where print not in (select print from old_person)`)
  const near = model.blocking.map((it) => `select l.row_no from row_left as l ${it.with} join new_person as p on ${it.on}`)
  const nik = 'select row_no from by_nik where not is_sure and pid in (select pid from new_person)'
  await session.run(
    step('untouched')
      .replaceAll(':register', register)
      .replace(':near_new', [nik, ...near].join(' union all ')),
  )
  const left = await session.one<{ again: number; all: number }>(
    'select (select count(*) from row_again)::integer as again, (select count(*) from row_left)::integer as "all"',
  )
  return left !== undefined && left.again <= left.all * MOST_NEW
}

async function blockPairs(session: Session, model: RegisterModel): Promise<{ rule: string; pairs: number }[]> {
  const rules = model.blocking.map((it, at) => `select l.row_no, p.pid, ${2 ** (at + 1)} as rule from row_again as l ${it.with} join person as p on ${it.on}`)
  await session.run(`create or replace table pair as select row_no, pid, bit_or(rule) as rules from
    (select b.row_no, b.pid, 1 as rule from by_nik as b semi join row_again using (row_no) where not b.is_sure union all ${rules.join(' union all ')}) group by row_no, pid`)
  const counts = [{ id: 'nik' }, ...model.blocking].map((it, at) => `count(*) filter (rules & ${2 ** at} > 0)::integer as "${it.id}"`)
  const counted = await session.one<Record<string, number>>(`select ${counts.join(', ')} from pair`)
  return Object.entries(counted ?? {}).map(([rule, pairs]) => ({ rule, pairs }))
}

/** How much blocking can find at most, told by rows whose NIK proves them: what the rules that need no NIK would bring together. */
async function findCeiling(session: Session, model: RegisterModel): Promise<number> {
  const rules = model.blocking.filter((it) => !it.proof && it.with === '').map((it) => `coalesce(${it.on}, false)`)
  const row = await session.one<{ share: number | null }>(`select avg((${rules.join(' or ')})::integer) as share
    from (from by_nik where is_sure and is_sampled(hash(row_no))) as b join row_of as l using (row_no) join person as p using (pid)`)
  return row?.share ?? 1
}

/** Levels of `same` names by how common they are, and the chance that two people share such a name. */
async function sameNames(session: Session): Promise<Record<string, number>> {
  const rows = await session.all<{ level: string; chance: number }>(
    `select name_level(f, f) as level, sum((heads / getvariable('heads')) ** 2) as chance from (select any_value(n) as f, any_value(heads) as heads from name_form as n where heads > 0 group by form) group by level`,
  )
  return Object.fromEntries(rows.map((it) => [it.level, it.chance]))
}

/**
 * Links the rows of one register with people: by NIK where it proves them, the rest by comparing what both say.
 *
 * Shape:  leaves the tables by_nik, taken, row_left, judged of this register and adds to `link`; `before` is what an earlier register learned.
 * Source: policy/linkage/registers.yaml; docs/decisions/0009.
 */
export async function linkRegister(
  session: Session,
  register: LinkedRegister,
  how: {
    model: RegisterModel
    names: SpokenNames
    strangers: readonly Stranger[]
    sameName: Record<string, number>
    before: Trained | null
    known: Known | undefined
  },
): Promise<RegisterLinks> {
  const { model, before } = how
  await session.run(step('exact').replace(':rows', rowsOf(register)).replace(':register', register))
  await hearNames(session, how.names)
  await session.run(step('restored'))
  const known = how.known && (await takeOver(session, register, model)) ? how.known : undefined
  if (!known) await session.run(step('restored'))
  await session.run(`set variable known_threshold = ${known?.threshold ?? 'null::double'}`)
  const rules = await blockPairs(session, model)
  const recallCeiling = before || known ? null : await findCeiling(session, model)
  await session.run(step('levels'))
  const patterns = await session.all<Row & Pattern & { pattern: bigint }>('from pattern order by pattern')
  const sizes = known?.sizes ?? ({ ...(await session.one<Row & Sizes>(step('sizes'))), sameName: how.sameName } as Sizes)
  // A register that knows no neighbourhood can agree on the village at most.
  const strangers = patterns.some((it) => it.place === 'block')
    ? how.strangers
    : how.strangers.map((it) => ({ ...it, place: it.place === 'block' ? 'village' : it.place }))
  const trained = known ? reopened(known, strangers, sizes) : train(patterns, strangers, sizes, { ...model.training, m: before?.m ?? startOf(model) })
  await weigh(session, patterns, trained)
  await session.run(step('candidate'))
  await session.run(step('assign').replaceAll(':register', register))
  const threshold = (await session.one<{ value: number }>('from threshold'))?.value ?? 1
  return { register, trained, sizes, pairs: patterns.reduce((sum, it) => sum + it.pairs, 0), rules, recallCeiling, threshold, patterns }
}

async function weigh(session: Session, patterns: readonly (Pattern & { pattern: bigint })[], { prior, bits }: Trained): Promise<void> {
  await session.run('create or replace table pattern_weight (pattern ubigint, weight double)')
  const start = Math.log2(prior / (1 - prior))
  const rows = patterns.map((it) => `(${it.pattern}, ${(start + EVIDENCE.reduce((sum, field) => sum + bits(field, it), 0)).toFixed(4)})`)
  for (let at = 0; at < rows.length; at += 1000) await session.run(`insert into pattern_weight values ${rows.slice(at, at + 1000).join(', ')}`)
}
