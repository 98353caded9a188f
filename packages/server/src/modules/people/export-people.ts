import { masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { getMonthWithNames, type MonthRow } from '../months/index.ts'
import { type Drill, filterOf } from './list-people.ts'
import * as store from './store.ts'

const columns: readonly SheetColumn[] = [
  ...[{ name: 'nik', width: 20 }, { name: 'no_kk', width: 20 }, { name: 'no_kartu', width: 18 }, { name: 'nama', width: 32 }, { name: 'jenis_kelamin' }],
  ...[{ name: 'tanggal_lahir', width: 14 }, { name: 'alamat', width: 40 }, { name: 'rt' }, { name: 'rw' }, { name: 'kode_wilayah', width: 16 }],
  ...[{ name: 'segmen' }, { name: 'kelas' }, { name: 'status' }, { name: 'sebab_nonaktif', width: 18 }, { name: 'tmt', width: 14 }, { name: 'tat', width: 14 }],
  ...[{ name: 'bulan_tunggakan' }, { name: 'nominal_tunggakan' }, { name: 'desil' }, { name: 'nama_badan_usaha', width: 32 }],
]

export interface PeopleFile extends FileReply {
  /** whether identity numbers are whole in it: the audit log keeps that */
  wholeNumbers: boolean
}

/**
 * The people a number counted, as a file. Identity numbers are whole only for those who may reveal them.
 *
 * Fails: `indicators/month-not-found`, `areas/not-found`, `people/names-frozen`.
 */
export async function exportPeople(ctx: Ctx, ask: Drill & { month: string; format: 'csv' | 'xlsx' }): Promise<PeopleFile> {
  areaWithin(ctx, ask.area)
  const month = await getMonthWithNames(ctx, ask.month)
  const name = `peserta-${ask.count}-${ask.area ?? ctx.bind.regency}-${ask.month}`.replaceAll('/', '-')
  return {
    ...sheetReply(ask.format, name, columns, eachRow(ctx, month, ask.count, await filterOf(ctx, ask))),
    wholeNumbers: ctx.bind.scopes.has('people.reveal'),
  }
}

async function* eachRow(ctx: Ctx, month: MonthRow, count: Drill['count'], filter: store.PeopleFilter) {
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  for await (const it of rowsOf(ctx.trx, store.listAll(ctx, month.build_id, count, filter))) {
    yield [
      ...[numberOf(it.nik), numberOf(it.kk), numberOf(it.card), it.name, it.sex, it.birth_date, it.address, it.rt, it.rw, it.village_code],
      ...[it.segment, it.class, it.status, it.cause, it.card_since, it.card_until, it.arrears_months, it.arrears_rupiah, it.decile, it.employer_name],
    ]
  }
}
