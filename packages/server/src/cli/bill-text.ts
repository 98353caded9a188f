import { billTestCards, type ChallengeReport, loadPolicy } from '@semesta/engine'
import { type Month, reportingDate } from '@semesta/kernel'

const number = new Intl.NumberFormat('id-ID')
const rp = (rupiah: number) => `Rp${number.format(rupiah)}`
const heads = (count: number | null) => (count === null ? '?' : number.format(count))
const balance = (it: ChallengeReport['bpjs']) =>
  `${heads(it.opening)} + ${heads(it.added)} − ${heads(it.removed)} = ${heads(it.closing)}${it.gap ? ` (selisih ${it.gap})` : ''}`

const READINGS: Record<ChallengeReport['reading']['how'], string> = {
  split: 'iuran + bantuan iuran, keduanya bagian Pemda',
  whole: 'kolom iuran sudah seluruh bagian Pemda',
  gross: 'kolom iuran termasuk bagian pusat; yang dihitung bagian Pemda',
  iuran: 'hanya bagian iuran, tanpa bantuan iuran',
  law: 'tagihan tidak menyebut iuran; dinilai menurut tarif yang berlaku',
}

/** What challenging a bill says, for a person at a terminal: the answer first, then each test, then both sides' heads. */
export function challengeLines(it: ChallengeReport, read: { accepted: number; rejected: number; skipped: number } | null): string[] {
  const months: Month[] = it.bills
  if (it.kind === 'heads') return [...headsLines(it), ...sidesLines(it)]
  const { distinct } = it
  const first =
    distinct.lines === 0
      ? `Tagihan ${it.month} cocok dengan daftar peserta: ${number.format(it.lines)} baris, ${rp(it.billed)}, tidak ada yang dipersoalkan.`
      : `Tagihan ${it.month}: ${number.format(distinct.lines)} dari ${number.format(it.lines)} baris dipersoalkan (${number.format(distinct.verify)} di antaranya perlu dipastikan dulu): ${rp(distinct.rupiahBilled)} dari ${rp(it.billed)}.`
  return [
    first,
    `Diterima ${number.format(it.accepted)} baris, ${rp(it.acceptedRupiah)}. Paling sedikit ${rp(distinct.rupiahMinimum)} menurut cara pemeriksa, seluruh masa ${rp(distinct.rupiahFull)} (${months.length ? `dengan tagihan ${months[0]} s.d. ${months.at(-1)}` : 'hanya tagihan ini'}).`,
    `Nilai dibaca sebagai: ${READINGS[it.reading.how]} (${number.format(it.reading.fits)} dari ${number.format(it.reading.lines)} baris cocok dengan tarif).`,
    ...(read?.rejected
      ? [
          `! ${number.format(read.rejected)} baris berkas tidak terbaca dan belum ikut dihitung; lihat penolakannya dengan: semesta import tagihan … --dry-run --json`,
        ]
      : []),
    '',
    ...testLines(it),
    '',
    ...sidesLines(it),
  ]
}

function headsLines(it: ChallengeReport): string[] {
  return [
    `Tagihan ${it.month} hanya menyebut jumlah orang: ${number.format(it.heads)} orang, ${rp(it.billed)} (iuran ${rp(it.iuran)}, bantuan iuran ${rp(it.bantuan)}).`,
    'Tanpa daftar nama tidak satu pun orang dapat diperiksa: minta tagihan menurut nama kepada BPJS Kesehatan.',
    '',
  ]
}

function testLines(it: ChallengeReport): string[] {
  const titles = new Map(billTestCards(loadPolicy(reportingDate(it.month))).map((card) => [card.id, card.judul]))
  const found = it.disputed.filter((test) => test.lines > 0)
  if (found.length === 0) return []
  const rows = found.map((test) => [
    `${titles.get(test.test) ?? test.test}${test.severity === 'low' ? ' (perlu dipastikan)' : ''}`,
    number.format(test.lines),
    number.format(test.main.lines),
    rp(test.main.rupiahMinimum),
    rp(test.main.rupiahFull),
  ])
  const table = [['Uji', 'baris', 'utama', 'paling sedikit', 'seluruh masa'], ...rows]
  const width = (column: number) => Math.max(...table.map((row) => (row[column] as string).length))
  const widths = table[0]?.map((_, column) => width(column)) ?? []
  return [
    ...table.map(
      (row) => `  ${row.map((text, column) => (column === 0 ? text.padEnd(widths[column] as number) : text.padStart(widths[column] as number))).join('  ')}`,
    ),
    'Satu baris dapat kena beberapa uji; uangnya dihitung sekali, pada uji utamanya.',
  ]
}

function sidesLines(it: ChallengeReport): string[] {
  const { declared } = it
  const gaps = [
    ...(declared.headsGap
      ? [`! Surat menyebut ${heads(declared.heads)} orang, daftarnya ${heads(it.heads)}: selisih ${number.format(declared.headsGap)}.`]
      : []),
    ...(declared.rupiahGap
      ? [
          `! Surat menyebut ${rp(declared.rupiah ?? 0)}, jumlah barisnya ${rp(it.kind === 'heads' ? it.iuran + it.bantuan : it.billed)}: selisih ${rp(declared.rupiahGap)}.`,
        ]
      : []),
  ]
  return [
    ...gaps,
    'Saldo awal + tambah − kurang = saldo akhir',
    `  tagihan BPJS    ${balance(it.bpjs)}`,
    `  daftar peserta  ${balance(it.roster)}; ${number.format(it.verified)} di antaranya penduduk yang terverifikasi`,
    ...(it.missing ? [`  ${number.format(it.missing)} peserta Pemda di daftar peserta tidak ditagih.`] : []),
    ...(it.untested ? [`  ${number.format(it.untested)} baris menagih bulan yang daftar pesertanya tidak ada di sini; keanggotaannya tidak diuji.`] : []),
  ]
}
