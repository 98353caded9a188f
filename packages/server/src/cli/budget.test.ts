import { expect, it } from 'vitest'
import { commandLine } from './main.ts'
import type { Tools } from './tools.ts'

function answerTo(...argv: string[]): Record<string, unknown> {
  let answer: unknown
  const tools = { print: (it: unknown) => (answer = it), say: () => {} } as unknown as Tools
  commandLine(tools).parse(argv, { from: 'user' })
  return answer as Record<string, unknown>
}
const kukar = ['budget', 'forecast', '--heads', '143925', '--monthly', '1500', '--from', '2025-01', '--months', '12']

it('prints the plan of Kutai Kartanegara: path, totals, closing and both budget lines', () => {
  const answer = answerTo(...kukar, '--rate', '37800', '--json')
  expect(answer).toMatchObject({ total: 69_706_980_000, closing: 161_925 })
  expect(answer.totals).toEqual({ local: 69_706_980_000, line0003: 64_543_500_000, line0004: 5_163_480_000, central: 7_745_220_000, all: 77_452_200_000 })
  expect(answer.path).toHaveLength(12)
  expect(answerTo(...kukar, '--json').total).toBe(69_706_980_000)
})

it('says until when an amount lasts, and nothing about parts of a rate the law does not know', () => {
  expect(answerTo(...kukar, '--budget', '60000000000', '--json').lasts).toMatchObject({ until: '2025-11-12', isEnough: false, short: 9_706_980_000 })
  expect(answerTo(...kukar, '--rate', '40000', '--json')).toMatchObject({ total: 73_764_000_000, totals: { line0003: null, all: null } })
})

it('shows the printed figures and what is wrong with them', () => {
  const { figures } = answerTo('budget', 'published', '--json') as { figures: { id: string; readings: { verdict: string }[] }[] }
  expect(figures.map((it) => [it.id, it.readings.map((one) => one.verdict)])).toEqual([
    ['bandung/need-2025', ['plausible']],
    ['bontang/agreement-2025', ['short', 'over', 'short']],
    ['bontang/budget-2017', ['plausible']],
    ['bontang/budget-2022', ['over']],
    ['kukar/plan-2025', ['holds', 'contradicts', 'contradicts', 'contradicts']],
  ])
})
