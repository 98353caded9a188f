import fc from 'fast-check'
import { expect, it } from 'vitest'
import { differences, type Marks } from './diff.calc.ts'

const cut = (text: string, marks: Marks) => marks.map(([from, to]) => text.slice(from, to))
const rest = (text: string, marks: Marks) => [...text].filter((_, at) => !marks.some(([from, to]) => at >= from && at < to)).join('')

it('marks what differs and nothing else', () => {
  const it1 = differences('Muhammad Yusuf', 'Muh. Yusuf')
  expect([cut('Muhammad Yusuf', it1.left), cut('Muh. Yusuf', it1.right)]).toEqual([['ammad'], ['.']])
  const it2 = differences('9974018803120017', '9974018803120077')
  expect([it2.left, it2.right]).toEqual([[[14, 15]], [[14, 15]]])
  expect(differences('SITI', 'siti')).toEqual({ left: [], right: [] })
})

it('leaves two equal rests, whatever the texts', () => {
  const word = fc.string({ unit: fc.constantFrom(...'abcde '), maxLength: 20 })
  fc.assert(
    fc.property(word, word, (left, right) => {
      const marks = differences(left, right)
      expect(rest(left, marks.left)).toBe(rest(right, marks.right))
    }),
  )
})
