import { type Answer, parametersOf, type RatesOn, weakest } from './answer.calc.ts'
import type { CaseKind } from './case-fields.ts'
import { deadline } from './deadline.calc.ts'
import { local, plan } from './heads.calc.ts'
import { arrears, fine, rehab } from './owing.calc.ts'
import { member, ppu } from './premium.calc.ts'
import type { ReadCase } from './read-case.ts'
import type { Reckoned } from './reckoned.ts'

type Reckon = { [K in CaseKind]: (it: Extract<ReadCase, { kind: K }> & { on: string }, ratesOn: RatesOn) => Reckoned }

const reckon: Reckon = { ppu, member, local, plan, arrears, fine, rehab, deadline }

/**
 * What a case comes to.
 *
 * Unit:  whole rupiah; `today` (`YYYY-MM-DD`) stands in for a case without a date.
 * Shape: every parameter that took part, with its law; the answer is as sure as the weakest of them.
 * Fails: `rates/no-law` when the day of the case has no rate; RangeError past exact amounts.
 */
export function computeCase(it: ReadCase, ratesOn: RatesOn, today: string): Answer {
  const on = it.on ?? today
  const { kind, on: _, ...fields } = it
  const { total, parts, result, notes, ids, days } = (reckon[kind] as (it: ReadCase & { on: string }, ratesOn: RatesOn) => Reckoned)({ ...it, on }, ratesOn)
  const parameters = parametersOf((days ?? [on]).map(ratesOn), ids)
  return {
    ...{ kind, date: on, total, parts: parts ?? null, case: fields, result, notes: notes ?? [] },
    ...{ confidence: weakest(parameters.map((one) => one.confidence)), parameters },
  }
}
