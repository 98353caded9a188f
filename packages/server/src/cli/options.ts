import { isDay, isMonth } from '@semesta/kernel'
import { InvalidArgumentError, Option } from 'commander'

function checked(shape: RegExp, hint: string) {
  return (text: string) => {
    if (!shape.test(text)) throw new InvalidArgumentError(hint)
    return text
  }
}

/** `--regency 64.74` */
export const regencyOption = (about = 'kode kabupaten/kota / regency code') =>
  new Option('--regency <code>', about).argParser(checked(/^\d{2}\.\d{2}$/, 'contoh / e.g. 64.74')).makeOptionMandatory()

/** A month as the value of any option. */
export function monthArgument(text: string): string {
  if (!isMonth(text)) throw new InvalidArgumentError('contoh / e.g. 2025-11')
  return text
}

/** A day as the value of any option. */
export function dayArgument(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError('contoh / e.g. 2025-11-01')
  return text
}

/** `--month 2025-11` */
export const monthOption = () => new Option('--month <month>', 'bulan YYYY-MM / month').argParser(monthArgument).makeOptionMandatory()

/** `--as-of 2025-11-01` */
export const asOfOption = () => new Option('--as-of <date>', 'tanggal data / date of the data').argParser(dayArgument).makeOptionMandatory()

export const jsonOption = () => new Option('--json', 'jawaban sebagai JSON di stdout / answer as JSON on stdout')

/** Whole number options. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError('bilangan bulat, paling banyak 15 angka / a whole number of at most 15 digits')
  return Number(text)
}
