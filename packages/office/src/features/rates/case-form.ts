import type { PREMIUM_KINDS } from '@semesta/contract'
import { fmt } from '../../app/format.ts'
import { t, tMaybe } from '../../i18n/index.ts'

type Kind = (typeof PREMIUM_KINDS)[number]
export type FieldName =
  | ('on' | 'wage' | 'minimumWage' | 'extraFamily' | 'segment' | 'class' | 'people' | 'months' | 'monthsUnpaid' | 'estimate' | 'daysSinceActive')
  | ('instalments' | 'heads' | 'budget' | 'monthly' | 'from' | 'event')
interface Field {
  name: FieldName
  type: 'number' | 'date' | 'month' | 'class' | 'segment' | 'event'
  start?: string
  required?: true
}

const on: Field = { name: 'on', type: 'date', required: true }
const number = (name: FieldName, start?: string): Field => ({ name, type: 'number', ...(start === undefined ? {} : { start }) })
const wanted = (name: FieldName, start?: string): Field => ({ ...number(name, start), required: true })

/** What a person fills in for each kind of case. */
export const FIELDS: Readonly<Record<Kind, readonly Field[]>> = {
  ppu: [wanted('wage'), number('minimumWage'), number('extraFamily', '0'), on],
  member: [{ name: 'segment', type: 'segment', start: 'PBPU' }, { name: 'class', type: 'class' }, wanted('people', '1'), wanted('months', '1'), on],
  arrears: [{ name: 'class', type: 'class' }, wanted('people', '1'), wanted('monthsUnpaid'), on],
  fine: [wanted('estimate'), wanted('monthsUnpaid'), number('daysSinceActive'), on],
  rehab: [{ name: 'class', type: 'class' }, wanted('people', '1'), wanted('monthsUnpaid'), wanted('instalments', '12'), on],
  local: [number('heads'), wanted('months', '12'), number('budget'), on],
  plan: [wanted('heads'), wanted('monthly'), { name: 'from', type: 'month', required: true }, wanted('months', '12')],
  deadline: [{ name: 'event', type: 'event' }, on],
}

const HEADS = new Set(['monthsCounted', 'monthsLeftOut', 'headMonths', 'headsCovered', 'headsShort', 'closing', 'months'])

function say(name: string, value: unknown): string | null {
  if (typeof value === 'number') return HEADS.has(name) ? fmt.count(value) : fmt.rupiah(value)
  if (typeof value === 'boolean') return value ? t('rates.yes') : t('rates.no')
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? fmt.date(value) : (tMaybe(`rates.v-${value}`) ?? tMaybe(`rates.class-${value}`) ?? value)
  if (name === 'refusals' && Array.isArray(value)) return value.length === 0 ? null : value.map((it) => tMaybe(`rates.v-${it}`) ?? String(it)).join(', ')
  if (name === 'lines' && typeof value === 'object' && value !== null)
    return Object.values(value as Record<string, number>)
      .map(fmt.rupiah)
      .join(' + ')
  return null
}

/** The rest of an answer as pairs; what has no name on screen is left to the command line. */
export function sayResult(result: Readonly<Record<string, unknown>>): { term: string; value: string }[] {
  return Object.entries(result).flatMap(([name, value]) => {
    const term = tMaybe(`rates.r-${name}`)
    const text = term === null ? null : say(name, value)
    return term === null || text === null ? [] : [{ term, value: text }]
  })
}
