import { expect, it } from 'vitest'
import { staleRegisters } from './freshness.ts'

it('calls a register old from the 36th day, and one without a file first of all', () => {
  const rows = [
    { register: 'penduduk', newest: { asOf: '2025-10-01' } },
    { register: 'peserta', newest: { asOf: '2025-09-30' } },
    { register: 'dtsen', newest: null },
  ]
  const stale = staleRegisters(rows, '2025-11-05')
  expect(stale.map(({ row, days }) => [row.register, days])).toEqual([
    ['dtsen', null],
    ['peserta', 36],
  ])
})
