import { type BalanceRow, Journal } from '@semesta/contract'
import type { Account } from '@semesta/engine'
import type { z } from 'zod'
import { accounts, numberOf } from './post-journals.ts'
import type { Shown, TrialRow } from './read-store.ts'

export type JournalView = z.output<typeof Journal>
const kindOf = (kind: string) => Journal.shape.kind.parse(kind)

export function presentJournal(it: Shown): JournalView {
  const other = (id: string | null, seq: number | null) => (id && seq ? { id, number: numberOf({ regency_code: it.regency_code, seq }) } : null)
  const document = it.document_number && it.document_on ? { kind: it.document_kind ?? '', number: it.document_number, on: it.document_on } : null
  return {
    ...{ id: it.id, number: numberOf(it), on: it.booked_on, month: it.month, kind: kindOf(it.kind), memo: it.memo, document, amount: it.moved },
    ref: it.ref_kind && it.ref_id ? { kind: it.ref_kind, id: it.ref_id } : null,
    ...{ reverses: other(it.reverses, it.reverses_seq), reversedBy: other(it.reversed_by, it.reversed_seq), corrects: it.corrects },
    ...{ postedAt: it.posted_at.toISOString(), postedBy: it.posted_by, role: it.posted_role },
  }
}

/** An account by its id; one that left the chart keeps its id for a name, so that its lines stay readable. */
export const accountOf = (id: string): Account => accounts().get(id) ?? { id, code: '?', class: 'memorandum', side: 'debit', nama: id, name: id }

/** Balances on the side on which the account grows, accounts in the order of the chart. */
export function presentTrial(rows: readonly TrialRow[]): z.output<typeof BalanceRow>[] {
  const order = [...accounts().keys()]
  const shown = rows.map(({ account: id, before, debit, credit }) => {
    const account = accountOf(id)
    const sign = account.side === 'debit' ? 1 : -1
    return { account, opening: before * sign || 0, debit, credit, closing: (before + debit - credit) * sign || 0 }
  })
  return shown.toSorted((a, b) => order.indexOf(a.account.id) - order.indexOf(b.account.id))
}
