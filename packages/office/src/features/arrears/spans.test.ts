import { expect, it } from 'vitest'
import { monthsOf } from './spans.ts'

it.each([
  [undefined, {}],
  ['0', { monthsMin: 0, monthsMax: 0 }],
  ['4-6', { monthsMin: 4, monthsMax: 6 }],
  ['25+', { monthsMin: 25 }],
])('reads %s as %o', (span, months) => {
  expect(monthsOf(span)).toEqual(months)
})
