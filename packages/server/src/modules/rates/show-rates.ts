import type { RateRow, ShowRates } from '@semesta/contract'
import { type DatedRates, datesOfChange, ratesAt } from '@semesta/engine'
import { MEMBER_CLASSES, type MemberClass, type Month, type PremiumPayer, partsOf, reportingDate } from '@semesta/kernel'
import type { z } from 'zod'
import { parametersOf, type Shown, weakest } from './answer.calc.ts'

type Row = z.output<typeof RateRow>
type Share = Row['shares'][number]
type Ask = Pick<z.output<(typeof ShowRates)['input']>, 'date' | 'segment' | 'class'>

const TERMS = [
  ...['due-day', 'suspension-months', 'arrears-months-max', 'ppu-wage-cap', 'ppu-wage-floor', 'ppu-class-2-wage-max', 'ppu-extra-family-percent'],
  'ppu-family-children-max',
  ...['service-fine-percent', 'service-fine-months-max', 'service-fine-window-days', 'service-fine-cap', 'service-fine-exempt'],
  ...['plan-months-min', 'plan-months-max', 'plan-instalments-max', 'plan-last-day', 'plan-last-day-february'],
  ...['first-payment-days-min', 'first-payment-days-max', 'pbpu-assistance-active', 'pbpu-assistance-payer'],
  ...['pbi-province-low', 'pbi-province-medium', 'pbi-province-high', 'cigarette-tax-share', 'audit-minimum'],
].map((name) => `premiums/${name}`)
const OTHER_TERMS = ['uhc/activation-without-prioritas', 'membership/newborn-days', 'employment/phk-cover-months']

function sharesOf(rates: DatedRates, shares: readonly (readonly [PremiumPayer, string])[]): Share[] {
  return shares.flatMap(([payer, name]) => {
    const it = rates.parameters.get(`premiums/${name}`)
    return it && typeof it.value === 'number' ? [{ payer, amount: it.value, parameter: it.id }] : []
  })
}

function rowOf(rates: DatedRates, segment: Row['segment'], memberClass: MemberClass | null, named: readonly (readonly [PremiumPayer, string])[]): Row | null {
  const shares = sharesOf(rates, named)
  if (shares.length === 0) return null
  const parts: Record<PremiumPayer, number> = partsOf({})
  for (const { payer, amount } of shares) parts[payer] += amount
  const confidence = weakest(shares.map((it) => rates.parameters.get(it.parameter)?.confidence ?? 'verified'))
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0)
  return { segment, class: memberClass, unit: segment === 'PPU' ? 'percent' : 'rupiah', total, parts, shares, confidence }
}

const ofClass = (it: MemberClass): (readonly [PremiumPayer, string])[] => [
  ['own', `pbpu-class-${it}`],
  ...(it === '3'
    ? ([
        ['local', 'pbpu-class-3-bantuan-daerah'],
        ['central', 'pbpu-class-3-bantuan-pusat'],
      ] as const)
    : []),
]

function rowsOf(rates: DatedRates): Row[] {
  const rows = [
    rowOf(rates, 'PBI_JK', '3', [['central', 'pbi']]),
    rowOf(rates, 'PBPU_PEMDA', '3', [
      ['local', 'pbpu-pemda-iuran'],
      ['local', 'pbpu-pemda-bantuan-daerah'],
      ['central', 'pbpu-pemda-bantuan-pusat'],
    ]),
    ...(['PBPU', 'BP'] as const).flatMap((segment) => MEMBER_CLASSES.map((it) => rowOf(rates, segment, it, ofClass(it)))),
    rowOf(rates, 'PPU', null, [
      ['employer', 'ppu-employer-percent'],
      ['worker', 'ppu-worker-percent'],
    ]),
  ]
  return rows.filter((it) => it !== null)
}

/**
 * The premiums of a day by segment, class and payer, and the terms around them.
 *
 * Unit:  whole rupiah per person and month; percent of the wage for PPU. Shape: no rows for a day without a law.
 */
export function showRates({ date, segment, class: memberClass }: Ask) {
  const rates = ratesAt(date)
  const rows = rowsOf(rates).filter((it) => (!segment || it.segment === segment) && (!memberClass || it.class === memberClass))
  const terms = [...TERMS, ...OTHER_TERMS].filter((id) => rates.parameters.has(id))
  const used = [...new Set(rows.flatMap((it) => it.shares.map((share) => share.parameter)))]
  return { date, rates: rows, changes: datesOfChange('premiums/p'), terms, parameters: parametersOf([rates], [...used, ...terms]) }
}

export interface CityRate {
  /** budget line 5.1.02.02.02.0003, per person and month */
  iuran: number
  /** budget line 5.1.02.02.02.0004 */
  bantuanDaerah: number
  bantuanPusat: number
  /** what the local government pays: iuran and bantuanDaerah */
  total: number
  parameters: Shown[]
}

/** What the local government pays for one person in a month, with its law. Unit: whole rupiah, 0 before any rate. */
export function cityRate(month: Month): CityRate {
  const rates = ratesAt(reportingDate(month))
  const { iuran, bantuanDaerah, bantuanPusat } = rates.local ?? { iuran: 0, bantuanDaerah: 0, bantuanPusat: 0 }
  const parameters = parametersOf([rates], ['pbpu-pemda-iuran', 'pbpu-pemda-bantuan-daerah', 'pbpu-pemda-bantuan-pusat'])
  return { iuran, bantuanDaerah, bantuanPusat, total: iuran + bantuanDaerah, parameters }
}
