import { TAKEOVER_STATES } from '@semesta/contract'

/** What the register of arrears and a takeover carry in an address. */
export interface OwingSearch {
  /** people or family cards, their class, decile, months and amount */
  grain?: 'person' | 'household'
  class?: '1' | '2' | '3'
  decile?: string
  span?: string
  amount?: string
  /** groups, highest decile, budget, whole families; the step looked at */
  groups?: string
  decileMax?: string
  budget?: string
  whole?: 'true' | 'false'
  standing?: (typeof TAKEOVER_STATES)[number]
}

const oneOf = <T extends string>(list: readonly T[], value: unknown) => list.find((item) => item === value)
const shaped = (value: unknown, shape: RegExp) => (typeof value === 'string' && shape.test(value) ? value : undefined)

/** Takes only what is well formed. */
export function owingOf(raw: Record<string, unknown>): OwingSearch {
  return {
    grain: oneOf(['person', 'household'] as const, raw.grain),
    class: oneOf(['1', '2', '3'] as const, raw.class),
    decile: shaped(raw.decile, /^(10|\d)$/),
    span: shaped(raw.span, /^\d+(-\d+|\+)?$/),
    amount: shaped(raw.amount, /^[0-4]$/),
    groups: shaped(raw.groups, /^[a-z-]+(,[a-z-]+)*$/),
    decileMax: shaped(raw.decileMax, /^(10|[1-9])$/),
    budget: shaped(raw.budget, /^\d{1,15}$/),
    whole: oneOf(['true', 'false'] as const, raw.whole),
    standing: oneOf(TAKEOVER_STATES, raw.standing),
  }
}
