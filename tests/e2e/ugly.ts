import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'

/** A register file as offices send it, and what must become of its rows. */
export interface UglyFile {
  path: string
  register: string
  accepted: number
  rejected: number
}

/** Windows-1252, semicolons, a title, blank lines, a total, deciles that are none, a NIK in spreadsheet dress. */
export async function uglyCsv(folder: string): Promise<UglyFile> {
  const lines = [
    'DAFTAR DTSEN KOTA BONTANG – TRIWULAN III 2025;;;',
    ';;;',
    'N I K;NAMA LENGKAP;DESIL NASIONAL;Keterangan',
    "'9964740117089001;SITI NUR'AINI;1;",
    '9964740117089002;MUH. ARIF;10;',
    '99 6474 0117 0890 03;Andi, S.E.;2;',
    '9964740117089005;BUDI;11;di luar daftar',
    '9964740117089006;WATI;belum ada;',
    ';TANPA NOMOR;4;',
    '9964740117089004;RENÉ LUMOWA;3;',
    ';;;',
    'JUMLAH;;27;',
  ]
  const path = join(folder, 'DTSEN TW III (final) rev2.csv')
  await writeFile(path, Buffer.from(lines.join('\r\n').replace('–', '\u0096'), 'latin1'))
  return { path, register: 'dtsen', accepted: 4, rejected: 3 }
}

/** A merged title, a hidden sheet, numbers where text belongs, serial dates, a worker without a name. */
export async function uglyXlsx(folder: string): Promise<UglyFile> {
  const head = ['KODE BADAN USAHA', 'NAMA BADAN USAHA', 'NIK', 'NAMA', 'TGL LAHIR', 'UPAH', 'TGL MASUK']
  const rows = [
    ['DATA PEKERJA PT CONTOH JAYA', null, null, null, null, null, null],
    [null, null, null, null, null, null, null],
    head,
    ['00012345', 'PT CONTOH JAYA', '9964740117089001', 'SITI NURAINI', '17-08-1990', 'Rp 3.500.000,00', 45_292],
    ['00012345', 'PT CONTOH JAYA', 9_964_740_117_089_000, 'MUHAMMAD ARIF', '18 Agustus 1991', 4_000_000, '01/02/2024'],
    ['00012345', 'PT CONTOH JAYA', '9964740117089003', null, '1992-01-31', '4.100.000', '2024-02-01'],
    ['00012345', 'PT CONTOH JAYA', '9964740117089004', 'RENE', '00-00-0000', 4_200_000, '2024-02-01'],
    [null, null, null, 'TOTAL', null, 15_800_000, null],
  ]
  const hidden = { name: 'rumus', hidden: true, rows: [['jangan dihapus']] }
  const path = join(folder, 'pekerja PT Contoh Jaya.xlsx')
  await writeFile(path, await writeXlsx({ sheets: [{ name: 'Sheet1', rows }, hidden] as never }))
  return { path, register: 'pekerja', accepted: 3, rejected: 1 }
}
