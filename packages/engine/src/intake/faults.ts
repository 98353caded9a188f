import type { RegisterColumn } from './mapping.ts'

/** Why a row is refused, or what is odd about it: the place in its list (from 1) is what the staged table carries. */
export interface Fault {
  column: string
  reason: string
  /** what to do about it, to the person who keeps the file */
  advice: string
  /** index of the cell that is shown as the raw value, null for the row as a whole */
  cell: number | null
  /** a row that is no fault of anybody but is not read either */
  skip?: string
}

export const EMPTY = 'Kosong, padahal wajib diisi'
export const SHIFTED = {
  reason: 'Isian lebih banyak daripada judul kolom; mungkin ada tanda pemisah di dalam isian',
  advice: 'Apit isian yang memuat tanda pemisah dengan tanda kutip, atau kirim sebagai XLSX.',
}

/** What is said when a value is there but cannot be read as its type. */
export function unreadable(column: RegisterColumn): { reason: string; advice: string } {
  const known = Object.keys(column.values ?? {})
    .slice(0, 8)
    .join(', ')
  switch (column.type) {
    case 'card':
      return { reason: 'Nomor kartu tidak terbaca (harus 13 angka)', advice: 'Beri sel format teks, lalu tulis ulang 13 angka dengan nol di depan.' }
    case 'kk':
      return { reason: 'Nomor KK tidak terbaca (harus 16 angka)', advice: 'Beri sel format teks, lalu tulis ulang 16 angka dari kartu keluarga.' }
    case 'name':
      return { reason: 'Nama tidak terbaca', advice: 'Tulis nama orangnya dengan huruf.' }
    case 'sex':
      return { reason: 'Jenis kelamin tidak dikenal', advice: 'Tulis L atau P.' }
    case 'date':
      return { reason: 'Tanggal tidak terbaca atau tidak mungkin', advice: 'Tulis hari-bulan-tahun, misalnya 17-08-1990.' }
    case 'birth':
      return { reason: 'Tanggal lahir tidak terbaca, tidak mungkin, atau sesudah tanggal data', advice: 'Tulis hari-bulan-tahun, misalnya 17-08-1990.' }
    case 'month':
      return { reason: 'Bulan tidak terbaca', advice: 'Tulis tahun-bulan, misalnya 2025-10, atau Oktober 2025.' }
    case 'int':
    case 'decimal': {
      const bounds = column.max === undefined ? '' : ` dari ${column.min ?? 0} sampai ${column.max}`
      return { reason: `Bukan bilangan${column.type === 'int' ? ' bulat' : ''}${bounds}`, advice: `Tulis angka saja${bounds}.` }
    }
    case 'hours':
      return { reason: 'Jam layanan tidak terbaca', advice: 'Tulis 24 jam, 08.00-14.00, banyaknya jam sehari, atau tidak.' }
    case 'money':
      return { reason: 'Nilai rupiah tidak terbaca', advice: 'Tulis angka saja, misalnya 37800.' }
    case 'bool':
      return { reason: 'Bukan ya atau tidak', advice: 'Tulis ya atau tidak.' }
    case 'participant':
      return { reason: 'Jenis peserta tidak dikenal', advice: 'Tulis kode 1 sampai 28 atau nama segmennya, atau jelaskan artinya di layar pemetaan.' }
    case 'membership':
      return { reason: 'Status peserta tidak dikenal', advice: 'Tulis AKTIF, MENUNGGAK, atau MENINGGAL, atau jelaskan artinya di layar pemetaan.' }
    case 'village':
      return {
        reason: 'Kelurahan/desa tidak dikenal di kabupaten/kota ini',
        advice: 'Tulis kode Kemendagri 10 angka, atau nama kecamatan beserta nama kelurahan/desa.',
      }
    default:
      return { reason: 'Nilai tidak dikenal', advice: known ? `Pilih salah satu: ${known}; atau jelaskan artinya di layar pemetaan.` : 'Perbaiki isinya.' }
  }
}
