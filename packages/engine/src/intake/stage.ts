import { type ColumnSql, columnSql, type Output, type Reading, villageSql } from './expressions.ts'
import { EMPTY, type Fault, SHIFTED, unreadable } from './faults.ts'
import type { RegisterColumn, RegisterMapping } from './mapping.ts'
import { cellNames } from './plain-file.ts'
import type { Source } from './source.ts'

export interface Staging {
  /** makes the table `staged`: one row a record, typed, with its first fault */
  sql: string
  faults: Fault[]
  /** what each bit of the column `remarks` means */
  remarks: string[]
  /** canonical columns that the file has */
  present: Set<string>
}

interface Part {
  column: RegisterColumn
  cell: string
  index: number | null
  sql: ColumnSql
}

/** Every mapped column with its raw cell; kecamatan and kelurahan only serve the village. */
function partsOf(source: Source, mapping: RegisterMapping, reading: Reading): Part[] {
  const cellOf = (name: string) => {
    const index = source.header.columns.get(name)
    return index === undefined ? undefined : `c${index}`
  }
  return mapping.columns.flatMap((column): Part[] => {
    if (column.type === 'kecamatan' || column.type === 'kelurahan') return []
    const index = source.header.columns.get(column.name) ?? null
    if (column.type === 'village') {
      const cells = { code: cellOf(column.name), kecamatan: cellOf('kecamatan'), kelurahan: cellOf('kelurahan') }
      if (!cells.code && !(cells.kecamatan && cells.kelurahan)) return []
      const raw = [cells.code, cells.kelurahan].filter((it) => it !== undefined)
      const sql = { staged: [{ name: 'village_code', sql: villageSql(cells, reading.villages) }], value: 'village_code' }
      return [
        { column, cell: raw.length > 1 ? `coalesce(${raw.join(', ')})` : (raw[0] ?? ''), index: index ?? source.header.columns.get('kelurahan') ?? null, sql },
      ]
    }
    return index === null ? [] : [{ column, cell: `c${index}`, index, sql: columnSql(column, `c${index}`, reading) }]
  })
}

function faultSql(parts: Part[], width: number, faults: Fault[]): string {
  const add = (fault: Fault) => faults.push(fault)
  const cases = [`when c${width} is not null and trim(c${width}) <> '' then ${add({ column: '(baris)', reason: SHIFTED, cell: width })}`]
  for (const { column, cell, index, sql } of parts) {
    if (column.type === 'nik' && column.empty === 'refuse')
      cases.push(`when nik_state = 'missing' then ${add({ column: column.name, reason: EMPTY, cell: index })}`)
    if (sql.value === null || !(column.required || column.strict)) continue
    const absent = column.required ? add({ column: column.name, reason: EMPTY, cell: index }) : 'null'
    const bad = add({ column: column.name, reason: unreadable(column), cell: index })
    const guard = column.required ? '' : ` and ${cell} is not null and trim(${cell}) <> ''`
    cases.push(`when ${sql.value} is null${guard} then case when ${cell} is null or trim(${cell}) = '' then ${absent} else ${bad} end`)
  }
  return `case ${cases.join(' ')} end`
}

/** Optional values that could not be read, two-digit years, restored card numbers: kept rows, counted remarks. */
function remarkSql(parts: Part[], remarks: string[]): string {
  const bits: string[] = []
  // nested, not joined by AND: AND computes both sides for every row
  const add = (condition: string, detail: string, text: string) =>
    bits.push(`case when ${condition} then case when ${detail} then ${2 ** (remarks.push(text) - 1)} else 0 end else 0 end`)
  for (const { column, cell, sql } of parts) {
    if (sql.value !== null && !column.required && !column.strict) {
      add(`${sql.value} is null and ${cell} is not null`, `trim(${cell}) <> ''`, `Kolom ${column.name}: isi tidak terbaca, dikosongkan`)
    }
    if (column.type === 'date' || column.type === 'birth') {
      add(
        `length(${cell}) between 6 and 9`,
        `${sql.value} is not null and has_short_year(${cell})`,
        `Kolom ${column.name}: tahun dua angka, dibaca sebagai tahun terdekat sebelum tanggal data`,
      )
    }
    if (column.type === 'card') add(`length(${cell}) < 13`, `${sql.value} is not null`, `Kolom ${column.name}: nol di depan hilang, dipulihkan`)
  }
  return bits.length === 0 ? '0' : bits.join(' + ')
}

/**
 * Builds the one statement that reads, normalises and judges a register file.
 *
 * Shape: `staged(line?, <columns>, nik_state, fault, cells, fingerprint, remarks)`; `cells` only where `fault` is set.
 */
export function staging(source: Source, mapping: RegisterMapping, reading: Reading): Staging {
  const parts = partsOf(source, mapping, reading)
  const faults: Fault[] = []
  const remarks: string[] = []
  const cells = cellNames(source.width).join(', ')
  const as = (outputs: readonly Output[]) => outputs.map((it) => `, ${it.sql} as ${it.name}`).join('')
  const staged = parts.flatMap((it) => it.sql.staged)
  const first = parts.flatMap((it) => it.sql.first ?? [])
  const names = staged.map((it) => it.name).join(', ')
  const line = source.hasLine ? 'line, ' : ''
  const hasNik = staged.some((it) => it.name === 'nik_digits')
  const state = hasNik ? ', nik_state(nik_plain, nik_odd, nik_digits) as nik_state' : ''
  const fingerprint = [...source.header.columns.values()].map((it) => `c${it}`).join(', ')
  const sql = `create or replace table staged as
    select ${line}${names}${hasNik ? ', nik_state' : ''}, fault,
      case when fault is not null then [${cells}] end as cells,
      hash(${fingerprint}) as fingerprint,
      (${remarkSql(parts, remarks)})::bigint as remarks
    from (select *, ${faultSql(parts, source.width, faults)} as fault
      from (select *${state}
        from (select *${as(staged)}
          from (select ${line}${cells}${as(first)} from ${source.relation}))))`
  return { sql, faults, remarks, present: new Set(staged.map((it) => it.name)) }
}
