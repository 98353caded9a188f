import { masked } from '@semesta/kernel'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import * as disputes from './dispute-store.ts'
import { maskedWords } from './evidence.calc.ts'
import { getBill } from './find-bill.ts'
import type { BillRow } from './tables.ts'
import { testTexts } from './test-texts.ts'

const columns: readonly SheetColumn[] = [
  ...[
    { name: 'baris', width: 8 },
    { name: 'uji', width: 20 },
    { name: 'judul', width: 44 },
    { name: 'psnoka', width: 18 },
    { name: 'nik', width: 20 },
  ],
  ...[
    { name: 'nama', width: 32 },
    { name: 'tanggal_lahir', width: 14 },
    { name: 'blntag', width: 10 },
    { name: 'kode_wilayah', width: 22 },
  ],
  ...[
    { name: 'sejak', width: 10 },
    { name: 'bulan', width: 8 },
    { name: 'ditagih', width: 12 },
    { name: 'minimum', width: 12 },
    { name: 'seluruh_masa', width: 14 },
  ],
  ...[
    { name: 'keputusan', width: 14 },
    { name: 'bukti', width: 80 },
  ],
]
const states = { open: 'belum diputuskan', held: 'disanggah', dropped: 'dilepas' }

/** Disputed lines of a choice as a file, numbers whole only for who may reveal them. Fails: `bills/not-found`, `areas/not-found`. */
export async function exportDisputes(ctx: Ctx, ask: disputes.DisputeFilter & { billId: string; format: 'csv' | 'xlsx' }): Promise<FileReply> {
  areaWithin(ctx, ask.area)
  const bill = await getBill(ctx, ask.billId)
  return sheetReply(ask.format, ['sanggahan', bill.month, ask.test].filter(Boolean).join('-'), columns, eachRow(ctx, bill, ask))
}

async function* eachRow(ctx: Ctx, bill: BillRow, filter: disputes.DisputeFilter) {
  const isWhole = ctx.bind.scopes.has('people.reveal')
  const numberOf = isWhole ? (number: string | null) => number : masked
  const texts = testTexts(bill.month)
  for await (const it of rowsOf(ctx.trx, disputes.listAll(ctx, bill.id, filter))) {
    const proof = it.evidence.map((each) => each.wordsId).join(' ')
    yield [
      ...[it.row_no, it.main_test, texts(it.main_test).judul, numberOf(it.card), numberOf(it.nik), it.name, it.birth_date, it.month_billed, it.area_path],
      ...[it.since_month, it.months, it.rupiah_billed, it.rupiah_minimum, it.rupiah_full, states[it.state], isWhole ? proof : maskedWords(proof)],
    ]
  }
}
