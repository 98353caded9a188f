import { expect, it } from 'vitest'
import { liveOf, outcomeOf, risksOf, type Standing, stateBefore } from './decide.calc.ts'

const nobody: Standing = { state: 'open', by: null, act: null }
const waiting: Standing = { state: 'second', by: 'ani', act: 'same' }
const ask = (verdict: 'same' | 'different' | 'unsure', actor = 'ani', seen: Standing['state'] = 'open', isRisky = false) => ({ verdict, actor, seen, isRisky })

it('takes a plain verdict at once', () => {
  expect(outcomeOf(nobody, ask('same'))).toEqual({ kind: 'new', state: 'same' })
  expect(outcomeOf(nobody, ask('different'))).toEqual({ kind: 'new', state: 'different' })
})

it('lets a risky merge wait for somebody else, and nothing but a merge', () => {
  expect(outcomeOf(nobody, ask('same', 'ani', 'open', true))).toEqual({ kind: 'new', state: 'second' })
  expect(outcomeOf(nobody, ask('different', 'ani', 'open', true))).toEqual({ kind: 'new', state: 'different' })
  expect(outcomeOf(waiting, ask('same', 'ani', 'second', true))).toEqual({ kind: 'second-person' })
  expect(outcomeOf(waiting, ask('same', 'budi', 'second', true))).toEqual({ kind: 'new', state: 'same' })
})

it('leaves a pair undecided when the second person disagrees, while the first may change their mind', () => {
  expect(outcomeOf(waiting, ask('different', 'budi', 'second', true))).toEqual({ kind: 'new', state: 'unsure' })
  expect(outcomeOf(waiting, ask('different', 'ani', 'second', true))).toEqual({ kind: 'new', state: 'different' })
})

it('counts the same verdict sent twice once, and never overwrites what somebody else decided meanwhile', () => {
  expect(outcomeOf({ state: 'same', by: 'ani', act: 'same' }, ask('same'))).toEqual({ kind: 'repeated' })
  expect(outcomeOf(waiting, ask('same', 'ani', 'open', true))).toEqual({ kind: 'repeated' })
  expect(outcomeOf({ state: 'different', by: 'budi', act: 'different' }, ask('same'))).toEqual({ kind: 'meanwhile' })
  expect(outcomeOf({ state: 'same', by: 'ani', act: 'same' }, ask('different', 'ani', 'same'))).toEqual({ kind: 'meanwhile' })
})

it('goes back one step at a time', () => {
  const first = { id: 'a', act: 'same', state: 'second', undoes: null } as const
  const second = { id: 'b', act: 'same', state: 'same', undoes: null } as const
  expect(stateBefore(liveOf([first, second]))).toBe('second')
  const back = { id: 'c', act: 'undo', state: 'second', undoes: 'b' } as const
  expect(liveOf([first, second, back])).toEqual([first])
  expect(stateBefore(liveOf([first, second, back]))).toBe('open')
})

it('knows what makes a merge risky', () => {
  const plain = { left_register: 'penduduk', right_register: 'peserta', conflict: null, rupiah_per_month: 0 }
  expect(risksOf(plain)).toEqual([])
  expect(risksOf({ ...plain, rupiah_per_month: 37_800 })).toEqual(['payer'])
  expect(risksOf({ ...plain, left_register: 'peserta' })).toEqual(['one-register'])
  expect(risksOf({ ...plain, right_register: 'kematian', conflict: 'two-living' })).toEqual(['death', 'conflict'])
})
