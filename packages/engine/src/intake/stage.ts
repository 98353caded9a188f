import type { RegisterCheck } from './checks.ts'
import type { Output, Reading } from './expressions.ts'
import { type Fault, unreadable } from './faults.ts'
import { mendJudgements, originColumn } from './mend.ts'
import { type Judgement, judgements, type Part, partsOf } from './parts.ts'
import { cellNames } from './plain-file.ts'
import type { Source } from './source.ts'

export interface Staging {
  /** makes the table `staged`: one row a record, typed, with its first fault */
  sql: string
  /** SELECT of `line, found` over refused rows read again: every fault of each, by number */
  everyFault: (relation: string) => string
  faults: Fault[]
  /** what each bit of the column `remarks` means */
  remarks: Fault[]
  /** staged columns */
  present: Set<string>
}

/** Optional values that could not be read, two-digit years, restored card numbers: kept rows, counted remarks. */
function remarkSql(parts: Part[], remarks: Fault[]): string {
  const bits: string[] = []
  // nested, not joined by AND: AND computes both sides for every row
  const add = (condition: string, detail: string, remark: Fault) =>
    bits.push(`case when ${condition} then case when ${detail} then ${2 ** (remarks.push(remark) - 1)} else 0 end else 0 end`)
  for (const { column, cell, index, sql } of parts) {
    const at = { column: column.name, cell: index }
    if (index === null) continue
    if (sql.value !== null && !column.required && !column.strict) {
      const { advice } = unreadable(column)
      add(`${sql.value} is null and ${cell} is not null`, `trim(${cell}) <> ''`, { ...at, reason: 'Isi tidak terbaca, dikosongkan', advice })
    }
    if (column.type === 'date' || column.type === 'birth') {
      const reason = 'Tahun dua angka, dibaca sebagai tahun terdekat sebelum tanggal data'
      add(`length(${cell}) between 6 and 9`, `${sql.value} is not null and has_short_year(${cell})`, { ...at, reason, advice: 'Tulis tahun empat angka.' })
    }
    if (column.type === 'card') {
      const advice = 'Beri kolomnya format teks sebelum mengisi, supaya nol di depan tidak hilang.'
      add(`length(${cell}) < 13`, `${sql.value} is not null`, { ...at, reason: 'Nol di depan hilang, dipulihkan', advice })
    }
  }
  return bits.length === 0 ? '0' : bits.join(' + ')
}

/**
 * Builds the one statement that reads, normalises and judges a register file.
 *
 * Shape: `staged(line?, <columns>, nik_state, fault, cells, fingerprint, remarks)`; `cells` only where `fault` is set.
 */
export function staging(source: Source, checks: readonly RegisterCheck[], reading: Reading): Staging {
  const parts = partsOf(source, reading)
  const faults: Fault[] = []
  const remarks: Fault[] = []
  const cells = cellNames(source.width).join(', ')
  const as = (outputs: readonly Output[]) => outputs.map((it) => `, ${it.sql} as ${it.name}`).join('')
  const staged = parts.flatMap((it) => it.sql.staged)
  const origin = originColumn(source)
  const first = [...parts.flatMap((it) => it.sql.first ?? []), ...(origin ? [origin] : [])]
  const names = [...staged, ...(origin ? [origin] : [])].map((it) => it.name).join(', ')
  const hasNik = staged.some((it) => it.name === 'nik_digits')
  const state = hasNik ? ', nik_state(nik_plain, nik_odd, nik_digits) as nik_state' : ''
  const fingerprint = [...source.layout.header.columns.values()].map((it) => `c${it}`).join(', ')
  const add = (fault: Fault) => faults.push(fault)
  const found = [...judgements(source, parts, checks, reading, add), ...(origin ? mendJudgements(source, add) : [])]
  const readFrom = (relation: string, line: string) => `(select *${state}
        from (select *${as(staged)}
          from (select ${line}${cells}${as(first)} from ${relation})))`
  const line = source.hasLine ? 'line, ' : ''
  const sql = `create or replace table staged as
    select ${line}${names}${hasNik ? ', nik_state' : ''}, fault,
      case when fault is not null then [${cells}] end as cells,
      hash(${fingerprint}) as fingerprint,
      (${remarkSql(parts, remarks)})::bigint as remarks
    from (select *, ${firstOf(found)} as fault
      from ${readFrom(source.relation, line)})`
  const everyFault = (relation: string) => `select line, ${allOf(found)} as found from ${readFrom(relation, 'line, ')}`
  return { sql, everyFault, faults, remarks, present: new Set(staged.map((it) => it.name)) }
}

const firstOf = (found: Judgement[]) => `case ${found.map(([when, fault]) => `when ${when} then ${fault}`).join(' ')} end`
const allOf = (found: Judgement[]) => `list_filter([${found.map(([when, fault]) => `case when ${when} then ${fault} end`).join(', ')}], it -> it is not null)`
