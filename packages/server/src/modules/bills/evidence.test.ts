import { expect, it } from 'vitest'
import { maskedFacts, maskedWords } from './evidence.calc.ts'

it('hides identity numbers in facts and in sentences, and nothing else', () => {
  expect(maskedFacts({ died_on: '2025-01-31', other_card: '0009900000013', row_kematian: 17, ok: true })).toEqual({
    ...{ died_on: '2025-01-31', other_card: expect.stringMatching(/^00•+13$/), row_kematian: 17, ok: true },
  })
  expect(maskedWords('Kartu 0009900000013 dan NIK 9974024101500001 ditagih dua kali pada 2025-11.')).not.toMatch(/\d{5}/)
})
