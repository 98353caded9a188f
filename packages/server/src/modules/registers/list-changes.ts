import type { ListChanges, OutputOf } from '@semesta/contract'
import { isTestNik, masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { areaNames } from '../areas/index.ts'
import { getBatch } from './read-batches.ts'
import * as store from './store.ts'
import type { ChangeRecord } from './tables.ts'

type Ask = { batchId: string } & store.ChangeFilter
/** Fields that are identity numbers. */
const NUMBERS = ['nik', 'no_kk', 'no_kartu', 'no_hp', 'npwp']

/** The records that a file changes: what it would do while it waits, history afterwards. Fails: `registers/batch-not-found`, `areas/not-found`. */
export async function listChanges(ctx: Ctx, ask: Ask & { page: number; pageSize: number }): Promise<OutputOf<typeof ListChanges>> {
  areaWithin(ctx, ask.area)
  const batch = await getBatch(ctx, ask.batchId)
  const total = await store.countChanges(ctx, batch, ask)
  const rows = await store.listChanges(ctx, batch, ask, { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  const villages = rows.map((it) => it.village_code).filter(isPlace)
  const names = await areaNames(ctx.trx, villages)
  return { total, rows: rows.map((it) => present(it, names)) }
}

const isPlace = (code: string) => !code.endsWith('.00.0000')
const textOf = (value: unknown) => (value === null || value === undefined ? null : String(value))

function present(it: ChangeRecord, names: ReadonlyMap<string, string>): OutputOf<typeof ListChanges>['rows'][number] {
  const village = isPlace(it.village_code) ? it.village_code : null
  return {
    ...{ seq: it.seq, row: it.row_no, kind: it.kind, cause: it.cause, needs: it.needs, rupiahPerMonth: it.rupiah_per_month },
    ...{ name: it.name ?? '', nikMasked: masked(it.nik), cardMasked: masked(it.card), testData: isTestNik(it.nik) },
    ...{ segment: it.segment, segmentBefore: it.segment_before, villageCode: village, villageName: village && (names.get(village) ?? village) },
    fields: fieldsOf(it, masked),
  }
}

/** Fields of a change with their value before and after; identity numbers as `numberOf` shows them. */
export function fieldsOf(it: Pick<ChangeRecord, 'fields'>, numberOf: (number: string | null) => string | null) {
  return Object.entries(it.fields).map(([field, [before, after]]) => {
    const shown = NUMBERS.includes(field) ? numberOf : (text: string | null) => text
    return { field, before: shown(textOf(before)), after: shown(textOf(after)) }
  })
}

const columns: readonly SheetColumn[] = [
  ...[{ name: 'baris' }, { name: 'perubahan', width: 16 }, { name: 'sebab', width: 18 }, { name: 'nik', width: 20 }, { name: 'no_kartu', width: 18 }],
  ...[
    { name: 'nama', width: 32 },
    { name: 'segmen_sebelum', width: 16 },
    { name: 'segmen', width: 16 },
    { name: 'kode_wilayah', width: 16 },
  ],
  ...[
    { name: 'rupiah_per_bulan', width: 18 },
    { name: 'isian', width: 60 },
  ],
]

/** The same rows as a file. Identity numbers are whole only for those who may reveal them. Fails: as `listChanges`. */
export async function exportChanges(ctx: Ctx, ask: Ask & { format: 'csv' | 'xlsx' }): Promise<FileReply & { wholeNumbers: boolean }> {
  areaWithin(ctx, ask.area)
  const batch = await getBatch(ctx, ask.batchId)
  const name = ['perubahan', ask.kind, batch.register, batch.as_of].filter(Boolean).join('-')
  const isWhole = ctx.bind.scopes.has('people.reveal')
  const numberOf = isWhole ? (number: string | null) => number : masked
  async function* rows() {
    for await (const it of rowsOf(ctx.trx, store.allChanges(batch, ask))) {
      const fields = fieldsOf(it, numberOf).map(({ field, before, after }) => `${field}: ${before ?? '–'} → ${after ?? '–'}`)
      yield [
        ...[it.row_no, it.kind, it.cause, numberOf(it.nik), numberOf(it.card), it.name, it.segment_before, it.segment, it.village_code],
        ...[it.rupiah_per_month, fields.join('; ')],
      ]
    }
  }
  return { ...sheetReply(ask.format, name, columns, rows()), wholeNumbers: isWhole }
}
