import type { GetFunds, ListPayments, OutputOf } from '@semesta/contract'

export type MoneyYear = OutputOf<typeof GetFunds>
export type FundView = MoneyYear['funds'][number]
export type BurnView = MoneyYear['burn'][number]
export type PaymentView = OutputOf<typeof ListPayments>['rows'][number]

/** Whole rupiah of what somebody typed, `Rp1.234.567,89`: one or two digits after the last mark are cents, which are dropped. A leading minus stays. */
export const rupiahOf = (text: string): number =>
  Number(
    text
      .trim()
      .replace(/[.,]\d{1,2}$/, '')
      .replace(/\D/g, ''),
  ) * (/^\s*[-−]/.test(text) ? -1 : 1)
