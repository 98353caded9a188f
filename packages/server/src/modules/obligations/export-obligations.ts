import { OBLIGATION_PARTS } from '@semesta/engine'
import { masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { getMonth } from '../months/index.ts'
import { type AdjustmentAsk, type Ask, runWithNames } from './list-obligations.ts'
import * as store from './store.ts'
import type { PartColumns } from './tables.ts'

const human: readonly SheetColumn[] = [
  ...[
    { name: 'nik', width: 20 },
    { name: 'no_kartu', width: 18 },
    { name: 'nama', width: 32 },
  ],
  ...[{ name: 'kode_wilayah', width: 16 }, { name: 'rw' }, { name: 'rt' }, { name: 'segmen', width: 14 }],
]
const money: readonly SheetColumn[] = [
  ...[{ name: 'peserta' }, { name: 'pemberi_kerja' }, { name: 'pekerja' }, { name: 'pemda_iuran_0003' }, { name: 'pemda_bantuan_0004' }],
  ...[{ name: 'pusat' }, { name: 'provinsi' }],
]
const dueColumns: readonly SheetColumn[] = [...human, { name: 'kelas' }, { name: 'dasar', width: 20 }, ...money]
const adjustmentColumns: readonly SheetColumn[] = [
  ...[...human, { name: 'untuk_bulan' }, { name: 'dicatat_tanggal', width: 14 }, { name: 'sebab', width: 16 }, { name: 'dasar_semula', width: 18 }],
  ...[{ name: 'dasar_menjadi', width: 18 }, ...money],
]

const partsIn = (it: PartColumns) => OBLIGATION_PARTS.map((part) => it[part])

type Named = { nik: string | null; card: string | null; name: string | null; area_path: string; segment: string }
function namedIn(ctx: Ctx, it: Named) {
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  const [village = null, rw = null, rt = null] = it.area_path.split('/')
  return [numberOf(it.nik), numberOf(it.card), it.name, village, rw, rt, it.segment]
}

const nameOf = (what: string, { area, month }: Pick<Ask, 'area' | 'month'>, ctx: Ctx) => `${what}-${area ?? ctx.bind.regency}-${month}`.replaceAll('/', '-')

/** The cards behind a sum as a file, numbers whole only for who may reveal them. Fails: as `listObligations`. */
export async function exportObligations(ctx: Ctx, ask: Ask & { format: 'csv' | 'xlsx' }): Promise<FileReply> {
  const { view } = await runWithNames(ctx, ask)
  async function* rows() {
    for await (const it of rowsOf(ctx.trx, store.allDue(ctx, view, ask))) yield [...namedIn(ctx, it), it.class, it.basis, ...partsIn(it)]
  }
  return sheetReply(ask.format, nameOf('kewajiban', ask, ctx), dueColumns, rows())
}

/** The differences as a file. Fails: as `listAdjustments`. */
export async function exportAdjustments(ctx: Ctx, ask: AdjustmentAsk & { format: 'csv' | 'xlsx' }): Promise<FileReply> {
  const areas = areaWithin(ctx, ask.area)
  await getMonth(ctx, ask.month)
  async function* rows() {
    for await (const it of rowsOf(ctx.trx, store.allAdjustments(ctx, ask.month, areas, ask))) {
      yield [...namedIn(ctx, it), it.for_month, it.computed_on, it.cause, it.basis_before, it.basis_after, ...partsIn(it)]
    }
  }
  return sheetReply(ask.format, nameOf('penyesuaian', ask, ctx), adjustmentColumns, rows())
}
