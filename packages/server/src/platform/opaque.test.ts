import fc from 'fast-check'
import { expect, it } from 'vitest'
import { opaqueIds } from './opaque.ts'

const ids = opaqueIds('a secret of tests that signs nothing')

it('opens what it sealed, always to the same id, without showing a digit of it', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), (text) => {
      const id = ids.seal(text)
      expect(ids.open(id)).toBe(text)
      expect(ids.seal(text)).toBe(id)
      expect(id).toMatch(/^[\w-]+$/)
    }),
  )
  expect(ids.seal('9901010101010001')).not.toContain('9901')
})

it('opens nothing that was made elsewhere or changed on the way', () => {
  const id = ids.seal('9901010101010001')
  expect(opaqueIds('another secret').open(id)).toBeNull()
  expect(ids.open(`${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
  expect(ids.open('9901010101010001')).toBeNull()
  expect(ids.open('')).toBeNull()
})
