import { expect, it } from 'vitest'
import { Problem, problem } from './problem.ts'
import { rupiah } from './rupiah.ts'

const paguExceeded = problem<{ left: number }>('budget/pagu-exceeded', 409, (it) => `Rp${it.left} is left.`)

it('carries code, facts and a sentence', () => {
  const refusal = paguExceeded({ left: 5 })
  expect(refusal).toBeInstanceOf(Problem)
  expect(refusal.toJSON()).toMatchObject({ code: 'budget/pagu-exceeded', status: 409, detail: 'Rp5 is left.', facts: { left: 5 } })
})

it('takes whole rupiah only', () => {
  expect(rupiah(37_800)).toBe(37_800)
  expect(() => rupiah(0.5)).toThrow(RangeError)
})
