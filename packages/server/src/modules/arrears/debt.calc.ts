import type { ParameterAt } from '@semesta/engine'

/** What the law of a day says about paying arrears off by instalments (REHAB) and how much can be owed. */
export interface ArrearsLaw {
  /** most months that must be paid */
  cap: number
  /** null where the law of the day knows no instalments */
  rehab: { minMonths: number; maxMonths: number; instalments: number } | null
  parameters: ParameterAt[]
}

const REHAB = ['premiums/rehab-min-months', 'premiums/rehab-max-months', 'premiums/rehab-max-instalments'] as const

/** Gathers the law from parameters in force. Fails: Error when the most months that are owed have no value that day. */
export function arrearsLaw(parameters: ReadonlyMap<string, ParameterAt>): ArrearsLaw {
  const cap = parameters.get('premiums/arrears-months-max')
  if (!cap) throw new Error('premiums/arrears-months-max has no value')
  const [min, max, instalments] = REHAB.map((id) => parameters.get(id))
  const classes = [1, 2, 3].map((id) => parameters.get(`premiums/pbpu-class-${id}`))
  const rehab = min && max && instalments ? { minMonths: Number(min.value), maxMonths: Number(max.value), instalments: Number(instalments.value) } : null
  return { cap: Number(cap.value), rehab, parameters: [cap, min, max, instalments, ...classes].flatMap((it) => it ?? []) }
}

/**
 * Instalments of an old debt; null where the months allow none or the amount is unknown.
 *
 * Unit:  whole rupiah a month, rounded up, so that the last instalment is never larger. Months beyond those that must be paid do not count.
 * Source: policy/parameters/premiums/rehab-*.yaml
 */
export function rehabOf(
  { months, rupiah }: { months: number | null; rupiah: number | null },
  law: ArrearsLaw,
): { instalments: number; monthlyRupiah: number } | null {
  if (!law.rehab || months === null || rupiah === null || rupiah <= 0) return null
  const owed = Math.min(months, law.cap)
  if (owed < law.rehab.minMonths || owed > law.rehab.maxMonths) return null
  return { instalments: law.rehab.instalments, monthlyRupiah: Math.ceil(rupiah / law.rehab.instalments) }
}

export const MONTH_SPANS = [
  { key: '0', from: 0, to: 0 },
  { key: '1-3', from: 1, to: 3 },
  { key: '4-6', from: 4, to: 6 },
  { key: '7-12', from: 7, to: 12 },
  { key: '13-24', from: 13, to: 24 },
  { key: '25+', from: 25, to: Number.POSITIVE_INFINITY },
] as const

/** The span that some months fall into; 0 is unknown. */
export const spanOf = (months: number): string => MONTH_SPANS.find((it) => months >= it.from && months <= it.to)?.key ?? '0'
