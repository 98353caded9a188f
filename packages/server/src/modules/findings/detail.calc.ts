import { masked } from '@semesta/kernel'

const isIdentityNumber = (value: unknown): value is string => typeof value === 'string' && /^\d{13,16}$/.test(value)

/** What a rule says beside its people, with NIK, KK and card numbers hidden wherever a rule put them. */
export function maskedDetail(detail: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(detail).map(([key, value]) => [key, isIdentityNumber(value) ? masked(value) : value]))
}
