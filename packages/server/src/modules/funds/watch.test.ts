import { describe, expect, it } from 'vitest'
import { arrearsSpans, daysBetween, unpaidOn } from './watch.calc.ts'

const bill = (month: string, paidOn: string | null, total = 100) => ({ paymentId: month, month, total, dueOn: `${month}-10`, paidOn })

describe('unpaidOn', () => {
  const stateOn = (day: string) => unpaidOn([bill('2025-11', null)], day)[0]

  it('warns five days before the due day, counts down to the end of the month, then says arrears', () => {
    expect(stateOn('2025-11-04')).toMatchObject({ state: 'open', daysToDue: 6 })
    expect(stateOn('2025-11-05')).toMatchObject({ state: 'due-soon', daysToDue: 5 })
    expect(stateOn('2025-11-10')).toMatchObject({ state: 'due-soon', daysToDue: 0 })
    expect(stateOn('2025-11-11')).toMatchObject({ state: 'overdue', daysToDue: -1, daysToMonthEnd: 19 })
    expect(stateOn('2025-11-30')).toMatchObject({ state: 'overdue', daysToMonthEnd: 0 })
    expect(stateOn('2025-12-01')).toMatchObject({ state: 'arrears', daysToMonthEnd: -1 })
  })

  it('leaves out what is paid and shows the oldest first', () => {
    const all = [bill('2025-11', null), bill('2025-09', '2025-09-12'), bill('2025-10', null)]
    expect(unpaidOn(all, '2025-11-01').map((it) => it.month)).toEqual(['2025-10', '2025-11'])
  })
})

describe('arrearsSpans', () => {
  it('knows no arrears while bills are paid by their day', () => {
    expect(arrearsSpans([bill('2025-09', '2025-09-10'), bill('2025-10', '2025-10-03')], '2025-12-01')).toEqual([])
  })

  it('adds up what was owed at the same time, and lets go what was paid', () => {
    const spans = arrearsSpans([bill('2025-09', '2025-11-20', 70), bill('2025-10', null, 30)], '2025-12-15')
    expect(spans).toEqual([
      { from: '2025-09-11', until: '2025-10-10', rupiah: 70, months: ['2025-09'] },
      { from: '2025-10-11', until: '2025-11-19', rupiah: 100, months: ['2025-09', '2025-10'] },
      { from: '2025-11-20', until: null, rupiah: 30, months: ['2025-10'] },
    ])
  })

  it('does not speak of days to come, and a gap stays a gap', () => {
    expect(arrearsSpans([bill('2025-12', null)], '2025-12-10')).toEqual([])
    const spans = arrearsSpans([bill('2025-01', '2025-01-15'), bill('2025-03', '2025-03-12')], '2025-12-01')
    expect(spans.map((it) => [it.from, it.until])).toEqual([
      ['2025-01-11', '2025-01-14'],
      ['2025-03-11', '2025-03-11'],
    ])
  })
})

it('counts days over months and leap years', () => {
  expect([daysBetween('2024-02-28', '2024-03-01'), daysBetween('2025-03-01', '2025-02-28')]).toEqual([2, -1])
})
