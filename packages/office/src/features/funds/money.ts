import type { GetFunds, ListPayments, OutputOf } from '@semesta/contract'

export type MoneyYear = OutputOf<typeof GetFunds>
export type FundView = MoneyYear['funds'][number]
export type BurnView = MoneyYear['burn'][number]
export type PaymentView = OutputOf<typeof ListPayments>['rows'][number]

/** Digits of what somebody typed as rupiah, `Rp1.234.567`; a leading minus stays. */
export const rupiahOf = (text: string): number => Number(text.replace(/\D/g, '')) * (/^\s*[-−]/.test(text) ? -1 : 1)
