import { isBelowVillage } from '@semesta/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { faultOf, finePaths, type Heads, headsOf, type Part, recipesFor } from './boundary.calc.ts'

const [V, A, B, W] = ['64.74.01.1001', '64.74.01.1101', '64.74.01.1102', '64.74.01.1002']
const part = (from: string, to: string): Part => ({ from, to, name: '' })
/** Counts everybody whose path begins so. */
const counting =
  (people: readonly string[]) =>
  (path: string): Heads => {
    const n = people.filter((it) => it.startsWith(path)).length
    return { population: n, registered: n, active: n }
  }
const counted = (on: 'old' | 'new', parts: readonly Part[], people: readonly string[]) =>
  Object.fromEntries(recipesFor(on, parts).recipes.map((it) => [it.unit, headsOf(it, counting(people))?.population]))

const split = [part(V, V), part(`${V}/002`, A), part(`${V}/003/001`, B)]
const before = [`${V}/001/001`, `${V}/001/002`, `${V}/002/001`, `${V}/003/001`, `${V}/003/002`]
const after = [`${V}/001/001`, `${V}/001/002`, `${A}/001/001`, `${B}/001/001`, `${V}/003/002`]

it('counts a split by RW and RT alike before and after, on both boundaries', () => {
  expect(counted('new', split, before)).toEqual({ [V]: 3, [A]: 1, [B]: 1 })
  expect(counted('new', split, after)).toEqual({ [V]: 3, [A]: 1, [B]: 1 })
  expect(counted('old', split, before)).toEqual({ [V]: 5 })
  expect(counted('old', split, after)).toEqual({ [V]: 5 })
  expect(finePaths(split)).toEqual([`${V}/002`, `${V}/003/001`])
})

it('keeps together what the decree does not tell apart: a split of a whole village, a merge on old boundaries', () => {
  const whole = [part(V, A), part(V, B)]
  expect(counted('new', whole, before)).toEqual({ [`${A}+${B}`]: 5 })
  expect(counted('new', whole, [`${A}/001`, `${B}/001`])).toEqual({ [`${A}+${B}`]: 2 })
  const merge = [part(V, A), part(W, A)]
  expect(counted('old', merge, [`${V}/001`, `${W}/001`, `${W}/002`])).toEqual({ [`${V}+${W}`]: 3 })
  expect(counted('old', merge, [`${A}/001`, `${A}/002`, `${A}/003`])).toEqual({ [`${V}+${W}`]: 3 })
  expect(counted('new', merge, [`${V}/001`, `${W}/001`])).toEqual({ [A]: 2 })
})

it('tells the parts of a merge apart where the decree names their new RW', () => {
  const merge = [part(V, `${A}/001`), part(W, `${A}/002`)]
  expect(counted('old', merge, [`${V}/001`, `${W}/001`, `${W}/002`])).toEqual({ [V]: 1, [W]: 2 })
  expect(counted('old', merge, [`${A}/001/001`, `${A}/002/001`, `${A}/002/002`])).toEqual({ [V]: 1, [W]: 2 })
})

it('follows a recode in months whose registers lag behind the decree', () => {
  const recode = [part(V, A)]
  for (const people of [[`${V}/001`], [`${A}/001`]]) {
    expect(counted('new', recode, people)).toEqual({ [A]: 1 })
    expect(counted('old', recode, people)).toEqual({ [V]: 1 })
  }
})

it('loses and invents nobody, on either boundary, whatever the months hold', () => {
  const place = fc.tuple(fc.constantFrom(V, A, B), fc.constantFrom('001', '002', '003'), fc.constantFrom('001', '002')).map((it) => it.join('/'))
  fc.assert(
    fc.property(fc.array(place), (people) => {
      for (const on of ['old', 'new'] as const)
        expect(Object.values(counted(on, split, people)).reduce<number>((sum, it) => sum + (it ?? 0), 0)).toBe(people.length)
    }),
  )
})

it('refuses parts that are no such change', () => {
  expect(faultOf('split', split)).toBeNull()
  expect(faultOf('split', [part(V, A)])).toBe('shape')
  expect(faultOf('merge', [part(V, A), part(W, A)])).toBeNull()
  expect(faultOf('recode', [part(V, V)])).toBe('same')
  expect(faultOf('recode', [part('64.74.01', A)])).toBe('village-missing')
  expect(faultOf('split', [part(V, V), part(`${V}/002`, A), part(`${V}/002/001`, B)])).toBe('twice')
})

it('says nothing while a part is still to be counted', () => {
  const [first] = recipesFor('new', split).recipes
  expect(first && headsOf(first, (path) => (isBelowVillage(path) ? null : { population: 1, registered: 1, active: 1 }))).toBeNull()
})
