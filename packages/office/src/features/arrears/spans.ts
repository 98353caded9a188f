/** `4-6` as months from and to; `25+` has no end, `0` is what nobody recorded. */
export function monthsOf(span: string | undefined): { monthsMin?: number; monthsMax?: number } {
  if (span === undefined) return {}
  if (span.endsWith('+')) return { monthsMin: Number.parseInt(span, 10) }
  const [from = '0', to = from] = span.split('-')
  return { monthsMin: Number(from), monthsMax: Number(to) }
}

export const SPANS = ['1-3', '4-6', '7-12', '13-24', '25+', '0'] as const
export const AMOUNTS = ['0', '1', '2', '3', '4'] as const
