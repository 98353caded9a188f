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
export function villageSql(cells: { code?: string; kecamatan?: string; kelurahan?: string }, keys: VillageKeys): string {
  const tries: string[] = []
  const as = enumOf(keys.codes)
  if (cells.code) {
    const digits = literal(keys.codes.map((it) => it.replaceAll('.', '')).join('|'))
    tries.push(`try_cast(${cells.code} as ${as})`)
    tries.push(`case when regexp_full_match(area_digits(${cells.code}), ${digits}) then area_value(${cells.code})::${as} end`)
  }
  if (cells.kecamatan && cells.kelurahan) {
    const key = `(area_name(${cells.kecamatan}) || '/' || area_name(${cells.kelurahan}))`
    tries.push(`${mapLiteral(keys.byName, as)}[${key}]`)
    tries.push(`${mapLiteral(keys.bySkeleton, as)}[regexp_replace(${key}, '[aeiou]', '', 'g')]`)
  }
  return firstOf(tries)
}

/** Staged columns of one mapped column; `cell` is the SQL of its raw text. */
export function columnSql(column: RegisterColumn, cell: string, reading: Reading): ColumnSql {
  const one = (sql: string): ColumnSql => ({ staged: [{ name: column.name, sql }], value: column.name })
  const asOf = `date ${literal(reading.asOf)}`
  switch (column.type) {
    case 'nik':
      return {
        first: { name: 'nik_plain', sql: `is_nik(${cell})` },
        staged: [
          { name: 'nik_odd', sql: `case when nik_plain then null else ${cell} end` },
          { name: 'nik_digits', sql: `case when nik_plain then ${cell} else id_digits(${cell}) end` },
        ],
        value: null,
      }
    case 'kk':
      return one(`kk_number(${cell})`)
    case 'card':
      return one(`card_number(${cell})`)
    case 'name':
      return one(`tidy_name(${cell})`)
    case 'text':
    case 'kecamatan':
    case 'kelurahan':
      return one(`tidy_text(${cell})`)
    case 'phone':
      return one(`tidy_phone(${cell})`)
    case 'block':
      return one(`tidy_block(${cell})`)
    case 'sex':
      return one(lookupSql(cell, SEX, enumOf(['L', 'P'])))
    case 'date':
      return one(`date_value(${cell}, ${asOf})`)
    case 'birth':
      return within(column.name, `date_value(${cell}, ${asOf})`, `date '1880-01-01'`, asOf)
    case 'money':
      return one(`money_value(${cell})`)
    case 'int':
      return within(column.name, `int_value(${cell})`, column.min ?? 0, column.max ?? 999_999_999)
    case 'bool':
      return one(`bool_value(${cell})`)
    case 'code':
      return one(codeSql(column, cell))
    case 'participant':
      return one(lookupSql(cell, entryTexts(column.participants ?? []), null))
    case 'membership':
      return {
        staged: [
          { name: 'status', sql: lookupSql(cell, entryTexts(column.memberships ?? []), null) },
          { name: 'status_raw', sql: cell },
        ],
        value: 'status',
      }
    case 'area':
      return one(`area_value(${cell})`)
    case 'village':
      throw new RangeError('villages are read from up to three columns: see villageSql')
  }
}
