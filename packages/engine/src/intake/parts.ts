import { literal } from '../session.ts'
import type { RegisterCheck } from './checks.ts'
import { type ColumnSql, columnSql, type Reading, villageSql } from './expressions.ts'
import { EMPTY, type Fault, SHIFTED, unreadable } from './faults.ts'
import type { RegisterColumn } from './mapping.ts'
import { SKIP, type Source } from './source.ts'

/** One mapped column: its raw cell, or a text that stands for it in every row, and what is read from it. */
export interface Part {
  column: RegisterColumn
  cell: string
  index: number | null
  sql: ColumnSql
}

/** A fault and when it stands, in columns of the row read so far. */
export type Judgement = [when: string, fault: number | string]

/** SQL of the raw cell of a column and its place; undefined when the file does not have it. */
function cellOf({ layout }: Source, name: string): { cell: string; index: number | null } | undefined {
  const index = layout.header.columns.get(name)
  if (index !== undefined) return { cell: `c${index}`, index }
  const constant = layout.constants.get(name)
  return constant === undefined ? undefined : { cell: `${literal(constant)}::varchar`, index: null }
}

/** Every mapped column with its raw cell; kecamatan and kelurahan only serve the village, month and year only the period. */
export function partsOf(source: Source, reading: Reading): Part[] {
  return source.layout.mapping.columns.flatMap((column): Part[] => {
    switch (column.type) {
      case 'kecamatan':
      case 'kelurahan':
      case 'period-month':
      case 'period-year':
        return []
      case 'village':
        return villagePart(source, column, reading)
      default: {
        const found = cellOf(source, column.name)
        return found ? [{ column, ...found, sql: columnSql(column, found.cell, reading) }] : []
      }
    }
  })
}

function villagePart(source: Source, column: RegisterColumn, reading: Reading): Part[] {
  const [code, kecamatan, kelurahan] = [column.name, 'kecamatan', 'kelurahan'].map((it) => cellOf(source, it))
  if (!code && !(kecamatan && kelurahan)) return []
  const cells = { code: code?.cell, kecamatan: kecamatan?.cell, kelurahan: kelurahan?.cell }
  const raw = [code?.cell, kelurahan?.cell].filter((it) => it !== undefined)
  const sql = { staged: [{ name: 'village_code', sql: villageSql(cells, reading.villages, column) }], value: 'village_code' }
  const cell = raw.length > 1 ? `coalesce(${raw.join(', ')})` : (raw[0] ?? '')
  return [{ column, cell, index: code?.index ?? kelurahan?.index ?? null, sql }]
}

/** Adds a fault to the list; its number is what the staged table carries. */
type Add = (fault: Fault) => number

/** When a row is refused, in the order in which it is told: shifted cells, columns as the register has them, then what two columns say together. */
export function judgements(source: Source, parts: Part[], checks: readonly RegisterCheck[], reading: Reading, add: Add): Judgement[] {
  const beyond = source.width
  const shifted: Judgement = [`c${beyond} is not null and trim(c${beyond}) <> ''`, add({ column: '(baris)', ...SHIFTED, cell: beyond })]
  return [
    shifted,
    ...periodJudgements(source, reading, add),
    ...parts.flatMap((it) => columnJudgements(it, add)),
    ...checkJudgements(source, parts, checks, add),
  ]
}

function columnJudgements({ column, cell, index, sql }: Part, add: Add): Judgement[] {
  const absent = () => add({ column: column.name, reason: EMPTY, advice: 'Isi selnya; tanpa itu baris tidak dapat dipakai.', cell: index })
  if (column.type === 'nik') return column.empty === 'refuse' ? [[`nik_state = 'missing'`, absent()]] : []
  if (sql.value === null || !(column.required || column.strict)) return []
  const empty = column.required ? absent() : 'null'
  const bad = add({ column: column.name, ...unreadable(column), cell: index })
  const guard = column.required ? '' : ` and ${cell} is not null and trim(${cell}) <> ''`
  return [[`${sql.value} is null${guard}`, `case when ${cell} is null or trim(${cell}) = '' then ${empty} else ${bad} end`]]
}

/** Rows of a list that holds several months belong to this file only in the month of its date. */
function periodJudgements(source: Source, { asOf }: Reading, add: Add): Judgement[] {
  const { columns } = source.layout.mapping
  const nameOf = (type: RegisterColumn['type']) => columns.find((it) => it.type === type)?.name ?? ''
  const month = cellOf(source, nameOf('period-month'))
  const year = cellOf(source, nameOf('period-year'))
  if (!month || !year) return []
  const told = { column: nameOf('period-month'), cell: month.index }
  const bad = add({ ...told, reason: 'Bulan atau tahun tidak terbaca', advice: 'Tulis bulan 1 sampai 12 atau namanya, dan tahun empat angka.' })
  const other = add({ ...told, reason: SKIP.otherMonth, advice: '', skip: SKIP.otherMonth })
  const period = `period_value(${month.cell}, ${year.cell})`
  return [[`${period} is distinct from ${literal(asOf.slice(0, 7))}`, `case when ${period} is null then ${bad} else ${other} end`]]
}

function checkJudgements(source: Source, parts: Part[], checks: readonly RegisterCheck[], add: Add): Judgement[] {
  const present = new Set(parts.flatMap((it) => it.sql.staged.map(({ name }) => name)))
  return checks.flatMap((it): Judgement[] => {
    if (it.severity !== 'refuse' || !it.where || !it.needs.every((name) => present.has(name))) return []
    const cell = source.layout.header.columns.get(it.column) ?? null
    return [[it.where, add({ column: it.column, reason: it.judul, advice: it.advice, cell })]]
  })
}
