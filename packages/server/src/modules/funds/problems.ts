import { problem } from '@semesta/kernel'

export const idReused = problem<{ id: string }>(
  'funds/id-reused',
  409,
  (it) => `Something else was already recorded under ${it.id}. Reload the page and look before recording again.`,
)
export const notFound = problem<{ id: string }>('funds/not-found', 404, () => 'There is no such entry in this regency. Reload the list.')
export const noBudget = problem<{ year: number }>(
  'funds/no-budget',
  409,
  (it) => `No budget line of ${it.year} may pay this. Record the fund and its pagu (DPA) first.`,
)
export const notEnough = problem<{ left: number; asked: number }>(
  'funds/not-enough',
  409,
  (it) => `Rp${it.asked} were asked, Rp${it.left} are left on the lines that may pay it. Shift pagu between lines, or ask for a change of the budget.`,
)
export const outsideBudget = problem<{ kind: string }>(
  'funds/outside-budget',
  422,
  (it) => `Money of a ${it.kind} fund goes from the donor to BPJS Kesehatan and never through the budget. Record it with the donors.`,
)
export const unfit = problem<{ fault: string }>('funds/unfit', 422, (it) => `These entries do not fit together: ${it.fault}.`)
export const stepOutOfOrder = problem<{ asked: string; next: string | null }>('funds/step-out-of-order', 409, (it) =>
  it.next ? `${it.asked} comes later. Next is ${it.next}.` : `${it.asked} is not possible any more: this bill is paid or cancelled.`,
)
export const stepNotYours = problem<{ step: string; roles: string }>('funds/step-not-yours', 403, (it) => `${it.step} is for ${it.roles}. Ask them to take it.`)
export const secondPersonNeeded = problem<{ step: string }>(
  'funds/second-person-needed',
  409,
  () => 'Whoever verified a bill does not book it as well. Ask somebody else to record the SP2D.',
)
export const verifiedByStatement = problem<{ month: string }>(
  'funds/verified-by-statement',
  409,
  (it) => `The bill of ${it.month} is verified by signing its statement (Berita Acara) among the bills. Sign it there; the payment goes on by itself.`,
)
export const alreadyPaid = problem<{ number: string }>(
  'funds/already-paid',
  409,
  (it) => `SP2D ${it.number} has paid this bill. Take the SP2D back, or claim the money back from BPJS Kesehatan.`,
)
export const monthBilled = problem<{ month: string }>(
  'funds/month-billed',
  409,
  (it) => `A bill of ${it.month} is on its way already. Cancel that one first if it is wrong.`,
)
export const quotaExceeded = problem<{ heads: number; used: number; asked: number }>(
  'funds/quota-exceeded',
  409,
  (it) => `The agreement allows ${it.heads} heads, ${it.used} are used, ${it.asked} were asked. Agree on an addendum, or take fewer.`,
)
