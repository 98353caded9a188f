import type { ListMutations, OutputOf } from '@semesta/contract'
import { isTestNik, masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { opaqueIds } from '../../platform/opaque.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { areaNames } from '../areas/index.ts'
import * as disputes from './dispute-store.ts'
import { getBill } from './find-bill.ts'
import { villageOf } from './present.ts'
import type { BillRow } from './tables.ts'

type Ask = disputes.MutationFilter & { billId: string }

/** Exactly the cards that a line of the balance counted. Fails: `bills/not-found`, `areas/not-found`. */
export async function listMutations(ctx: Ctx, ask: Ask & { page: number; pageSize: number }): Promise<OutputOf<typeof ListMutations>> {
  areaWithin(ctx, ask.area)
  const bill = await getBill(ctx, ask.billId)
  const total = await disputes.countMutations(ctx, bill.id, ask)
  const rows = await disputes.listMutations(ctx, bill.id, ask, { limit: ask.pageSize, offset: (ask.page - 1) * ask.pageSize })
  const { seal } = opaqueIds(ctx.app.config.secret)
  const names = await areaNames(
    ctx.trx,
    rows.map((it) => it.village_code),
  )
  return {
    total,
    rows: rows.map((it) => ({
      ...{ kind: it.kind, why: it.why, name: it.name ?? '', cardMasked: masked(it.card), nikMasked: masked(it.nik), testData: isTestNik(it.nik) },
      ...{ segment: it.segment, isActive: it.is_active, villageName: villageOf(it.village_code, names).villageName },
      personId: it.person_id && seal(it.person_id),
    })),
  }
}

const columns: readonly SheetColumn[] = [
  ...[
    { name: 'perubahan', width: 14 },
    { name: 'sebab', width: 22 },
    { name: 'psnoka', width: 18 },
    { name: 'nik', width: 20 },
    { name: 'nama', width: 32 },
  ],
  ...[{ name: 'tanggal_lahir', width: 14 }, { name: 'segmen', width: 14 }, { name: 'aktif' }, { name: 'kode_wilayah', width: 22 }],
]
const kinds = { added: 'bertambah', removed: 'berkurang', missing: 'tidak ditagih' }

/** The same as a file, numbers whole only for who may reveal them. Fails: as `listMutations`. */
export async function exportMutations(ctx: Ctx, ask: Ask & { format: 'csv' | 'xlsx' }): Promise<FileReply> {
  areaWithin(ctx, ask.area)
  const bill = await getBill(ctx, ask.billId)
  return sheetReply(ask.format, ['mutasi-tagihan', bill.month, ask.kind].filter(Boolean).join('-'), columns, eachRow(ctx, bill, ask))
}

async function* eachRow(ctx: Ctx, bill: BillRow, filter: disputes.MutationFilter) {
  const numberOf = ctx.bind.scopes.has('people.reveal') ? (number: string | null) => number : masked
  const yes = (is: boolean | null) => (is === null ? null : is ? 'ya' : 'tidak')
  for await (const it of rowsOf(ctx.trx, disputes.allMutations(ctx, bill.id, filter))) {
    yield [kinds[it.kind], it.why, numberOf(it.card), numberOf(it.nik), it.name, it.birth_date, it.segment, yes(it.is_active), it.area_path]
  }
}
