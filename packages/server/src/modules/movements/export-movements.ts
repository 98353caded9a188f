import { masked } from '@semesta/kernel'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { getMonthWithNames } from '../months/index.ts'
import { eachStayed } from '../people/index.ts'
import { viewOf } from './get-movements.ts'
import { type Ask, asUnchanged, stayedAsk } from './list-movements.ts'
import * as store from './store.ts'
import type { ChangeRecord } from './tables.ts'

const columns: readonly SheetColumn[] = [
  ...[
    { name: 'nik', width: 20 },
    { name: 'no_kartu', width: 18 },
    { name: 'nama', width: 32 },
    { name: 'jenis_kelamin' },
    { name: 'tanggal_lahir', width: 14 },
  ],
  ...[{ name: 'kode_wilayah', width: 16 }, { name: 'rw' }, { name: 'rt' }, { name: 'perubahan', width: 14 }, { name: 'sebab', width: 20 }],
  ...[{ name: 'segmen_bulan_lalu', width: 14 }, { name: 'aktif_bulan_lalu' }, { name: 'segmen_bulan_ini', width: 14 }, { name: 'aktif_bulan_ini' }],
  ...[{ name: 'rupiah_bulan_lalu' }, { name: 'rupiah_bulan_ini' }],
]

export interface MovementsFile extends FileReply {
  wholeNumbers: boolean
}

/** The people behind a change as a file, numbers whole only for who may reveal them. Fails: as `listMovements`. */
export async function exportMovements(ctx: Ctx, ask: Ask & { format: 'csv' | 'xlsx' }): Promise<MovementsFile> {
  const month = await getMonthWithNames(ctx, ask.month)
  const view = viewOf(ctx, month, ask.area)
  const name = `perubahan-${ask.kind ?? 'semua'}-${ask.area ?? ctx.bind.regency}-${ask.month}`.replaceAll('/', '-')
  return { ...sheetReply(ask.format, name, columns, eachRow(ctx, view, ask)), wholeNumbers: ctx.bind.scopes.has('people.reveal') }
}

async function* eachChange(ctx: Ctx, view: store.View, ask: Ask): AsyncGenerator<ChangeRecord> {
  if (ask.kind !== 'unchanged') return yield* rowsOf(ctx.trx, store.listAll(ctx, view, ask))
  const stayed = stayedAsk(ask)
  if (stayed) for await (const it of eachStayed(ctx, view.buildId, stayed)) yield asUnchanged(it)
}

async function* eachRow(ctx: Ctx, view: store.View, ask: Ask) {
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  const yes = (segment: string, active: boolean) => (segment === '' ? null : active ? 'ya' : 'tidak')
  for await (const it of eachChange(ctx, view, ask)) {
    const [village = null, rw = null, rt = null] = it.path.split('/')
    yield [
      ...[numberOf(it.nik), numberOf(it.card), it.name, it.sex, it.birth_date, village, rw, rt, it.kind, it.cause || null],
      ...[it.from_segment || null, yes(it.from_segment, it.from_active), it.to_segment || null, yes(it.to_segment, it.to_active)],
      ...[it.from_rupiah, it.to_rupiah],
    ]
  }
}
