import { expect, it } from 'vitest'
import { addressWithoutQuery } from './log.ts'

it('drops what was searched for from an address', () => {
  expect(addressWithoutQuery('/api/v1/regencies/99.01/people?q=Siti')).toBe('/api/v1/regencies/99.01/people?[hidden]')
  expect(addressWithoutQuery('/health')).toBe('/health')
})
