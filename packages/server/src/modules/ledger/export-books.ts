import type { Ctx, FileReply } from '../../platform/context.ts'
import { rowsOf } from '../../platform/cursor.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { numberOf } from './post-journals.ts'
import { accountOf } from './present.ts'
import { getTrialBalance } from './read-books.ts'
import * as store from './read-store.ts'

type Format = { format: 'csv' | 'xlsx' }

const journalColumns: readonly SheetColumn[] = [
  ...[{ name: 'nomor_jurnal', width: 20 }, { name: 'tanggal' }, { name: 'jenis', width: 16 }, { name: 'uraian', width: 44 }, { name: 'jenis_dokumen' }],
  ...[{ name: 'nomor_dokumen', width: 24 }, { name: 'tanggal_dokumen' }, { name: 'membalik', width: 20 }, { name: 'mengoreksi_bulan' }],
  ...[
    { name: 'kode_akun', width: 20 },
    { name: 'akun', width: 44 },
    { name: 'debit', width: 18 },
    { name: 'kredit', width: 18 },
  ],
  ...[
    { name: 'baris_anggaran', width: 38 },
    { name: 'dana', width: 38 },
    { name: 'dibukukan_oleh', width: 24 },
    { name: 'dibukukan_pada', width: 24 },
  ],
]

/** Journals as a file, one row a line, in the order of the books. */
export function exportJournals(ctx: Ctx, ask: store.JournalFilter & Format): FileReply {
  return sheetReply(ask.format, ['jurnal', ctx.bind.regency, ask.month].filter(Boolean).join('-'), journalColumns, eachLine(ctx, ask))
}

async function* eachLine(ctx: Ctx, ask: store.JournalFilter) {
  for await (const it of rowsOf(ctx.trx, store.eachListedLine(ctx, ask))) {
    const { code, nama } = accountOf(it.account)
    const reverses = it.reverses_seq ? numberOf({ regency_code: it.regency_code, seq: it.reverses_seq }) : null
    yield [
      ...[numberOf(it), it.booked_on, it.kind, it.memo, it.document_kind, it.document_number, it.document_on, reverses, it.corrects],
      ...[code, nama, it.debit, it.credit, it.line_id, it.fund_id, it.posted_by, it.posted_at.toISOString()],
    ]
  }
}

const balanceColumns: readonly SheetColumn[] = [
  ...[{ name: 'bulan' }, { name: 'kode_akun', width: 20 }, { name: 'akun', width: 60 }, { name: 'kelompok', width: 14 }],
  ...[
    { name: 'saldo_awal', width: 18 },
    { name: 'debit', width: 18 },
    { name: 'kredit', width: 18 },
    { name: 'saldo_akhir', width: 18 },
  ],
]

/** The trial balance of a month as a file. */
export async function exportTrialBalance(ctx: Ctx, ask: { month?: string | undefined } & Format): Promise<FileReply> {
  const { month, rows } = await getTrialBalance(ctx, ask)
  const lines = rows.map((it) => [month, it.account.code, it.account.nama, it.account.class, it.opening, it.debit, it.credit, it.closing])
  return sheetReply(ask.format, `neraca-saldo-${ctx.bind.regency}-${month}`, balanceColumns, lines)
}
