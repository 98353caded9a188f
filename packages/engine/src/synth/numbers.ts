import { randomStream } from './random.ts'

/** Days since 1970-01-01 as the parts of a date. */
export function dateParts(day: number): { year: number; month: number; day: number } {
  // Howard Hinnant's civil_from_days: no Date object for millions of rows.
  const shifted = day + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}

/** `YYYY-MM-DD` as days since 1970-01-01. */
export function dayOf(date: string): number {
  const year = Number(date.slice(0, 4)) - (Number(date.slice(5, 7)) <= 2 ? 1 : 0)
  const shiftedMonth = (Number(date.slice(5, 7)) + 9) % 12
  const dayOfYear = Math.floor((153 * shiftedMonth + 2) / 5) + Number(date.slice(8, 10)) - 1
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468
}

/** Remembers what a day gives: rows of a city share some forty thousand days. */
function byDay<T>(make: (day: number) => T): (day: number) => T {
  const known: (T | undefined)[] = []
  const first = dayOf('1880-01-01')
  return (day) => {
    const slot = day - first
    if (slot < 0) return make(day)
    const found = known[slot]
    if (found !== undefined) return found
    const made = make(day)
    known[slot] = made
    return made
  }
}

/** A number that grows by 372 a year, for whole years between two days. */
const almanac = byDay((day) => {
  const it = dateParts(day)
  return it.year * 372 + it.month * 31 + it.day
})

/** Completed years on a day. */
export function ageAt(born: number, day: number): number {
  return Math.floor((almanac(day) - almanac(born)) / 372)
}

const two = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'))
export const pad2 = (value: number) => two[value] as string

/** Days since 1970-01-01 as `YYYY-MM-DD`. */
export const isoDate = byDay((day) => {
  const it = dateParts(day)
  return `${it.year}-${pad2(it.month)}-${pad2(it.day)}`
})

/** Days since 1970-01-01 as `DD-MM-YYYY`. */
export const dayFirst = byDay((day) => {
  const it = dateParts(day)
  return `${pad2(it.day)}-${pad2(it.month)}-${it.year}`
})

/** Hands out identity numbers that no two invented people share. All start with the reserved 99. */
export interface NumberBook {
  /** `slot` is the kecamatan of first issue: an index of `prefixes` */
  nik(slot: number, bornDay: number, sex: number): string
  kk(slot: number, issuedDay: number): string
}

/**
 * Counts serials per place, birth date and sex, so that numbers are unique, structurally valid and never end in 0000.
 *
 * Shape: `prefixes` are the six digits before the date, the first two 99; women carry day + 40.
 * Fails: RangeError when one place, date and sex has used its 9.999 serials.
 */
export function openNumberBook(prefixes: readonly string[]): NumberBook {
  const dates = 100 * 372
  const nikSerials = new Uint16Array(prefixes.length * dates * 2)
  const kkSerials = new Uint16Array(prefixes.length * dates)
  const take = (serials: Uint16Array, key: number) => {
    const serial = (serials[key] as number) + 1
    if (serial > 9999) throw new RangeError('no serial left for this place and date')
    serials[key] = serial
    return String(serial).padStart(4, '0')
  }
  const key = (slot: number, it: { year: number; month: number; day: number }) => slot * dates + (it.year % 100) * 372 + (it.month - 1) * 31 + it.day - 1
  return {
    nik(slot, bornDay, sex) {
      const it = dateParts(bornDay)
      const serial = take(nikSerials, key(slot, it) * 2 + sex)
      return `${prefixes[slot]}${pad2(it.day + sex * 40)}${pad2(it.month)}${pad2(it.year % 100)}${serial}`
    },
    kk(slot, issuedDay) {
      const it = dateParts(issuedDay)
      return `${prefixes[slot]}${pad2(it.day)}${pad2(it.month)}${pad2(it.year % 100)}${take(kkSerials, key(slot, it))}`
    },
  }
}

const TEN_DIGITS = 10_000_000_000

/** Card numbers by running number: 13 digits starting with 000, scattered, unique below ten thousand million. */
export function cardNumbers(seed: number): (running: number) => string {
  const start = randomStream(seed, 'card').int(1_000_000_000)
  return (running) => {
    const scattered = running * 999_983 + start
    return `000${String(scattered - Math.floor(scattered / TEN_DIGITS) * TEN_DIGITS).padStart(10, '0')}`
  }
}
