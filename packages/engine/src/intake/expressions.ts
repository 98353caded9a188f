import { literal } from '../session.ts'
import type { RegisterColumn } from './mapping.ts'
import type { VillageKeys } from './village-names.ts'

/** One snapshot column: how it is read while staging and how it leaves. */
export interface Output {
  name: string
  sql: string
}
/** What one mapped column gives to the staged table. */
export interface ColumnSql {
  /** what `staged` needs more than once, computed one level below: nothing inside a CASE is shared otherwise */
  first?: Output
  /** columns of the staged table */
  staged: Output[]
  /** the staged column that is null when nothing could be read; empty where a missing value is no fault */
  value: string | null
}
export interface Reading {
  asOf: string
  villages: VillageKeys
}

/** The lookup form of a text, as `code_key` in sql/text.sql makes it. */
export function codeKey(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9>]+/g, '')
}

/** As `code_key` makes it of a whole cell: a number loses its leading zeros. */
export function lookupKey(text: string): string {
  return codeKey(text.trim().replace(/^0*([0-9]+)([.,]0+)?$/, '$1'))
}

/** An ENUM of known texts: a byte a value while staging and a ready dictionary for Parquet, a sixth of the cost of text. Readers of the snapshot see text. */
export function enumOf(texts: Iterable<string>): string {
  return `enum(${[...new Set(texts)].map(literal).join(', ')})`
}

/** `as`: the ENUM of the values; without it they are numbers. */
function mapLiteral(entries: ReadonlyMap<string, string>, as: string | null): string {
  const keys = [...entries.keys()].map(literal).join(', ')
  return as === null ? `map([${keys}], [${[...entries.values()].join(', ')}])` : `map([${keys}], [${[...entries.values()].map(literal).join(', ')}]::${as}[])`
}

/** As COALESCE, but lazily: of a COALESCE the optimiser lifts common parts out and computes the slow attempts for every row. */
function firstOf(attempts: string[]): string {
  return attempts.reduceRight((rest, it) => `case when ${it} is not null then ${it} else ${rest} end`)
}

/** SQL that looks a cell up: as it is, else by its key. The search is linear, so short texts (codes) stand first. */
function lookupSql(cell: string, texts: Iterable<[string, string]>, as: string | null): string {
  const asIs = new Map<string, string>()
  const byKey = new Map<string, string>()
  for (const [text, value] of [...texts].sort(([a], [b]) => a.length - b.length)) {
    for (const form of [text, text.toUpperCase(), text.toLowerCase()]) if (!asIs.has(form)) asIs.set(form, value)
    if (codeKey(text) !== '' && !byKey.has(codeKey(text))) byKey.set(codeKey(text), value)
  }
  return `coalesce(${mapLiteral(asIs, as)}[${cell}], ${mapLiteral(byKey, as)}[code_key(${cell})])`
}

function* valueTexts(column: RegisterColumn): Generator<[string, string]> {
  for (const [value, texts] of Object.entries(column.values ?? {})) for (const text of [value, ...texts]) yield [text, value]
}

/** Code, text, and both together (`22 - PBI (APBD)`) name an entry; the value is its place in the list, from 1. */
function* entryTexts(entries: readonly { code: number | null; texts: string[] }[]): Generator<[string, string]> {
  for (const [index, { code, texts }] of entries.entries()) {
    const value = String(index + 1)
    if (code !== null) yield [String(code), value]
    for (const text of texts) {
      yield [text, value]
      if (code !== null) yield [`${code}${codeKey(text)}`, value]
    }
  }
}

const SEX: [string, string][] = [
  ...['L', '1', 'LK', 'LAKI-LAKI', 'LAKI - LAKI', 'LAKI LAKI', 'LAKI', 'LAKI2', 'PRIA', 'M', 'MALE'].map((it): [string, string] => [it, 'L']),
  ...['P', '2', 'PR', 'PEREMPUAN', 'WANITA', 'W', 'F', 'FEMALE'].map((it): [string, string] => [it, 'P']),
]

/** Known spellings of a column's values beside what its type reads anyway; null when there are none. */
function explainedSql(column: RegisterColumn, cell: string): string | null {
  const values = Object.keys(column.values ?? {})
  return values.length > 0 ? `${lookupSql(cell, valueTexts(column), enumOf(values))}::varchar` : null
}

/** Every spelling that a coded column knows, by its key; null for a column that takes any text. */
export function codedSpellings(column: RegisterColumn): Set<string> | null {
  const texts = codedTexts(column)
  return texts && new Set([...texts].map(([text]) => lookupKey(text)))
}

function codedTexts(column: RegisterColumn): Iterable<[string, string]> | null {
  if (column.participants) return entryTexts(column.participants)
  if (column.memberships) return entryTexts(column.memberships)
  if (column.type === 'sex') return [...SEX, ...valueTexts(column)]
  if (column.type === 'code') return valueTexts(column)
  return null
}

function codeSql(column: RegisterColumn, cell: string): string {
  const as = enumOf([...Object.keys(column.values ?? {}), ...(column.default ? [column.default] : [])])
  const known = lookupSql(cell, valueTexts(column), as)
  return column.default ? `case when ${cell} is null then ${literal(column.default)}::${as} else ${known} end` : known
}

/** One value, kept only within bounds. */
function within(name: string, sql: string, min: string | number, max: string | number): ColumnSql {
  const read = `${name}_read`
  return { first: { name: read, sql }, staged: [{ name, sql: `case when ${read} between ${min} and ${max} then ${read} end` }], value: name }
}

/** The village that the cells name, null when none of this regency: by code, with or without dots, else by both names. */
export function villageSql(cells: { code?: string; kecamatan?: string; kelurahan?: string }, keys: VillageKeys, column?: RegisterColumn): string {
  const tries: string[] = []
  // codes of another system, such as those of BPJS, that a person of the office explained
  const spelled = column ? [...valueTexts(column)].filter(([text, value]) => text !== value && keys.codes.includes(value)) : []
  const explained = new Map(spelled.map(([text, value]) => [lookupKey(text), value]))
  const as = enumOf(keys.codes)
  if (cells.code) {
    const digits = literal(keys.codes.map((it) => it.replaceAll('.', '')).join('|'))
    tries.push(`try_cast(${cells.code} as ${as})`)
    tries.push(`case when regexp_full_match(area_digits(${cells.code}), ${digits}) then area_value(${cells.code})::${as} end`)
  }
  for (const cell of explained.size > 0 ? [cells.code, cells.kelurahan] : []) {
    if (cell) tries.push(`${mapLiteral(explained, as)}[code_key(${cell})]`)
  }
  if (cells.kecamatan && cells.kelurahan) {
    const key = `(area_name(${cells.kecamatan}) || '/' || area_name(${cells.kelurahan}))`
    tries.push(`${mapLiteral(keys.byName, as)}[${key}]`)
    tries.push(`${mapLiteral(keys.bySkeleton, as)}[regexp_replace(${key}, '[aeiou]', '', 'g')]`)
  }
  return firstOf(tries)
}

/** Types that one macro reads: `$` is the cell, `@` the date of the data. */
const MACRO: Partial<Record<RegisterColumn['type'], string>> = {
  kk: 'kk_number($)',
  card: 'card_number($)',
  name: 'tidy_name($)',
  kecamatan: 'tidy_text($)',
  kelurahan: 'tidy_text($)',
  phone: 'tidy_phone($)',
  block: 'tidy_block($)',
  date: 'date_value($, @)',
  month: 'month_value($, @)',
  money: 'money_value($)',
  area: 'area_value($)',
}

function nikSql(cell: string): ColumnSql {
  return {
    first: { name: 'nik_plain', sql: `is_nik(${cell})` },
    staged: [
      { name: 'nik_odd', sql: `case when nik_plain then null else ${cell} end` },
      { name: 'nik_digits', sql: `case when nik_plain then ${cell} else id_digits(${cell}) end` },
    ],
    value: null,
  }
}

function membershipSql(column: RegisterColumn, cell: string): ColumnSql {
  const known = column.default === undefined ? cell : `coalesce(nullif(trim(${cell}), ''), ${literal(column.default)})`
  return {
    staged: [
      { name: 'status', sql: lookupSql(known, entryTexts(column.memberships ?? []), null) },
      { name: 'status_raw', sql: cell },
    ],
    value: 'status',
  }
}

/** Staged columns of one mapped column; `cell` is the SQL of its raw text. */
export function columnSql(column: RegisterColumn, cell: string, reading: Reading): ColumnSql {
  const { name, min, max } = column
  const one = (sql: string): ColumnSql => ({ staged: [{ name, sql }], value: name })
  const asOf = `date ${literal(reading.asOf)}`
  const macro = MACRO[column.type]
  if (macro) return one(macro.replace('$', () => cell).replace('@', () => asOf))
  const spelled = explainedSql(column, cell)
  switch (column.type) {
    case 'nik':
      return nikSql(cell)
    case 'text':
      return one(spelled ? firstOf([spelled, `tidy_text(${cell})`]) : `tidy_text(${cell})`)
    case 'sex':
      return one(lookupSql(cell, [...SEX, ...valueTexts(column)], enumOf(['L', 'P'])))
    case 'birth':
      return within(name, `date_value(${cell}, ${asOf})`, `date '1880-01-01'`, asOf)
    case 'hours':
      return within(name, `hours_value(${cell})`, 0, 24)
    case 'decimal':
      return within(name, `decimal_value(${cell})`, min ?? -1e9, max ?? 1e9)
    case 'int':
      return within(name, `int_value(${cell})`, min ?? 0, max ?? 999_999_999)
    case 'bool':
      return one(spelled ? firstOf([`(${spelled} = 'ya')`, `bool_value(${cell})`]) : `bool_value(${cell})`)
    case 'code':
      return one(codeSql(column, cell))
    case 'participant':
      return one(lookupSql(cell, entryTexts(column.participants ?? []), null))
    case 'membership':
      return membershipSql(column, cell)
    default:
      throw new RangeError(`${column.type} is read from several columns: see parts.ts`)
  }
}
