import type { RegisterColumn } from './mapping.ts'

/** Why a row is refused: the place in this list (from 1) is what the staged table carries. */
export interface Fault {
  column: string
  reason: string
  /** index of the cell that is shown as the raw value, null for the row as a whole */
  cell: number | null
}

export const EMPTY = 'Kosong, padahal wajib diisi'
export const SHIFTED = 'Isian lebih banyak daripada judul kolom; mungkin ada tanda pemisah di dalam isian'

/** What is said when a value is there but cannot be read as its type. */
export function unreadable(column: RegisterColumn): string {
  switch (column.type) {
    case 'card':
      return 'Nomor kartu tidak terbaca (harus 13 angka)'
    case 'kk':
      return 'Nomor KK tidak terbaca (harus 16 angka)'
    case 'name':
      return 'Nama tidak terbaca'
    case 'sex':
      return 'Jenis kelamin tidak dikenal'
    case 'date':
      return 'Tanggal tidak terbaca atau tidak mungkin'
    case 'birth':
      return 'Tanggal lahir tidak terbaca, tidak mungkin, atau sesudah tanggal data'
    case 'int':
      return column.max === undefined ? 'Bukan bilangan bulat' : `Bukan bilangan bulat dari ${column.min ?? 0} sampai ${column.max}`
    case 'money':
      return 'Nilai rupiah tidak terbaca'
    case 'participant':
      return 'Jenis peserta tidak dikenal'
    case 'membership':
      return 'Status peserta tidak dikenal'
    case 'village':
      return 'Kelurahan/desa tidak dikenal di kabupaten/kota ini'
    default:
      return 'Nilai tidak dikenal'
  }
}
