const months = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']
const days = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu']
const digits = ['nol', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan', 'sepuluh', 'sebelas']
const number = new Intl.NumberFormat('id-ID')

/** `1234567` as `1.234.567`. @public letters of several rooms */
export const countText = (value: number) => number.format(value)
/** `37800` as `Rp37.800`; below zero `−Rp37.800`. */
export const rupiahText = (value: number) => `${value < 0 ? '−' : ''}Rp${number.format(Math.abs(value))}`
/** `2025-11` as `November 2025`. */
export const monthText = (month: string) => `${months[Number(month.slice(5, 7)) - 1] ?? ''} ${month.slice(0, 4)}`
/** `2025-11-01` as `1 November 2025`. @public letters of several rooms */
export const dateText = (date: string) => `${Number(date.slice(8, 10))} ${monthText(date)}`

/** `2025-11-28` as papers open: `Jumat, tanggal dua puluh delapan bulan November tahun dua ribu dua puluh lima`. */
export function longDateText(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const weekday = days[new Date(Date.UTC(year, month - 1, day)).getUTCDay()]
  return `${weekday}, tanggal ${spelled(day)} bulan ${months[month - 1]} tahun ${spelled(year)}`
}

const scales = [
  { of: 1_000_000_000_000, word: 'triliun' },
  { of: 1_000_000_000, word: 'miliar' },
  { of: 1_000_000, word: 'juta' },
  { of: 1_000, word: 'ribu' },
] as const

/**
 * A whole number in Indonesian words, as letters repeat their amounts: `37800` is `tiga puluh tujuh ribu delapan ratus`.
 *
 * Fails: RangeError below zero, or when it is not whole.
 */
export function spelled(value: number): string {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`not a whole number from zero on: ${value}`)
  if (value < 12) return digits[value] ?? ''
  if (value < 20) return `${spelled(value - 10)} belas`
  if (value < 100) return [`${spelled(Math.floor(value / 10))} puluh`, rest(value % 10)].join('')
  if (value < 200) return `seratus${rest(value - 100)}`
  if (value < 1000) return `${spelled(Math.floor(value / 100))} ratus${rest(value % 100)}`
  if (value < 2000) return `seribu${rest(value - 1000)}`
  const scale = scales.find((it) => value >= it.of) ?? scales[3]
  return `${spelled(Math.floor(value / scale.of))} ${scale.word}${rest(value % scale.of)}`
}

const rest = (value: number) => (value === 0 ? '' : ` ${spelled(value)}`)
