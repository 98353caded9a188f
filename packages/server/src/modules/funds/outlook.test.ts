import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { outlookOf, whatIf } from './outlook.calc.ts'

const rate = () => ({ iuran: 35_000, bantuanDaerah: 2_800, bantuanPusat: 4_200 })
const bill = (month: number, heads: number) => ({ month: `2025-${String(month).padStart(2, '0')}`, heads, rupiah: heads * 37_800 })
const ask = {
  year: 2025,
  from: '2025-01',
  left: { iuran: 0, bantuan: 0 },
  bills: [bill(1, 1000), bill(2, 1010), bill(3, 1020)],
  growth: 100,
  heads: null,
  rate,
}

describe('outlookOf', () => {
  it('goes on from the newest bill at both paces', () => {
    const it = outlookOf({ ...ask, left: { iuran: 500_000_000, bantuan: 40_000_000 } })
    expect(it.main).toBe('bills')
    expect(it.bills?.path.map((row) => row.heads)).toEqual([1030, 1040, 1050, 1060, 1070, 1080, 1090, 1100, 1110])
    expect(it.planned?.path.at(-1)?.heads).toBe(1920)
    expect(it.bills?.path.at(-1)?.left).toBe(540_000_000 - 9630 * 37_800)
    expect(it.bills?.lasts).toMatchObject({ isEnough: true, until: '2025-12-31' })
  })

  it('says which part of the budget ends first', () => {
    const it = outlookOf({ ...ask, left: { iuran: 1030 * 35_000, bantuan: 9630 * 2_800 } })
    expect(it.parts).toMatchObject([
      { part: 'iuran', lasts: { until: '2025-04-30', isEnough: false } },
      { part: 'bantuan', lasts: { until: '2025-12-31', isEnough: true } },
    ])
  })

  it('lets the plan speak while there are fewer than two bills, and nobody while there is nothing', () => {
    expect(outlookOf({ ...ask, bills: [bill(1, 1000)] })).toMatchObject({ main: 'planned', bills: null })
    expect(outlookOf({ ...ask, bills: [], heads: 500 }).planned?.path).toHaveLength(12)
    expect(outlookOf({ ...ask, bills: [] })).toMatchObject({ bills: null, planned: null })
  })

  it('has nothing to say about a year that is billed to its end', () => {
    const whole = outlookOf({ ...ask, bills: [bill(11, 1000), bill(12, 1000)] })
    expect(whole.bills).toMatchObject({ path: [], lasts: null })
  })

  it('keeps money for months whose bill has not come', () => {
    const it = outlookOf({ ...ask, bills: [bill(1, 1000), bill(4, 1030)], left: { iuran: 1030 * 3 * 35_000, bantuan: 1030 * 3 * 2_800 } })
    expect(it.unbilled).toEqual(['2025-02', '2025-03'])
    expect(it.bills?.lasts?.until).toBe('2025-05-30')
    expect(it.bills?.path[0]).toMatchObject({ month: '2025-05', heads: 1040, left: -10 * 37_800 })
  })

  it('follows a shrinking roster down to nobody, not below', () => {
    const it = outlookOf({ ...ask, bills: [bill(1, 1000), bill(2, 400)] })
    expect(it.bills?.path.at(-1)?.heads).toBe(0)
  })
})

it('conserves money: what was burnt, what is ahead and what is left is the pagu', () => {
  const month = fc.integer({ min: 0, max: 3_000_000 })
  fc.assert(
    fc.property(fc.array(month, { minLength: 2, maxLength: 11 }), fc.nat(10_000_000_000), fc.nat(900_000_000), (heads, iuran, bantuan) => {
      const bills = heads.map((count, i) => bill(i + 1, count))
      const { burnt, bills: ahead } = outlookOf({ ...ask, bills, left: { iuran, bantuan } })
      const pagu = iuran + bantuan + bills.reduce((sum, it) => sum + it.rupiah, 0)
      expect((burnt[0]?.left ?? 0) + (burnt[0]?.rupiah ?? 0)).toBe(pagu)
      expect(burnt.at(-1)?.left).toBe(iuran + bantuan)
      const spent = (ahead?.path ?? []).reduce((sum, it) => sum + it.rupiah, 0)
      expect((ahead?.path.at(-1)?.left ?? 0) + spent).toBe(iuran + bantuan)
      expect((ahead?.lasts?.over ?? 0) - (ahead?.lasts?.short ?? 0)).toBe(iuran + bantuan - spent)
    }),
  )
})

it('answers a growth of one’s own and a rate of one’s own', () => {
  const it = whatIf({ ...ask, perHead: 42_000 }, 0)
  expect(it?.path[0]).toMatchObject({ month: '2025-04', heads: 1020, rupiah: 1020 * 42_000 })
})
