import { isMonth } from '@semesta/kernel'
import { InvalidArgumentError, Option } from 'commander'

function checked(shape: RegExp, hint: string) {
  return (text: string) => {
    if (!shape.test(text)) throw new InvalidArgumentError(hint)
    return text
  }
}

/** `--regency 64.74` */
export const regencyOption = () =>
  new Option('--regency <code>', 'kode kabupaten/kota / regency code').argParser(checked(/^\d{2}\.\d{2}$/, 'contoh / e.g. 64.74')).makeOptionMandatory()

/** A month as the value of any option. */
export function monthArgument(text: string): string {
  if (!isMonth(text)) throw new InvalidArgumentError('contoh / e.g. 2025-11')
  return text
}

/** `--month 2025-11` */
export const monthOption = () => new Option('--month <month>', 'bulan YYYY-MM / month').argParser(monthArgument).makeOptionMandatory()

/** `--as-of 2025-11-01` */
export const asOfOption = () =>
  new Option('--as-of <date>', 'tanggal data / date of the data').argParser(checked(/^\d{4}-\d{2}-\d{2}$/, 'contoh / e.g. 2025-11-01')).makeOptionMandatory()

export const jsonOption = () => new Option('--json', 'jawaban sebagai JSON di stdout / answer as JSON on stdout')

/** Whole number options. */
export function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('bilangan bulat / a whole number')
  return Number(text)
}
