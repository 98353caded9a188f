import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { daysIn, forecast, lastDayOf, lastsUntil, paceOf } from './forecast.calc.ts'

const rate = () => ({ iuran: 35_000, bantuanDaerah: 2_800, bantuanPusat: 4_200 })
const kukar = { heads: 143_925, monthly: 1500, from: '2025-01', months: 12, perHead: () => 37_800, rate }

describe('forecast', () => {
  it('gives the published plan of Kutai Kartanegara to the rupiah, on both budget lines', () => {
    const it = forecast(kukar)
    expect([it.total, it.closing, it.headMonths]).toEqual([69_706_980_000, 161_925, 1_844_100])
    expect(it.split).toEqual({ iuran: 64_543_500_000, bantuanDaerah: 5_163_480_000, bantuanPusat: 7_745_220_000, all: 77_452_200_000 })
    expect(it.path[0]).toMatchObject({ month: '2025-01', heads: 145_425, rupiah: 5_497_065_000 })
  })

  it('says nothing about the parts of a rate that the law does not divide so', () => {
    expect(forecast({ ...kukar, perHead: () => 37_801 }).split).toBeNull()
    expect(forecast({ ...kukar, rate: () => null }).split).toBeNull()
  })

  it('never falls below nobody, and refuses no month at all', () => {
    expect(forecast({ ...kukar, heads: 10, monthly: -11 })).toMatchObject({ closing: 0, total: 0 })
    expect(() => forecast({ ...kukar, months: 0 })).toThrow(RangeError)
  })

  it('adds up: the total is the head-months at the rate, whatever the pace', () => {
    const ask = fc.record({ heads: fc.nat(3_000_000), monthly: fc.integer({ min: -5000, max: 5000 }), months: fc.integer({ min: 1, max: 60 }) })
    fc.assert(
      fc.property(ask, (it) => {
        const done = forecast({ ...kukar, ...it })
        expect(done.total).toBe(done.headMonths * 37_800)
        expect((done.split?.iuran ?? 0) + (done.split?.bantuanDaerah ?? 0)).toBe(done.total)
        expect(done.path.reduce((sum, month) => sum + month.rupiah, 0)).toBe(done.total)
      }),
    )
  })
})

describe('lastsUntil', () => {
  const year = (each: number) => Array.from({ length: 12 }, (_, i) => ({ month: `2025-${String(i + 1).padStart(2, '0')}`, rupiah: each }))

  it('names the last day that is wholly paid for', () => {
    expect(lastsUntil(9 * 3100 + 1700, year(3100))).toEqual({ until: '2025-10-17', isEnough: false, short: 2 * 3100 + 1400, over: 0 })
    expect(lastsUntil(9 * 3100 + 1699, year(3100)).until).toBe('2025-10-16')
  })

  it('knows the edges: nothing, one rupiah short of all, exactly all, more', () => {
    expect(lastsUntil(0, year(3100))).toMatchObject({ until: '2024-12-31', isEnough: false, short: 37_200 })
    expect(lastsUntil(37_199, year(3100))).toMatchObject({ until: '2025-12-30', isEnough: false, short: 1 })
    expect(lastsUntil(37_200, year(3100))).toEqual({ until: '2025-12-31', isEnough: true, short: 0, over: 0 })
    expect(lastsUntil(40_000, year(3100))).toMatchObject({ until: '2025-12-31', over: 2800 })
    expect(lastsUntil(-5, year(3100))).toMatchObject({ until: '2024-12-31', short: 37_205 })
  })

  it('passes over months that cost nothing', () => {
    expect(lastsUntil(0, year(0))).toMatchObject({ until: '2025-12-31', isEnough: true })
  })

  it('never pays for a day it cannot, and more money never ends sooner', () => {
    fc.assert(
      fc.property(
        fc.nat(60_000_000),
        fc.nat(5_000_000),
        fc.array(fc.integer({ min: 1, max: 9_000_000 }), { minLength: 1, maxLength: 12 }),
        (left, more, costs) => {
          const needs = costs.map((rupiah, i) => ({ month: `2024-${String(i + 1).padStart(2, '0')}`, rupiah }))
          const one = lastsUntil(left, needs)
          const spent = needs.reduce((sum, it) => {
            if (one.until >= lastDayOf(it.month)) return sum + it.rupiah
            return one.until.startsWith(it.month) ? sum + (it.rupiah * Number(one.until.slice(8))) / daysIn(it.month) : sum
          }, 0)
          expect(spent).toBeLessThanOrEqual(left + 1e-6)
          expect(lastsUntil(left + more, needs).until >= one.until).toBe(true)
          expect(one.short === 0 || one.over === 0).toBe(true)
        },
      ),
    )
  })
})

describe('paceOf', () => {
  const bill = (month: string, heads: number) => ({ month, heads, rupiah: heads * 37_800 })

  it('counts what came between the first bill and the newest, also across a gap and a fall', () => {
    expect(paceOf([bill('2025-05', 1300), bill('2025-01', 1000)])).toMatchObject({ monthly: 75, heads: 1300, newest: '2025-05', bills: 2 })
    expect(paceOf([bill('2025-01', 1000), bill('2025-02', 990), bill('2025-03', 980)])?.monthly).toBe(-10)
  })

  it('sees no growth in one bill and no pace in none', () => {
    expect(paceOf([bill('2025-01', 1000)])).toMatchObject({ monthly: 0, runRate: 37_800_000 })
    expect(paceOf([])).toBeNull()
  })
})
