import type { Session } from '../session.ts'
import type { FieldKind, ModelContent } from './content.ts'
import type { InputFile } from './read.ts'

/** What a column holds, as shares of its filled cells. */
export interface ColumnProfile {
  column: string
  title: string
  rows: number
  filled: number
  distinct: number
  dates: number
  monthFirst: boolean
  emails: number
  letters: number
  digits: number
  /** digits and letters without blanks, with at least one digit */
  codes: number
  phones: number
  /** words for a sex in the languages we know */
  sexes: number
  /** average number of words, and of characters */
  words: number
  length: number
  /** most characters */
  longest: number
}

export type ColumnUse = FieldKind | 'mother' | 'father' | 'birth' | 'rowid' | 'answer' | 'ignore'
export interface JudgedColumn extends ColumnProfile {
  use: ColumnUse
}

const SEXES = '[mflpwhvkju12]|male|female|laki.*|perempuan|pria|wanita|lk|pr|man|woman|homme|femme|hombre|mujer|mann|frau|masculin[oe]?|f[eé]minin[oe]?'

/** Measures each column of a staged file. Shape: one row a column, in the order of the file. */
export async function profileColumns(session: Session, file: InputFile): Promise<ColumnProfile[]> {
  const profiles: ColumnProfile[] = []
  for (const { column, title } of file.columns) {
    const share = (test: string) => `coalesce(avg((${test})::int::double), 0)`
    const row = await session.one(`
      select count(*)::double as rows, count(x)::double as filled, count(distinct lower(x))::double as distinct,
        ${share('date_digits(x, false) is not null')} as dates,
        ${share(`regexp_matches(x, '^\\s*[0-9]{1,2}[-/.](1[3-9]|2[0-9]|3[01])[-/.][0-9]{4}')`)} as second_big,
        ${share(`regexp_matches(x, '^\\s*(1[3-9]|2[0-9]|3[01])[-/.][0-9]{1,2}[-/.][0-9]{4}')`)} as first_big,
        ${share(`x like '%_@_%'`)} as emails,
        ${share(`regexp_full_match(plain_text(x), '[^0-9]+')`)} as letters,
        ${share(`regexp_full_match(x, '[0-9 .,-]+')`)} as digits,
        ${share(`regexp_matches(x, '[0-9]') and regexp_full_match(trim(x), '[A-Za-z0-9._/-]+')`)} as codes,
        ${share(`regexp_full_match(regexp_replace(x, '[ ().-]', '', 'g'), '\\+?(0|62|[1-9])[0-9]{7,13}') and (x like '0%' or x like '+%' or x like '(%')`)} as phones,
        ${share(`regexp_full_match(lower(trim(x)), '${SEXES}')`)} as sexes,
        coalesce(avg(len(words_of(x))), 0)::double as words, coalesce(avg(length(x)), 0)::double as length, coalesce(max(length(x)), 0)::double as longest
      from (select ${column} as x from ${file.table})`)
    const { first_big, second_big, ...shares } = row as Record<string, number>
    profiles.push({ column, title, ...shares, monthFirst: (second_big ?? 0) > (first_big ?? 0) } as ColumnProfile)
  }
  return profiles
}

/** A title in the form the patterns of policy/linkage compare: lower case, one _ between words. */
export function titleKey(title: string): string {
  return title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
}

/** In so few rows a column may hold one value by chance. */
const FEW = 20

/** Decides what each column is used for, by its title where the content agrees, else by its content alone. */
export function judgeColumns(profiles: readonly ColumnProfile[], model: ModelContent): JudgedColumn[] {
  const titles = Object.entries(model.titles).map(([use, pattern]) => ({ use: use as ColumnUse, pattern: new RegExp(pattern) }))
  const answers = new RegExp(model.answers)
  const keys = new RegExp(model.keys)
  return profiles.map((it) => {
    const key = titleKey(it.title)
    if (it.filled === 0 || (it.distinct <= 1 && it.filled > FEW)) return { ...it, use: 'ignore' }
    if (answers.test(key)) return { ...it, use: 'answer' }
    for (const { use, pattern } of titles) if (pattern.test(key) && agrees(use, it)) return { ...it, use: useOf(use, it) }
    return { ...it, use: keys.test(key) ? useOf('rowid', it) : byContent(it) }
  })
}

const isUnique = (it: ColumnProfile) => it.distinct === it.rows && it.filled === it.rows
const isCode = (it: ColumnProfile) => it.codes > 0.8 && it.words < 4

function agrees(use: ColumnUse, it: ColumnProfile): boolean {
  switch (use) {
    case 'birth':
    case 'date':
      return it.dates > 0.5
    case 'email':
      return it.emails > 0.3
    case 'sex':
      return it.distinct <= 8
    case 'name':
    case 'mother':
    case 'father':
      return it.letters > 0.6
    case 'phone':
    case 'postcode':
      return it.longest < 40
    case 'identity':
    case 'household':
      return it.codes > 0.5
    case 'number':
      return it.digits > 0.7
    default:
      return true
  }
}

/** A column titled like a row id is one only if it tells every row apart; else it may be the answer, and is left out. */
function useOf(use: ColumnUse, it: ColumnProfile): ColumnUse {
  if (use === 'rowid') return isUnique(it) ? 'rowid' : 'answer'
  return use
}

function byContent(it: ColumnProfile): ColumnUse {
  if (it.emails > 0.7) return 'email'
  if (it.dates > 0.8) return 'date'
  if (it.sexes > 0.9 && it.distinct <= 4) return 'sex'
  if (isUnique(it) && it.digits > 0.9 && it.longest < 7 && it.words <= 1) return 'rowid'
  if (isUnique(it) && isCode(it) && it.rows > FEW) return it.digits > 0.9 && it.length >= 7 ? 'identity' : 'rowid'
  if (it.phones > 0.7) return 'phone'
  if (isCode(it) && it.digits > 0.8) return byDigits(it)
  if (isCode(it) && it.codes > 0.9 && it.words <= 2.2 && it.longest <= 10) return 'postcode'
  if (it.letters < 0.5 && it.words >= 2) return 'address'
  const variety = it.distinct / Math.max(it.filled, 1)
  if (it.letters > 0.8 && it.words < 5) return variety > 0.3 ? 'name' : it.words < 3 ? 'place' : 'text'
  return 'text'
}

function byDigits(it: ColumnProfile): ColumnUse {
  if (it.length >= 7) return 'identity'
  if (it.length >= 4 && it.length <= 6 && it.distinct > 30) return 'postcode'
  return 'number'
}
