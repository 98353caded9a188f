import type { Bill, DisputeRow, GetBill, OutputOf } from '@semesta/contract'
import type { Tone } from '@semesta/ui'
import type { z } from 'zod'

export type BillView = z.output<typeof Bill>
export type WholeBill = OutputOf<typeof GetBill>
export type Line = z.output<typeof DisputeRow>

export function billTone(state: BillView['state']): Tone {
  return state === 'verified' ? 'ok' : state === 'failed' ? 'bad' : state === 'challenging' ? 'busy' : 'warn'
}
export function lineTone(state: Line['state']): Tone {
  return state === 'held' ? 'bad' : state === 'dropped' ? 'ok' : 'warn'
}

/** Sums over states of disputed lines. */
export function inDispute(bill: Pick<BillView, 'disputed'>, states: readonly Line['state'][] = ['open', 'held']) {
  const own = bill.disputed.filter((it) => states.includes(it.state))
  const sum = (key: 'lines' | 'rupiahFull' | 'rupiahMinimum') => own.reduce((total, it) => total + it[key], 0)
  return { lines: sum('lines'), rupiahFull: sum('rupiahFull'), rupiahMinimum: sum('rupiahMinimum') }
}
/** What the registers prove or a person holds, and beside it the open lines that are to be verified before anybody asks for money. */
export function provenOf(bill: Pick<BillView, 'disputed'>) {
  const all = inDispute(bill)
  const toVerify = bill.disputed.find((it) => it.state === 'open')?.toVerify ?? { lines: 0, rupiahMinimum: 0, rupiahFull: 0 }
  const less = (key: 'lines' | 'rupiahFull' | 'rupiahMinimum') => all[key] - toVerify[key]
  return { lines: less('lines'), rupiahFull: less('rupiahFull'), rupiahMinimum: less('rupiahMinimum'), toVerify }
}
export const totalOf = (it: { iuran: number; bantuan: number }) => it.iuran + it.bantuan
/** A rupiah amount as somebody types it: `37.800`, `Rp 37800`. */
export const rupiahTyped = (text: string): number => Number(text.replaceAll(/\D/g, '') || 0)
