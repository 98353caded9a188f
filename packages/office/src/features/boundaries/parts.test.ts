import { expect, it } from 'vitest'
import { partOf, partsOf } from './parts.ts'

it('reads RW and RT however they are typed', () => {
  expect(['', '3', '003', '3/1', '003 001'].map(partOf)).toEqual(['', '/003', '/003', '/003/001', '/003/001'])
  expect(['RW 3', '1/2/3', '1234'].map(partOf)).toEqual([null, null, null])
})

it('makes parts of whole lines only', () => {
  const line = { id: 1, village: '64.74.01.1003', part: '2', to: '64.74.01.1091', name: ' Baru ' }
  expect(partsOf([line])).toEqual([{ from: '64.74.01.1003/002', to: '64.74.01.1091', name: 'Baru' }])
  expect(partsOf([line, { ...line, to: '64.74' }])).toBeNull()
  expect(partsOf([{ ...line, village: '' }])).toBeNull()
})
