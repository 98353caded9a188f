import { PUBLISHED_VERDICTS } from '@semesta/contract'
import { headsCovered, type Month, type Rupiah, rupiah } from '@semesta/kernel'
import { z } from 'zod'
import { forecast } from './forecast.calc.ts'

type Verdict = (typeof PUBLISHED_VERDICTS)[number]

const month = z.string().regex(/^\d{4}-\d{2}$/)
const Reading = z
  .strictObject({
    judul: z.string().min(5),
    title: z.string().min(5),
    /** heads that grow month by month: what do they cost, where do they end */
    path: z.strictObject({ heads: z.int(), monthly: z.int(), from: month, months: z.int().min(1) }).optional(),
    /** a budget for whole years: how many heads does it pay for, what do the heads named cost */
    year: z.strictObject({ from: month, months: z.int().min(1) }).optional(),
    /** parameters that add up to what a head costs the local government a month */
    rate: z.array(z.string()).min(1),
    gives: z.strictObject({ rupiah: z.int().nullable(), heads: z.int() }),
    verdict: z.enum(PUBLISHED_VERDICTS),
    kesimpulan: z.string().min(20),
    conclusion: z.string().min(20),
  })
  .refine((it) => (it.path === undefined) !== (it.year === undefined), 'a reading is a path or a year')

/** A figure somebody printed, and the ways in which it can be read. `gives` and `verdict` are what the arithmetic must come to: the cases of the content. */
export const PublishedFile = z.strictObject({
  id: z.string(),
  judul: z.string().min(5),
  title: z.string().min(5),
  source: z.string().min(20),
  checkedOn: z.iso.date(),
  claim: z.strictObject({ rupiah: z.int().positive(), within: z.int().min(0), heads: z.int().positive().optional() }),
  readings: z.array(Reading).min(1),
})
export type Published = z.output<typeof PublishedFile>

export interface Reckoned {
  /** heads at the end of a path; whole heads a budget pays for */
  heads: number
  /** one decimal, because 90.579,7 heads are printed as 90.580 somewhere */
  headsExact: number
  /** what the reading costs; null when nobody named the heads */
  rupiah: Rupiah | null
  /** cost less the printed budget: above zero it is short */
  difference: Rupiah | null
  verdict: Verdict
}

/** What our arithmetic makes of one reading of a printed figure. Unit: whole rupiah; `perHead` rupiah a head and month. */
export function reckon({ claim, readings }: Published, reading: Published['readings'][number], perHead: (month: Month) => number): Reckoned {
  if (!readings.includes(reading)) throw new RangeError('the reading belongs to another figure')
  if (reading.path) {
    const { total, closing } = forecast({ ...reading.path, perHead, rate: () => null })
    const isRight = Math.abs(total - claim.rupiah) <= claim.within && (claim.heads === undefined || claim.heads === closing)
    return { heads: closing, headsExact: closing, rupiah: total, difference: rupiah(total - claim.rupiah), verdict: isRight ? 'holds' : 'contradicts' }
  }
  const { months = 12, from = '' } = reading.year ?? {}
  const each = perHead(from) * months
  const [heads, headsExact] = [headsCovered(claim.rupiah, rupiah(perHead(from)), months), Math.round((claim.rupiah * 10) / each) / 10]
  if (claim.heads === undefined) return { heads, headsExact, rupiah: null, difference: null, verdict: 'plausible' }
  const cost = claim.heads * each
  const difference = rupiah(cost - claim.rupiah)
  return { heads, headsExact, rupiah: rupiah(cost), difference, verdict: Math.abs(difference) <= claim.within ? 'holds' : difference > 0 ? 'short' : 'over' }
}
