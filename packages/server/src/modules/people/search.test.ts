import { expect, it } from 'vitest'
import { questionOf, wordsOf } from './search.calc.ts'

it('takes sixteen digits, however they are set apart, for a NIK', () => {
  expect(questionOf('9901 0101-0101.0001')).toEqual({ kind: 'nik', nik: '9901010101010001' })
})

it('gives a card the leading zeros back that a spreadsheet took', () => {
  expect(questionOf('1234567890')).toEqual({ kind: 'card', card: '0001234567890' })
  expect(questionOf('0001234567890')).toEqual({ kind: 'card', card: '0001234567890' })
})

it('never takes a part of a number for a name', () => {
  expect(questionOf('990101')).toEqual({ kind: 'too-short' })
  expect(questionOf('99010101010100012')).toEqual({ kind: 'too-short' })
})

it('needs one word of three letters', () => {
  expect(questionOf('a b')).toEqual({ kind: 'too-short' })
  expect(questionOf('  si ')).toEqual({ kind: 'too-short' })
  expect(questionOf('M. Yusuf')).toEqual({ kind: 'name', words: ['yusuf', 'm'] })
})

it('splits names at everything that is no letter', () => {
  expect(wordsOf("Nur'Aini, S.Pd")).toEqual(['nur', 'aini', 's', 'pd'])
  expect(wordsOf('ANDI ANDI')).toEqual(['andi'])
})
