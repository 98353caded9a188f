import { join } from 'node:path'
import { ratesAt } from '../rates/rate-set.ts'
import { loadBillTests } from '../rules/rule-file.ts'
import { BILL_TRUTH_PARAMETERS, faultsOf, type Line, openWitness, type Witness } from './bill-faults.ts'
import { BEFORE_PROGRAMME, type BillPlan, isBilled, paidByCity } from './bill-plan.ts'
import type { City } from './city.ts'
import { createRows } from './csv.ts'
import type { Recognition } from './entries.ts'
import type { Job } from './write-others.ts'
import { strangerCard } from './write-tagihan.ts'

interface Sum {
  lines: number
  rupiahMinimum: number
  rupiahFull: number
}

/** What challenging the newest bill must say, with the pictures of all months and all bills that were written. */
export interface BillTruth {
  month: string
  bills: { month: string; lines: number; heads: number; rupiah: number }[]
  lines: number
  heads: number
  billed: number
  accepted: number
  acceptedRupiah: number
  /** test -> every line that fails it; `main`: those whose money it counts */
  disputed: Record<string, Sum & { main: Sum }>
  distinct: Sum & { rupiahBilled: number }
  missing: number
  bpjs: { opening: number | null; added: number | null; removed: number | null; closing: number }
}

const none = (): Sum => ({ lines: 0, rupiahMinimum: 0, rupiahFull: 0 })
const MINIMUM = BILL_TRUTH_PARAMETERS['premiums/audit-minimum']

/** Whose line it is: a card of the roster, or a stranger behind all of those. */
const isStranger = (city: City, card: number) => card >= city.cards.count
const strangerOf = ({ city, plan }: Witness, card: number) => plan.strangers[card - city.cards.count]

function faults(it: Witness, line: Line): Set<string> {
  if (!isStranger(it.city, line.card)) return faultsOf(it, line)
  const isSeen = line.monthAgo !== null && line.monthAgo <= it.history
  if (!isSeen) return new Set()
  return new Set(strangerOf(it, line.card)?.person === -1 ? ['not-found', 'not-on-roster'] : ['not-on-roster'])
}

/** Every line of the bill of that month. */
function linesOf({ months, billed, extra, overcharged, strangers, written }: BillPlan, cards: number, ago: number): Line[] {
  const at = months[ago] as BillPlan['months'][number]
  const usual = at.iuran + at.bantuan
  const lines: Line[] = []
  for (let card = 0; card < cards; card++) {
    if (!isBilled(billed, card, ago)) continue
    const over = (overcharged.get(card) ?? -1) >= ago ? at.centre : 0
    lines.push({ card, billAgo: ago, monthAgo: ago, isCopy: false, rupiah: usual + over, over })
  }
  strangers.forEach((it, index) => {
    if (it.sinceAgo >= ago) lines.push({ card: cards + index, billAgo: ago, monthAgo: ago, isCopy: false, rupiah: usual, over: 0 })
  })
  const before = ratesAt(`${BEFORE_PROGRAMME}-01`).local
  const dueBefore = before ? Number(before.iuran) + Number(before.bantuanDaerah) : usual
  for (const it of extra) {
    if (it.billAgo !== ago) continue
    const own = it.monthAgo === null ? at : (months[it.monthAgo] ?? at)
    const rupiah = own.iuran + own.bantuan
    const isCopy =
      it.kind === 'copy' || (it.kind === 'copy-of-earlier' && (it.monthAgo as number) < written && isBilled(billed, it.card, it.monthAgo as number))
    lines.push({ card: it.card, billAgo: ago, monthAgo: it.monthAgo, isCopy, rupiah, over: it.monthAgo === null ? rupiah - dueBefore : 0 })
  }
  return lines
}

const stakeOf = (line: Line, test: string) => (test === 'wrong-rate' ? Math.max(line.over, 0) : line.rupiah)
const monthKey = (line: Line) => line.monthAgo ?? Number.POSITIVE_INFINITY

/** Counts what the newest bill is worth, and names every disputed line in `truth-bill.csv`. */
export function writeBillTruth(city: City, plan: BillPlan, ask: { history: number; jobs: readonly Job[]; outDir: string | null; how: Recognition }): BillTruth {
  const it = openWitness(city, plan, ask)
  const ranks = new Map(loadBillTests().map((test) => [test.id.slice(test.id.indexOf('/') + 1), test.rank]))
  const bills = plan.months.slice(0, plan.written).map((_, ago) => linesOf(plan, city.cards.count, ago))
  const wrong = (bills[0] ?? []).flatMap((line) => {
    const tests = [...faults(it, line)].sort((a, b) => (ranks.get(a) as number) - (ranks.get(b) as number))
    return tests.length ? [{ line, tests }] : []
  })
  const past = Map.groupBy(
    bills
      .slice(1)
      .flat()
      .filter(keeps(wrong.map(({ line }) => line.card))),
    (line) => line.card,
  )
  const byCard = Map.groupBy(wrong, ({ line }) => line.card)
  const carriers = new Set([...byCard.values()].map((lines) => lines.toSorted(byCarrier)[0]))
  const disputed: BillTruth['disputed'] = {}
  const distinct = { ...none(), rupiahBilled: 0 }
  const file = ask.outDir === null ? null : createRows(join(ask.outDir, 'truth-bill.csv'))
  file?.line('uji,utama,no_kartu,bulan,rupiah_minimum,rupiah_penuh')
  for (const entry of wrong) {
    const { line, tests } = entry
    for (const test of tests) {
      const isMain = test === tests[0]
      const before = carriers.has(entry) ? (past.get(line.card) ?? []).filter((then) => monthKey(then) >= monthKey(line) && faults(it, then).has(test)) : []
      const stake = stakeOf(line, test)
      const full = before.reduce((sum, then) => sum + stakeOf(then, test), stake)
      const sum = disputed[test] ?? { ...none(), main: none() }
      disputed[test] = sum
      for (const total of isMain ? [sum, sum.main, distinct] : [sum]) {
        total.lines++
        total.rupiahMinimum += Math.min(MINIMUM, stake)
        total.rupiahFull += full
      }
      if (isMain) distinct.rupiahBilled += stake
      const number = isStranger(city, line.card) ? strangerCard(city, line.card - city.cards.count) : city.cardNumber(line.card)
      const month = line.monthAgo === null ? BEFORE_PROGRAMME : plan.months[line.monthAgo]?.month
      file?.line(`${test},${isMain ? 1 : 0},${number},${month},${Math.min(MINIMUM, stake)},${full}`)
    }
  }
  file?.close()
  return { ...countsOf(it, bills), disputed, distinct, ...acceptedOf(bills[0] ?? [], distinct) }
}

const keeps = (cards: readonly number[]) => {
  const wanted = new Set(cards)
  return (line: Line) => wanted.has(line.card)
}

/** Of several disputed lines of one card, the one that carries what earlier bills asked: no copy before a copy, then the newest month. */
function byCarrier(a: { line: Line; tests: string[] }, b: { line: Line; tests: string[] }): number {
  const copies = Number(a.tests[0] === 'billed-twice') - Number(b.tests[0] === 'billed-twice')
  return copies || monthKey(a.line) - monthKey(b.line) || b.line.rupiah - a.line.rupiah
}

const rupiahOf = (lines: readonly Line[]) => lines.reduce((sum, line) => sum + line.rupiah, 0)

function acceptedOf(lines: readonly Line[], distinct: BillTruth['distinct']): Pick<BillTruth, 'accepted' | 'acceptedRupiah'> {
  return { accepted: lines.length - distinct.lines, acceptedRupiah: rupiahOf(lines) - distinct.rupiahBilled }
}

const beyond = (these: ReadonlySet<number>, those: ReadonlySet<number>) => [...these].filter((card) => !those.has(card)).length

function countsOf({ city, plan }: Witness, bills: readonly Line[][]): Omit<BillTruth, 'disputed' | 'distinct' | 'accepted' | 'acceptedRupiah'> {
  const heads = bills.map((lines, ago) => new Set(lines.filter((line) => line.monthAgo === ago).map((line) => line.card)))
  const [now = new Set<number>(), before] = heads
  let missing = 0
  for (let card = 0; card < city.cards.count; card++) if (paidByCity(city, card, 0) && !now.has(card)) missing++
  const [newest = []] = bills
  return {
    month: plan.months[0]?.month ?? '',
    bills: bills.map((lines, ago) => ({ month: plan.months[ago]?.month ?? '', lines: lines.length, heads: heads[ago]?.size ?? 0, rupiah: rupiahOf(lines) })),
    lines: newest.length,
    heads: now.size,
    billed: rupiahOf(newest),
    missing,
    bpjs: {
      opening: before?.size ?? null,
      added: before ? beyond(now, before) : null,
      removed: before ? beyond(before, now) : null,
      closing: now.size,
    },
  }
}
