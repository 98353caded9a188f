import type { GetFunds, ListPayments, OutputOf } from '@semesta/contract'

export type MoneyYear = OutputOf<typeof GetFunds>
export type FundView = MoneyYear['funds'][number]
export type BurnView = MoneyYear['burn'][number]
export type PaymentView = OutputOf<typeof ListPayments>['rows'][number]

/** The day a picture that lies behind was asked for, to ask for the same again. */
export const onOf = (money: MoneyYear): { on?: string } => (money.isPast ? { on: money.asOf } : {})

/** Whole rupiah of what somebody typed, `Rp1.234.567,89`: one or two digits after the last mark are cents, which are dropped. A leading minus stays. */
export const rupiahOf = (text: string): number =>
  Number(
    text
      .trim()
      .replace(/[.,]\d{1,2}$/, '')
      .replace(/\D/g, ''),
  ) * (/^\s*[-−]/.test(text) ? -1 : 1)
