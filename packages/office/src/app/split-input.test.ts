import { expect, it } from 'vitest'
import { splitInput } from './split-input.ts'

it('puts names of the path into the path and the rest into the query', () => {
  const split = splitInput('/api/v1/regencies/:regency/months/:month/people', { regency: '64.74', month: '2025-11', count: 'active', area: undefined, page: 2 })
  expect(split.path).toBe('/api/v1/regencies/64.74/months/2025-11/people')
  expect(split.query).toBe('?count=active&page=2')
})

it('keeps a slash inside a value out of the path', () => {
  expect(splitInput('/api/v1/people/:personId', { personId: 'abc/2' }).path).toBe('/api/v1/people/abc%2F2')
})

it('leaves for the body what the path did not take', () => {
  expect(splitInput('/api/v1/regencies/:regency/facts', { regency: '64.74', value: 0 }).rest).toEqual({ value: 0 })
})

it('refuses to call another address when a name is missing', () => {
  expect(() => splitInput('/api/v1/regencies/:regency/facts', {})).toThrow(RangeError)
})
