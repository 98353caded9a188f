import { addMonths, arrearsDue, instalmentPlan, partsOf, reportingDate, serviceFine } from '@semesta/kernel'
import type { RatesOn } from './answer.calc.ts'
import { monthsUntil } from './heads.calc.ts'
import { idsOf, premiumOf } from './premium.calc.ts'
import type { CaseOf } from './read-case.ts'
import { lawOf, type Reckoned } from './reckoned.ts'

type Family = Pick<CaseOf<'arrears'>, 'on' | 'segment' | 'class' | 'people' | 'monthsUnpaid' | 'until'>

/** What a family must pay before cover returns: the newest unpaid months, each at its own rate. */
function owed(it: Family, ratesOn: RatesOn) {
  const max = lawOf(ratesOn(it.on).arrearsMonthsMax, 'arrears', it.on)
  const months = monthsUntil(it.until ?? addMonths(it.on.slice(0, 7), -1), it.monthsUnpaid)
  // Only the months that count need a law: nobody asks what was owed before them.
  const days = months.slice(-max).map(reportingDate)
  const monthly = days.map((on) => premiumOf(ratesOn, { ...it, on, active: false }).own)
  const older = months.slice(0, months.length - days.length).map(() => 0 as never)
  return { days, due: arrearsDue([...older, ...monthly], it.people, max) }
}

export function arrears(it: CaseOf<'arrears'>, ratesOn: RatesOn): Reckoned {
  const { days, due } = owed(it, ratesOn)
  const { amount, monthsUnpaid, monthsCounted } = due
  return {
    total: amount,
    parts: partsOf({ own: amount }),
    result: { amount, monthsUnpaid, monthsCounted, monthsLeftOut: monthsUnpaid - monthsCounted, people: it.people },
    ids: [...idsOf({ ...it, class: it.class }).slice(0, 1), 'arrears-months-max'],
    days: [...days, it.on],
  }
}

export function fine(it: CaseOf<'fine'>, ratesOn: RatesOn): Reckoned {
  const rates = ratesOn(it.on)
  const rate = lawOf(rates.fine, 'the service fine', it.on)
  const exempt = String(rates.parameters.get('premiums/service-fine-exempt')?.value ?? '').split(' ')
  const { estimate, monthsUnpaid, daysSinceActive, inpatient, segment } = it
  const found = serviceFine(rate, { estimate, monthsInArrears: monthsUnpaid, daysSinceActive, inpatient, isExempt: exempt.includes(segment) })
  return {
    total: found.amount,
    result: { ...found, capRupiah: rate.capRupiah, paidBy: segment === 'PPU' ? 'employer' : 'own' },
    ids: ['percent', 'months-max', 'window-days', 'cap', 'exempt'].map((name) => `service-fine-${name}`),
  }
}

export function rehab(it: CaseOf<'rehab'>, ratesOn: RatesOn): Reckoned {
  const rate = lawOf(ratesOn(it.on).plan, 'instalments', it.on)
  const { on, monthsUnpaid, instalments } = it
  const reckoned = it.debt === undefined ? owed({ ...it, segment: 'PBPU', until: undefined }, ratesOn) : null
  const debt = it.debt ?? reckoned?.due.amount ?? 0
  const found = instalmentPlan(rate, { debt, monthsInArrears: monthsUnpaid, instalments, registeredOn: on })
  return {
    total: debt,
    parts: partsOf({ own: debt }),
    result: { ...found, debt, months: found.instalments.length },
    ids: [
      ...(reckoned ? [`pbpu-class-${it.class}`, 'arrears-months-max'] : []),
      ...['months-min', 'months-max', 'instalments-max', 'last-day', 'last-day-february'].map((name) => `plan-${name}`),
    ],
    days: [...(reckoned?.days ?? []), on],
  }
}
