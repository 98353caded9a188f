import { expect, it } from 'vitest'
import { approvalAt, approvalPeriods, strictest } from './approval.ts'

it('has a cited policy for every day since the programme began, whose periods do not overlap', () => {
  const [first] = approvalPeriods()
  expect(first?.since).toBe('2014-01-01')
  expect(approvalAt('2014-01-01')).toEqual(first)
  expect(() => approvalAt('2013-12-31')).toThrow('no approval policy')
  expect(approvalAt('2026-11-25')).toMatchObject({
    payer: 'two',
    death: 'two',
    fields: { nik: 'one', spelling: 'itself' },
    addressFields: { alamat: 'itself' },
  })
})

it('lets the strictest line decide, and nobody where nothing is touched', () => {
  expect(strictest(['itself', 'two', 'one'])).toBe('two')
  expect(strictest(['itself', 'one'])).toBe('one')
  expect(strictest([])).toBe('itself')
})
