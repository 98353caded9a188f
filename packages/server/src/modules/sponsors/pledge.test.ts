import fc from 'fast-check'
import { expect, it } from 'vitest'
import { begunMonths, headsOf, mayReverse, moneyOf, monthsBetween, nextOf, type Step, sentOf, spanOf, standing, stateOf } from './pledge.calc.ts'

// Goal: whatever is recorded and taken back, in any order that is allowed, no rupiah is given out that did not come, none is lost, and a list that
// went to BPJS stays.
const pledge = { amount_rupiah: 1_000, rate_rupiah: 10, months: 2 }

interface Try {
  kind: 'agreed' | 'received' | 'allocated' | 'sent' | 'reported' | 'withdrawn' | 'reversed'
  size: number
}
const tries = fc.array(
  fc.record({
    kind: fc.constantFrom<Try['kind']>('agreed', 'received', 'allocated', 'sent', 'reported', 'withdrawn', 'reversed'),
    size: fc.integer({ min: 1, max: 20 }),
  }),
  { maxLength: 40 },
)

/** The step a person would record, or null where the pledge does not allow it. */
function stepOf({ kind, size }: Try, steps: readonly Step[]): Step | null {
  const id = `s${steps.length}`
  const money = moneyOf(pledge, steps)
  if (kind === 'reversed') {
    const target = steps[size % Math.max(1, steps.length)]
    return target && mayReverse(target, pledge, steps) ? { id, kind, refers_to: target.id, amount_rupiah: null, heads: null } : null
  }
  if (!nextOf(pledge, steps).includes(kind)) return null
  const heads = Math.min(size, money.headsLeft)
  const open = standing(steps).find((it) => it.kind === 'allocated' && !sentOf(steps).includes(it))
  return {
    ...{ id, kind, heads: kind === 'allocated' ? heads : null, refers_to: kind === 'sent' ? (open?.id ?? null) : null },
    amount_rupiah: kind === 'received' ? Math.min(size * 20, money.promised - money.received) : kind === 'allocated' ? heads * 20 : null,
  }
}

it('never gives out what did not come, and loses nothing', () => {
  fc.assert(
    fc.property(tries, (all) => {
      const steps: Step[] = []
      for (const one of all) {
        const sentBefore = sentOf(steps).map((it) => it.id)
        const step = stepOf(one, steps)
        if (step) steps.push(step)
        const money = moneyOf(pledge, steps)
        expect(money.left).toBeGreaterThanOrEqual(0)
        expect(money.received).toBeLessThanOrEqual(money.promised)
        expect(money.allocated).toBe(headsOf(steps) * 20)
        expect(money.received).toBe(money.allocated + money.left)
        expect(sentOf(steps).map((it) => it.id)).toEqual(expect.arrayContaining(sentBefore))
        if (stateOf(steps) === 'withdrawn') expect(money.received).toBe(0)
      }
    }),
  )
})

it('goes from promise to report in order', () => {
  const step = (kind: Step['kind'], more: Partial<Step> = {}): Step => ({ id: kind, kind, amount_rupiah: null, heads: null, refers_to: null, ...more })
  const chain = [
    step('agreed'),
    step('received', { amount_rupiah: 1_000 }),
    step('allocated', { amount_rupiah: 1_000, heads: 50 }),
    step('sent', { refers_to: 'allocated' }),
    step('reported'),
  ]
  const walked = chain.map((_, index) => [stateOf(chain.slice(0, index + 1)), nextOf(pledge, chain.slice(0, index + 1))])
  expect(walked).toEqual([
    ['agreed', ['received', 'withdrawn']],
    ['received', ['allocated']],
    ['allocated', ['sent']],
    ['sent', ['reported']],
    ['reported', ['reported']],
  ])
  expect(nextOf(pledge, [])).toEqual(['agreed', 'withdrawn'])
})

it('counts paid months across a new year', () => {
  expect(spanOf('2025-11', 12)).toEqual({ fromMonth: '2025-11', untilMonth: '2026-10' })
  expect([monthsBetween('2025-11', '2026-02'), monthsBetween('2026-02', '2025-11')]).toEqual([3, -3])
  expect([begunMonths('2025-11', '2026-10', '2025-10'), begunMonths('2025-11', '2026-10', '2025-11'), begunMonths('2025-11', '2026-10', '2030-01')]).toEqual([
    0, 1, 12,
  ])
})
