import { expect, it } from 'vitest'
import { parseOfficeSearch, readAddress, writeAddress } from './search.ts'

it('keeps a regency code a text and comes back the same', () => {
  const view = { regency: '64.74', month: '2025-11', count: 'active', area: '64.74.01.1001', page: 3 } as const
  expect(parseOfficeSearch(readAddress(writeAddress(view)))).toEqual(view)
})

it('drops what is unknown or malformed', () => {
  expect(parseOfficeSearch({ count: 'everyone', month: '2025-13', area: 'x', segment: 'PNS', page: '0', extra: '1' })).toEqual({})
})

it('does not send anyone to another site after sign-in', () => {
  expect(parseOfficeSearch({ next: '//elsewhere.example' })).toEqual({})
  expect(parseOfficeSearch({ next: '/\\elsewhere.example' })).toEqual({})
  expect(parseOfficeSearch({ next: '/temuan?month=2025-11' })).toEqual({ next: '/temuan?month=2025-11' })
})
