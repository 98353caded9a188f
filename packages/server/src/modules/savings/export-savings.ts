import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import * as store from './store.ts'

const columns: readonly SheetColumn[] = [
  ...[
    { name: 'bulan', width: 10 },
    { name: 'tanggal_catat', width: 14 },
    { name: 'jenis', width: 18 },
    { name: 'tahap', width: 14 },
  ],
  ...[
    { name: 'rupiah', width: 16 },
    { name: 'orang_bulan', width: 12 },
    { name: 'horizon_bulan', width: 14 },
    { name: 'asal', width: 14 },
  ],
  ...[
    { name: 'id_asal', width: 38 },
    { name: 'keterangan', width: 60 },
    { name: 'membalik', width: 38 },
    { name: 'dicatat_oleh', width: 28 },
  ],
]
const stages = { found: 'ditemukan', claimed: 'diklaim', recovered: 'kembali', avoided: 'terhindar' }
const kinds = {
  'bill-claim': 'klaim tagihan',
  'pbi-move': 'pindah ke PBI',
  'employer-move': 'pindah ke pemberi kerja',
  'takeover-relapse': 'talangan berakhir',
}

/** The entries of the ledger, oldest month first. */
export async function exportSavings(ctx: Ctx, ask: store.SavingFilter & { format: 'csv' | 'xlsx' }): Promise<FileReply> {
  const name = ['penghematan', ctx.bind.regency, ask.month ?? ask.year, ask.stage].filter(Boolean).join('-')
  return sheetReply(ask.format, name, columns, eachRow(ctx, ask))
}

async function* eachRow(ctx: Ctx, filter: store.SavingFilter) {
  for await (const it of rowsOf(ctx.trx, store.listAll(ctx, filter))) {
    yield [
      ...[it.month, it.booked_on, kinds[it.kind], stages[it.stage], it.rupiah, it.person_months, it.horizon_months],
      ...[it.ref_kind, it.ref_id, it.note, it.reverses, it.booked_by],
    ]
  }
}
