import type { ParameterAt } from '@semesta/engine'
import { addDays, addMonthsToDay, firstOfNextMonth } from '@semesta/kernel'
import type { RatesOn } from './answer.calc.ts'
import type { CaseOf } from './read-case.ts'
import { lawOf, type Reckoned } from './reckoned.ts'

type Values = ReadonlyMap<string, ParameterAt>

function numberOf(values: Values, id: string, on: string): number {
  return lawOf(values.get(id) ?? null, id, on).value as number
}

const starts: Record<string, (on: string) => string> = {
  'first-of-next-month': firstOfNextMonth,
  '14-days': (on) => addDays(on, 14),
}

function activation(it: CaseOf<'deadline'>, values: Values): Reckoned {
  if (it.prioritas) return { total: null, result: { from: it.on, rule: 'at-once' }, ids: [] }
  const law = lawOf(values.get('uhc/activation-without-prioritas') ?? null, 'activation', it.on)
  const from = (rule: string | number) => starts[rule]?.(it.on) ?? null
  return {
    total: null,
    result: { from: from(law.value), rule: law.value, others: law.others.map(({ value }) => ({ rule: value, from: from(value) })) },
    ids: [law.id],
  }
}

function suspension(it: CaseOf<'deadline'>, values: Values): Reckoned {
  const [dueDay, months] = [numberOf(values, 'premiums/due-day', it.on), numberOf(values, 'premiums/suspension-months', it.on)]
  const month = it.on.slice(0, 7)
  const from = addMonthsToDay(`${month}-01`, months)
  return { total: null, result: { due: `${month}-${String(dueDay).padStart(2, '0')}`, from }, ids: ['due-day', 'suspension-months'] }
}

function firstPayment(it: CaseOf<'deadline'>, values: Values): Reckoned {
  const [min, max] = ['min', 'max'].map((end) => numberOf(values, `premiums/first-payment-days-${end}`, it.on)) as [number, number]
  return { total: null, result: { from: addDays(it.on, min), until: addDays(it.on, max) }, ids: ['first-payment-days-min', 'first-payment-days-max'] }
}

/** When something starts or ends: cover, its suspension, the first payment, a newborn's registration, cover after a dismissal. */
export function deadline(it: CaseOf<'deadline'>, ratesOn: RatesOn): Reckoned {
  const { parameters: values } = ratesOn(it.on)
  if (it.event === 'activation') return activation(it, values)
  if (it.event === 'suspension') return suspension(it, values)
  if (it.event === 'first-payment') return firstPayment(it, values)
  const id = it.event === 'newborn' ? 'membership/newborn-days' : 'employment/phk-cover-months'
  const length = numberOf(values, id, it.on)
  return { total: null, result: { until: it.event === 'newborn' ? addDays(it.on, length) : addMonthsToDay(it.on, length) }, ids: [id] }
}
