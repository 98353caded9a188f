import type { Problem } from '@semesta/kernel'

type Facts = Record<string, unknown>

/** What to do next, in the words of whoever typed the command. */
const SAID: Record<string, (it: Facts) => string> = {
  'audit-packs/unreadable': (it) => `${it.file} bukan berkas audit yang utuh. Minta lagi dari pengirimnya, atau unduh sekali lagi.`,
  'audit-packs/broken': (it) => `${it.file} sudah berubah sejak disegel; yang berubah tertulis di atas. Jangan dipakai; minta berkas aslinya.`,
  'areas/not-found': () => 'Kode wilayah itu tidak dikenal. Periksa kode Kemendagrinya, misalnya 64.74.',
  'challenge/empty-bill': () => 'Tidak satu pun baris tagihan terbaca. Perbaiki baris yang ditolak, atau pakai --heads bila surat hanya menyebut jumlah orang.',
  'challenge/other-month': (it) =>
    `Berkas ini bukan tagihan ${it.month}: kebanyakan barisnya menyebut ${it.found}. Pakai --month ${it.found}, atau pilih berkas yang benar.`,
  'challenge/nobody-named': () => 'Tidak satu pun baris menyebut kartu, NIK, atau nama dengan tanggal lahir. Minta tagihan menurut nama, atau pakai --heads.',
  'challenge/people-unreadable': (it) =>
    `${it.file} bukan people.parquet sebuah bulan${it.missing ? ` (tidak ada kolom ${it.missing})` : ''}. Pakai berkas dari folder bulan itu, atau jalankan tanpa --people.`,
  'cli/no-space': () => 'Ruang penyimpanan penuh. Kosongkan dahulu, lalu ulangi; tidak ada yang tersimpan separuh.',
  'cli/not-allowed': (it) => `${it.path} tidak boleh dibaca atau ditulis oleh pengguna ini. Periksa izinnya, atau pilih folder lain.`,
  'cli/not-there': (it) => `${it.path} tidak ada atau bukan yang diminta (berkas atau folder). Periksa jalurnya.`,
  'engine/task-crashed': () => 'Pekerjaan berhenti mendadak, biasanya karena memori kurang. Tidak ada yang berubah; ulangi, atau kurangi SEMESTA_MEMORY_LIMIT.',
  'indicators/month-not-found': (it) => `Bulan ${it.month} belum dibangun. Jalankan dahulu: semesta month build --regency … --month ${it.month}`,
  'ledger/books-broken': (it) =>
    `Buku besar ${it.regency} tidak memenuhi aturan ${it.rule} pada ${it.subject}. Jangan membukukan lagi; panggil pengelola Semesta.`,
  'platform/unexpected': (it) => `Ada kesalahan di sisi kami (kejadian ${it.incident}). Laporkan; SEMESTA_LOG_LEVEL=debug menunjukkan rinciannya.`,
  'rates/case-unreadable': (it) =>
    `Kasus tidak terbaca. Tulis objek JSON dengan "kind" (${it.kinds}) dan kolomnya, misalnya '{"kind":"ppu","wage":15000000}'; contoh lain: semesta premium --help.`,
  'rates/field-unknown': (it) => `Kasus ${it.kind} tidak mengenal kolom ${it.field}. Yang dikenal: ${it.known}.`,
  'rates/field-wrong': (it) => `Kolom ${it.field} pada kasus ${it.kind} belum benar: ${it.says}. Perbaiki nilainya, lalu ulangi.`,
  'rates/no-law': (it) =>
    `Tidak ada tarif yang diketahui untuk ${it.what} pada ${it.date}. Pilih tanggal lain, atau tambahkan nilai bertanggal di policy/parameters/premiums.`,
  'rates/too-large': () => 'Angkanya terlalu besar untuk dihitung tepat. Periksa, mungkin kelebihan satu angka.',
  'registers/file-missing': (it) => `Berkas ${it.file} tidak ada atau tidak dapat dibaca. Periksa jalurnya.`,
  'registers/file-missing-columns': (it) => `${it.file} tidak memuat kolom ${[it.missing].flat().join(', ')} yang diperlukan. Periksa judul kolomnya.`,
}

/** One line in Indonesian that says what to do next; the English sentence where this command has none of its own. */
export function refusalLine({ code, facts, message }: Problem): string {
  if (SAID[code]) return SAID[code](facts)
  if (code.startsWith('registers/file-'))
    return `${facts.file ?? 'Berkas ini'} tidak dapat dibaca (${code}). Simpan lagi sebagai CSV atau XLSX dengan satu baris judul, lalu coba lagi.`
  return `Ditolak / refused: ${message}`
}

const USAGE: readonly [RegExp, string][] = [
  [/^required option '(.+)' not specified$/, "opsi '$1' wajib diisi"],
  [/^option '(.+)' argument missing$/, "opsi '$1' belum diberi nilai"],
  [/^option '(.+)' argument '(.*)' is invalid\. (?:Allowed choices are )?(.+)$/s, "nilai '$2' untuk opsi '$1' tidak berlaku; yang berlaku: $3"],
  [/^unknown option '(.+)'/, "opsi '$1' tidak dikenal"],
  [/^unknown command '(.+)'/, "perintah '$1' tidak dikenal"],
  [/^missing required argument '(.+)'$/, "argumen '$1' wajib diisi"],
  [/^too many arguments/, 'terlalu banyak argumen'],
]

/** What was wrong with a command line, in Indonesian and as the parser said it. */
export function usageLine(text: string): string {
  const said = text.trim().replace(/^error: /, '')
  const known = USAGE.find(([shape]) => shape.test(said))
  return known ? `salah pakai: ${said.replace(known[0], known[1])} / ${said.split('\n')[0]}` : said
}
