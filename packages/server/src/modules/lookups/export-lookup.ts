import type { Ctx, FileReply } from '../../platform/context.ts'
import { type SheetColumn, sheetReply } from '../../platform/spreadsheet.ts'
import { eachLine, getAnswered } from './read-lookups.ts'
import type { LookupRow } from './tables.ts'

const added: readonly SheetColumn[] = [
  ...[
    { name: 'status_jkn', width: 22 },
    { name: 'segmen', width: 14 },
    { name: 'sebab_nonaktif', width: 20 },
    { name: 'aktif_sejak', width: 14 },
  ],
  ...[
    { name: 'dicocokkan_dengan', width: 26 },
    { name: 'catatan', width: 44 },
    { name: 'data_bulan', width: 12 },
  ],
]
const statuses = {
  active: 'aktif',
  inactive: 'nonaktif',
  unregistered: 'belum terdaftar',
  'not-found': 'tidak ditemukan',
  'not-unique': 'tidak unik',
  unreadable: 'tidak dapat dibaca',
}
const notes = {
  'not-found': 'Tidak ada di wilayah Anda pada bulan itu. Periksa nomor atau ejaannya.',
  'not-unique': 'Lebih dari satu orang cocok. Tambahkan NIK, nomor kartu, atau kelurahan.',
  unreadable: 'Isi NIK, nomor kartu, atau nama dengan tanggal lahir.',
}
const ways = { nik: 'NIK', card: 'nomor kartu', 'name-birth': 'nama dan tanggal lahir', 'name-birth-village': 'nama, tanggal lahir, kelurahan' }

/** The list as it came, in its own order, with the answer behind it. Fails: `lookups/not-found`, `lookups/not-ready`. */
export async function exportLookup(ctx: Ctx, ask: { lookupId: string; format: 'csv' | 'xlsx' }): Promise<FileReply> {
  const row = await getAnswered(ctx, ask.lookupId)
  const titles = (row.titles ?? []).map((name, index): SheetColumn => ({ name: name || `kolom ${index + 1}`, width: 18 }))
  const name = `status-jkn-${row.file_name.replace(/\.[^.]+$/, '')}`
  return sheetReply(ask.format, name, [...titles, ...added], eachRow(ctx, row, titles.length))
}

async function* eachRow(ctx: Ctx, row: LookupRow, width: number) {
  for await (const it of eachLine(ctx, row)) {
    const note = it.doubtful
      ? 'Nomornya milik orang dengan nama dan tanggal lahir lain: periksa.'
      : it.status in notes
        ? notes[it.status as keyof typeof notes]
        : null
    const cells = Array.from({ length: width }, (_, index) => it.cells[index] ?? null)
    yield [...cells, statuses[it.status], it.segment, it.cause, it.since, it.way ? ways[it.way] : null, note, row.month]
  }
}
