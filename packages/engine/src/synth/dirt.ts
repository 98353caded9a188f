import { dateParts, dayFirst, isoDate } from './numbers.ts'
import type { Random } from './random.ts'

const monthNames = ['Januari', 'Februari', 'Maret', 'April', 'Mei', 'Juni', 'Juli', 'Agustus', 'September', 'Oktober', 'November', 'Desember']

/** `17 Agustus 1990` */
export function longDate(day: number): string {
  const it = dateParts(day)
  return `${it.day} ${monthNames[it.month - 1]} ${it.year}`
}

const SPREADSHEET_EPOCH = 25_569

/** A date in the file's own way, rarely in another of the ways people write dates. All of them mean the same day. */
export function someDate(random: Random, day: number, usual: (day: number) => string): string {
  if (!random.chance(0.012)) return usual(day)
  const way = random.int(4)
  if (way === 0) return longDate(day)
  if (way === 1) return dayFirst(day).replaceAll('-', '/')
  if (way === 2 && day + SPREADSHEET_EPOCH > 10_000) return String(day + SPREADSHEET_EPOCH)
  return usual === isoDate ? dayFirst(day) : isoDate(day)
}

/** A NIK that still is what it was, as copying and spreadsheets leave it. */
export function worn(random: Random, nik: string): string {
  const way = random.int(4)
  if (way === 0) return `'${nik}`
  if (way === 1) return `${nik.slice(0, 6)} ${nik.slice(6, 12)} ${nik.slice(12)}`
  if (way === 2) return `${nik}\u00a0`
  return `${nik.slice(0, 6)}.${nik.slice(6)}`
}

/** A NIK that a spreadsheet turned into a number: its last digits are gone. */
export function damaged(nik: string): string {
  return `${nik.slice(0, 1)},${nik.slice(1, 6)}E+15`
}

/** A NIK of wrong shape: a digit too few, a digit too many, a letter inside. */
export function misshapen(random: Random, nik: string): string {
  const way = random.int(3)
  if (way === 0) return nik.slice(0, 15)
  return way === 1 ? `${nik}1` : `${nik.slice(0, 13)}O${nik.slice(14)}`
}

const sexes = [
  ['L', 'LAKI-LAKI', '1', 'LK'],
  ['P', 'PEREMPUAN', '2', 'PR'],
] as const

export function someSex(random: Random, sex: number): string {
  return random.chance(0.015) ? random.pick(sexes[sex] as readonly string[]) : sex === 1 ? 'P' : 'L'
}
