import { qualityAt } from '@semesta/engine'
import { masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { eachOfRules, rulesOn } from '../findings/index.ts'
import { getMonthWithNames, type MonthRow } from '../months/index.ts'

const columns: readonly SheetColumn[] = [
  ...[
    { name: 'kode_wilayah', width: 16 },
    { name: 'rw' },
    { name: 'rt' },
    { name: 'nik', width: 20 },
    { name: 'no_kartu', width: 18 },
    { name: 'nama', width: 32 },
  ],
  ...[
    { name: 'kesalahan', width: 44 },
    { name: 'yang_harus_dilakukan', width: 70 },
    { name: 'bobot' },
    { name: 'rupiah_per_bulan' },
    { name: 'hasil_perbaikan', width: 32 },
  ],
]

export interface CleanUpFile extends FileReply {
  wholeNumbers: boolean
}

/**
 * What an area has to mend, by place, the heaviest faults of a place first, with an empty column for what was done.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function exportCleanUp(ctx: Ctx, ask: { month: string; area?: string | undefined; format: 'csv' | 'xlsx' }): Promise<CleanUpFile> {
  areaWithin(ctx, ask.area)
  const month = await getMonthWithNames(ctx, ask.month)
  const name = `perbaikan-data-${ask.area ?? ctx.bind.regency}-${ask.month}`.replaceAll('/', '-')
  return { ...sheetReply(ask.format, name, columns, eachRow(ctx, month, ask.area)), wholeNumbers: ctx.bind.scopes.has('people.reveal') }
}

async function* eachRow(ctx: Ctx, month: MonthRow, area: string | undefined) {
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  const measures = qualityAt(month.as_of).measures.toSorted((a, b) => b.weight - a.weight)
  const weights = new Map(measures.map((it) => [it.rule, it.weight]))
  const rules = rulesOn(month.as_of)
  const order = measures.map((it) => it.rule)
  for await (const it of eachOfRules(ctx, month, order, area)) {
    const rule = rules.get(it.rule)
    yield [
      ...[it.village_code, it.rw, it.rt, numberOf(it.nik), numberOf(it.card), it.name, rule?.judul ?? it.rule, rule?.perbaikan ?? null],
      ...[weights.get(it.rule) ?? 0, it.rupiah_per_month, null],
    ]
  }
}
