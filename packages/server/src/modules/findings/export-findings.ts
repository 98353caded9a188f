import { Readable } from 'node:stream'
import { masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { getMonthWithNames, type MonthRow } from '../months/index.ts'
import { maskedDetail } from './detail.calc.ts'
import { mustBeRule } from './list-findings.ts'
import { rulesOn } from './list-rules.ts'
import * as store from './store.ts'

export const columns: readonly SheetColumn[] = [
  ...[
    { name: 'aturan', width: 32 },
    { name: 'judul', width: 44 },
    { name: 'nik', width: 20 },
    { name: 'no_kartu', width: 18 },
    { name: 'nama', width: 32 },
  ],
  ...[{ name: 'kode_wilayah', width: 16 }, { name: 'rw' }, { name: 'rt' }, { name: 'segmen' }, { name: 'sebab_nonaktif', width: 18 }],
  ...[
    { name: 'rupiah_per_bulan', width: 18 },
    { name: 'keterangan', width: 60 },
  ],
]

export interface FindingsFile extends FileReply {
  /** whether identity numbers are whole in it: the audit log keeps that */
  wholeNumbers: boolean
}
export type Ask = { month: string; rule?: string | undefined; format: 'csv' | 'xlsx' } & Omit<store.FindingFilter, 'rule'>

/**
 * The people of one rule, or of all, as a file. Identity numbers are whole only for those who may reveal them.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `findings/rule-not-found`, `people/names-frozen`.
 */
export async function exportFindings(ctx: Ctx, ask: Ask): Promise<FindingsFile> {
  areaWithin(ctx, ask.area)
  const month = await getMonthWithNames(ctx, ask.month)
  if (ask.rule) mustBeRule(month, ask.rule)
  const name = ['temuan', ask.rule?.replace('/', '-'), ctx.bind.regency, ask.month].filter(Boolean).join('-')
  return { ...sheetReply(ask.format, name, columns, eachRow(ctx, month, ask)), wholeNumbers: ctx.bind.scopes.has('people.reveal') }
}

/**
 * The same as JSON, whole numbers and all, for the command line.
 *
 * Shape: `{regency, month, rule, rows: [...]}`, one row a line. Fails: as `exportFindings`.
 */
export async function findingsAsJson(ctx: Ctx, ask: { month: string; rule?: string | undefined }): Promise<Readable> {
  const month = await getMonthWithNames(ctx, ask.month)
  if (ask.rule) mustBeRule(month, ask.rule)
  return Readable.from(jsonLines(ctx, month, ask.rule))
}

async function* jsonLines(ctx: Ctx, month: MonthRow, rule: string | undefined) {
  yield `${JSON.stringify({ regency: ctx.bind.regency, month: month.month, rule: rule ?? null }).slice(0, -1)},"rows":[`
  let separator = '\n'
  for await (const it of rowsOf(ctx.trx, store.listAll(ctx, month.build_id, { rule }))) {
    const { rule: id, row_no, person_id, nik, card, name, village_code, rw, rt, segment, cause, rupiah_per_month, detail } = it
    const row = {
      rule: id,
      rowNo: row_no,
      personId: person_id,
      nik,
      card,
      name,
      villageCode: village_code,
      rw,
      rt,
      segment,
      cause,
      rupiahPerMonth: rupiah_per_month,
      detail,
    }
    yield `${separator}${JSON.stringify(row)}`
    separator = ',\n'
  }
  yield '\n]}\n'
}

export async function* eachRow(ctx: Ctx, month: MonthRow, ask: Ask) {
  const rules = rulesOn(month.as_of)
  const isWhole = ctx.bind.scopes.has('people.reveal')
  const numberOf = isWhole ? (number: string | null) => number : masked
  const detailOf = (detail: Record<string, unknown>) => JSON.stringify(isWhole ? detail : maskedDetail(detail))
  const filter = { rule: ask.rule, area: ask.area, segment: ask.segment, cause: ask.cause }
  for await (const it of rowsOf(ctx.trx, store.listAll(ctx, month.build_id, filter))) {
    yield [
      ...[it.rule, rules.get(it.rule)?.judul ?? it.rule, numberOf(it.nik), numberOf(it.card), it.name, it.village_code, it.rw, it.rt],
      ...[it.segment, it.cause, it.rupiah_per_month, detailOf(it.detail)],
    ]
  }
}
