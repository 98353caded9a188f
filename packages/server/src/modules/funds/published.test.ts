import { expect, it } from 'vitest'
import { loadPublished, publishedFigures } from './published.ts'

const figures = publishedFigures()
const of = (id: string) => figures.find((it) => it.id === id)?.readings ?? []

it.each(loadPublished().map((it) => [it.id, it] as const))('%s: the arithmetic comes to what the content says', (id, content) => {
  const gives = of(id).map(({ rupiah, heads, verdict }) => ({ rupiah, heads, verdict }))
  expect(gives).toEqual(content.readings.map(({ gives, verdict }) => ({ ...gives, verdict })))
})

it('shows that the plan of Kutai Kartanegara does not follow from the growth printed beside it', () => {
  const [plan, printed] = of('kukar/plan-2025')
  expect([plan?.verdict, printed?.verdict]).toEqual(['holds', 'contradicts'])
  expect((printed?.rupiah ?? 0) - (plan?.rupiah ?? 0)).toBe(2_750_857_200)
  expect(printed?.heads).toBe(173_121)
})

it('shows what is missing, what is held back, and what rounding hides', () => {
  expect(of('bontang/agreement-2025')[0]).toMatchObject({ heads: 52_910, difference: 494_400_000, verdict: 'short' })
  expect(of('bontang/budget-2022')[0]).toMatchObject({ difference: -1_895_277_600, verdict: 'over' })
  expect(Math.round(of('bontang/budget-2017')[0]?.headsExact ?? 0)).toBe(90_580)
  expect(Math.round(of('bandung/need-2025')[0]?.headsExact ?? 0)).toBe(683_422)
})
