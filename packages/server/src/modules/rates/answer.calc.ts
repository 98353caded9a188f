import type { PremiumAnswer } from '@semesta/contract'
import type { DatedRates, ParameterAt } from '@semesta/engine'
import type { z } from 'zod'

export type Answer = z.output<typeof PremiumAnswer>
export type Confidence = ParameterAt['confidence']
export type Shown = Omit<ParameterAt, 'hash'>
export type RatesOn = (on: string) => DatedRates

const WEAKEST: readonly Confidence[] = ['contested', 'unverified', 'reported', 'policy', 'verified']

/** The weakest of some confidences; verified of none. */
export function weakest(all: readonly Confidence[]): Confidence {
  return WEAKEST.find((it) => all.includes(it)) ?? 'verified'
}

/** The parameters of some ids and days, each period once, in the order asked for. */
export function parametersOf(rates: readonly DatedRates[], ids: readonly string[]): Shown[] {
  const found = new Map<string, Shown>()
  for (const id of ids) {
    for (const { parameters } of rates) {
      const it = parameters.get(id.includes('/') ? id : `premiums/${id}`)
      if (it) found.set(`${it.id}@${it.since}`, shown(it))
    }
  }
  return [...found.values()]
}

export function shown({ hash: _, ...it }: ParameterAt): Shown {
  return it
}
