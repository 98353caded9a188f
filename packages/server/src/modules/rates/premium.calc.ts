import { localPremium, type PremiumParts, partsOf, selfPremium, timesOf, totalOf, wagePremium } from '@semesta/kernel'
import type { RatesOn } from './answer.calc.ts'
import type { CaseOf } from './read-case.ts'
import { lawOf, type Reckoned } from './reckoned.ts'

const NO_FLOOR = {
  code: 'no-minimum-wage',
  judul: 'UMK tidak disebut: batas bawah tidak dipakai. Sebutkan UMK kabupaten/kota tahun itu (minimumWage).',
  title: 'No minimum wage was given: no floor was applied. Give the minimum wage of the regency for that year (minimumWage).',
}

/** The premium of a worker by wage. */
export function ppu(it: CaseOf<'ppu'>, ratesOn: RatesOn): Reckoned {
  const rate = lawOf(ratesOn(it.on).wage, 'PPU', it.on)
  const floor = it.minimumWage ?? null
  const { base, bound, parts, memberClass } = wagePremium(rate, { wage: it.wage, floor, extraFamily: it.extraFamily })
  const { employer, worker } = parts
  return {
    total: totalOf(parts),
    parts,
    result: { base, bound, employer, worker, class: memberClass },
    notes: floor === null ? [NO_FLOOR] : [],
    ids: [
      ...['ppu-employer-percent', 'ppu-worker-percent', 'ppu-wage-cap', 'ppu-wage-floor', 'ppu-class-2-wage-max'],
      ...(it.extraFamily > 0 ? ['ppu-extra-family-percent'] : []),
    ],
  }
}

/** The parameters behind a premium that does not go by the wage. */
export function idsOf({ segment, class: memberClass }: Pick<CaseOf<'member'>, 'segment' | 'class'>): string[] {
  if (segment === 'PBI_JK') return ['pbi']
  if (segment === 'PBPU_PEMDA') return ['pbpu-pemda-iuran', 'pbpu-pemda-bantuan-daerah', 'pbpu-pemda-bantuan-pusat']
  const own = [`pbpu-class-${memberClass}`]
  return memberClass === '3' ? [...own, 'pbpu-class-3-bantuan-pusat', 'pbpu-class-3-bantuan-daerah', 'pbpu-assistance-active', 'pbpu-assistance-payer'] : own
}

/** What one person of a segment and class costs a month on a day. Fails: `rates/no-law`, also for a segment that goes by the wage. */
export function premiumOf(ratesOn: RatesOn, it: Pick<CaseOf<'member'>, 'segment' | 'class' | 'active' | 'on'>): PremiumParts {
  const rates = ratesOn(it.on)
  if (it.segment === 'PBI_JK') return partsOf({ central: lawOf(rates.centre, 'PBI JK', it.on) })
  if (it.segment === 'PBPU_PEMDA') return localPremium(lawOf(rates.local, 'PBPU Pemda', it.on))
  if (it.segment === 'PPU') return lawOf<PremiumParts>(null, 'PPU without a wage', it.on)
  return selfPremium(lawOf(rates.self[it.class], `${it.segment} ${it.class}`, it.on), it.active)
}

/** The premium of people of one segment and class over months, at the rate of the day of the case. */
export function member(it: CaseOf<'member'>, ratesOn: RatesOn): Reckoned {
  const each = premiumOf(ratesOn, it)
  const parts = timesOf(timesOf(each, it.people), it.months)
  return { total: totalOf(parts), parts, result: { perPersonMonth: totalOf(each), perPersonMonthParts: each }, ids: idsOf(it) }
}
