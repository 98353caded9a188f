import { literal, type Session } from '../session.ts'
import type { LinkageContent } from './content.ts'
import type { Field } from './fields.ts'
import type { InputFile } from './read.ts'

export interface Prepared {
  /** rows of both files */
  records: number
  /** rows of each file; one entry when all records are compared with all */
  sizes: number[]
}

/** Rows that a short list is thought to lack: what is seen once among ten rows is not therefore common. */
const UNSEEN = 100

const inList = (words: readonly string[]) => `(${words.map(literal).join(', ')})`
const escaped = (word: string) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/**
 * Makes the tables `said` (the raw text of each field, for explanations) and `rec` out of the staged files: one row a record, `rec` counting from 0 in an order that only the content decides, `src` the
 * file (0, 1), `id` the row's own id, and the prepared columns of each field.
 *
 * Shape of a field f: value kinds `f` (text) and `f_w` (bits of rarity); dates `f` (YYYYMMDD); tokens `f_t1 … f_tK` (words, rarest first),
 * `f_k…` (their sound), `f_w…` (bits), `f_m…` (letters held), `f_c…` (counts as a conflict), `f_n` (bits of all), `f_all` (compact text).
 */
export async function prepareRecords(
  session: Session,
  how: { files: InputFile[]; fields: Field[]; ids: (string | null)[]; monthFirst: ReadonlySet<string>; content: LinkageContent; together?: boolean },
): Promise<Prepared> {
  const { files, fields } = how
  const sources = files.map((file, src) => {
    const id = how.ids[src] ? `coalesce(${how.ids[src]}, row_no::varchar)` : 'row_no::varchar'
    const values = fields.map((field) => `${rawOf(field, src, how.monthFirst)} as ${field.key}`)
    return `select ${src}::tinyint as src, row_no, ${id} as id, ${values.join(', ')} from ${file.table}`
  })
  const keys = fields.map((it) => it.key)
  await session.run(`create table said as
    select (row_number() over (order by hash(src, ${keys.join(', ')}), src, id, row_no) - 1)::integer as rec, * from (${sources.join(' union all ')})`)
  const joins: string[] = []
  const columns: string[] = []
  for (const field of fields) {
    const made = how.content.model.kinds[field.kind].compare === 'tokens' ? await tokenColumns(session, field, how.content) : await valueColumns(session, field)
    joins.push(made.join)
    columns.push(...made.columns)
  }
  await session.run(
    `create table rec as select r.rec, r.src, r.id, r.row_no${columns.map((it) => `, ${it}`).join('')} from said as r ${joins.join(' ')} order by r.rec`,
  )
  const sizes = files.map((file) => file.rows)
  const records = sizes.reduce((sum, it) => sum + it, 0)
  return { records, sizes: how.together ? [records] : sizes }
}

/** SQL of a field's raw text in one file: several columns go together as marked words. */
function rawOf(field: Field, src: number, monthFirst: ReadonlySet<string>): string {
  const columns = field.columns[src] ?? []
  if (columns.length === 0) return 'null::varchar'
  const [first = 'null'] = columns
  switch (field.kind) {
    case 'name':
      return `nullif(concat_ws(' ', ${columns.join(', ')}), '')`
    case 'address':
      return `nullif(concat_ws(' ', ${columns.map((it, index) => marked(it, field.marks?.[src]?.[index] ?? '')).join(', ')}), '')`
    case 'date':
      return `date_digits(${first}, ${monthFirst.has(`${src}.${first}`)})`
    case 'sex':
      return `left(plain_text(${first}), 1)`
    case 'phone':
      return `nullif(right(regexp_replace(${first}, '[^0-9]', '', 'g'), 9), '')`
    case 'email':
      return `nullif(regexp_replace(lower(${first}), '\\s', '', 'g'), '')`
    case 'number':
      return `try_cast(replace(${first}, ',', '.') as double)::varchar`
    default:
      return `compact(${first})`
  }
}

const marked = (column: string, mark: string) => (mark === '' ? column : `${literal(mark)} || ltrim(regexp_replace(${column}, '[^0-9A-Za-z]', '', 'g'), '0')`)

async function valueColumns(session: Session, field: Field) {
  const f = field.key
  await session.run(`create temp table ${f}_value as
    select ${f} as v, -log2(count(*) / (select count(${f}) + ${UNSEEN} from said))::double as w from said where ${f} is not null group by ${f}`)
  return { join: `left join ${f}_value on ${f}_value.v = r.${f}`, columns: [`r.${f} as ${f}`, `${f}_value.w::float as ${f}_w`] }
}

/** Words of a field, their rarity and sound, the rarest few in slots. */
async function tokenColumns(session: Session, field: Field, { names, model }: LinkageContent) {
  const f = field.key
  const slots = model.kinds[field.kind].slots
  const isName = field.kind === 'name'
  const text = isName ? nameText(f, names.degrees) : f
  await session.run(`create temp table ${f}_heard as select rec, words_of(${text}) as words from said where ${f} is not null`)
  await session.run(`create temp table ${f}_spoken as
    select rec, word, min(spot)::integer as spot from (select rec, unnest(words) as word, generate_subscripts(words, 1) as spot from ${f}_heard) group by rec, word`)
  if (isName) await session.run(dropTitles(f, names.titles))
  await session.run(`create temp table ${f}_word as
    select word, sound, w, letters_of(sound) as m,
      ${isName ? `length(word) > 1 and word not in ${inList(names.light)}` : 'length(word) > 2'} as c
    from (select word, ${soundOf(isName, names)} as sound, -log2(n / (select count(*) + ${UNSEEN} from ${f}_heard))::double as w from
      (select word, coalesce(v.form, word) as form, n from (select word, count(*) as n from ${f}_spoken group by word)
      left join (${variantRows(isName ? names.variants : [])}) as v on v.spelling = word))`)
  await session.run(`create temp table ${f}_slot as
    select rec, word, sound, w, m, c, spot, row_number() over (partition by rec order by w desc, word) as slot from ${f}_spoken join ${f}_word using (word)`)
  const parts = ['word t varchar', 'sound k varchar', 'w w float', 'm m integer', 'c c boolean'].map((it) => it.split(' '))
  const pivots = Array.from({ length: slots }, (_, i) =>
    parts.map(([from, to, type]) => `max(${from}) filter (slot = ${i + 1})::${type} as ${f}_${to}${i + 1}`),
  )
  await session.run(`create temp table ${f}_set as select rec, ${pivots.flat().join(', ')}, sum(w)::float as ${f}_n,
    string_agg(word, '' order by spot) as ${f}_all from ${f}_slot group by rec`)
  for (const table of ['heard', 'spoken', 'word', 'slot']) await session.run(`drop table ${f}_${table}`)
  return { join: `left join ${f}_set on ${f}_set.rec = r.rec`, columns: [`${f}_set.* exclude (rec)`] }
}

/** A name without degrees: those with their dots anywhere, those without dots only behind a comma. */
function nameText(f: string, degrees: readonly string[]): string {
  const dotted = degrees.map((it) => escaped(it).replaceAll('\\.', '\\. ?')).join('|')
  const bare = degrees.map((it) => it.replaceAll('.', '')).join('|')
  return `regexp_replace(regexp_replace(lower(${f}), '(^|[ ,])((${dotted})\\.?([ ,]+|$))+', ' ', 'g'), ',[ ]*((${bare})\\.?([ ,]+|$))+', ' ', 'g')`
}

function dropTitles(f: string, titles: readonly string[]): string {
  const isTitle = `word in ${inList(titles)}`
  return `delete from ${f}_spoken where ${isTitle} and rec in (select rec from ${f}_spoken group by rec having bool_or(not (${isTitle})))`
}

function variantRows(variants: readonly string[][]): string {
  const rows = variants.flatMap(([form = '', ...spellings]) => spellings.map((it) => `(${literal(it)}, ${literal(form)})`))
  return rows.length === 0
    ? `select null::varchar as spelling, null::varchar as form where false`
    : `select distinct on (spelling) * from (values ${rows.join(', ')}) as v(spelling, form) order by spelling, form`
}

/** The sound of a word: spellings folded in order, then double letters as one. */
function soundOf(isName: boolean, names: LinkageContent['names']): string {
  if (!isName) return 'form'
  const folded = names.sounds.reduce((sql, [from, to]) => `replace(${sql}, ${literal(from)}, ${literal(to)})`, 'form')
  const letters = [...'abcdefghijklmnoprstuwx']
  return letters.reduce((sql, letter) => `replace(${sql}, '${letter}${letter}', '${letter}')`, folded)
}
