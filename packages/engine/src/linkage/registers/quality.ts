import type { Session } from '../../session.ts'
import type { RegisterModel } from './content.ts'
import { type RegisterLinks, step } from './link-register.ts'
import type { LinkageInput } from './task.ts'
import { EVIDENCE } from './train.ts'

export interface Interval {
  value: number
  low: number
  high: number
}
interface Measured {
  precision: Interval
  recall: Interval
}
/** What quality.json holds. Shape: shares 0 to 1; `remainder` counts only rows that the exact NIK leaves; `truth` only where it is known who is who. */
export interface Quality {
  records: number
  pairsCompared: number
  links: Record<string, number>
  clusters: number
  threshold: number
  reviewThreshold: number
  targetErrorRate: number
  estimated: Measured
  remainder: Measured
  truth: (Measured & { remainder: Measured }) | null
  automaticShare: number
  bands: Band[]
  bias: Bias[]
  registers: (Tally & { threshold: number; expected: number; truth: Proven | null })[]
  seconds: number
}
type Bias = { dimension: string; key: string; records: number; linked: number }
type Band = { from: number; to: number; pairs: number; estimated: number; actual: number | null }
interface Tally {
  register: string
  records: number
  byNik: number
  remainder: number
  linked: number
  pairs: number
}

const clamp = (share: number) => Math.min(1, Math.max(0, share))

/** Share with the Wilson interval at 95 %. An empty whole is a share of one, known nothing of. */
export function wilson(part: number, whole: number): Interval {
  if (whole === 0) return { value: 1, low: 0, high: 1 }
  const z = 1.96
  const share = part / whole
  const centre = share + (z * z) / (2 * whole)
  const spread = z * Math.sqrt((share * (1 - share)) / whole + (z * z) / (4 * whole * whole))
  return { value: share, low: clamp((centre - spread) / (1 + (z * z) / whole)), high: clamp((centre + spread) / (1 + (z * z) / whole)) }
}

/** One less the share of expected errors, give or take what a Poisson count of them may vary at 95 %. */
function expected(errors: number, whole: number): Interval {
  const spread = 1.96 * Math.sqrt(errors + 1)
  const share = (count: number) => (whole === 0 ? 1 : clamp(1 - count / whole))
  return { value: share(errors), low: share(errors + spread), high: share(Math.max(0, errors - spread)) }
}

/** One register against the truth: rows that have somebody to be linked to, links by NIK and on the remainder, and how many are right. */
interface Proven {
  register: string
  partnered: number
  sure: number
  sureRight: number
  leftPartnered: number
  made: number
  madeRight: number
}
const PROVEN = `select register, partnered, sure, sure_right as "sureRight", left_partnered as "leftPartnered", made, made_right as "madeRight" from proven`
const TALLY = `select register, records, by_nik as "byNik", remainder, linked, pairs from tally`

/** Counts what a run did and how well, from the tables it left. */
export async function qualityOf(
  session: Session,
  all: readonly RegisterLinks[],
  how: { input: LinkageInput; model: RegisterModel; seconds: number },
): Promise<Quality> {
  const tally = await session.all<Tally & Record<string, unknown>>(TALLY)
  const sum = (key: Exclude<keyof Tally, 'register'>) => tally.reduce((total, it) => total + it[key], 0)
  const doubt = await session.one<{ wrong: number; missed: number; made: number }>(`select
    coalesce(sum(1 - probability) filter (is_automatic), 0) as wrong, coalesce(sum(probability) filter (not is_automatic), 0) as missed,
    (count(*) filter (is_automatic))::integer as made from best`)
  const proven = await session.all<Proven & Record<string, unknown>>(PROVEN)
  const { wrong = 0, missed = 0, made = 0 } = doubt ?? {}
  const links = await session.all<{ method: string; links: number }>('select method, count(*)::integer as links from found group by method order by method')
  const residents = (await session.one<{ n: number }>(`select count(*)::integer as n from src.penduduk`))?.n ?? 0
  const people = (await session.one<{ n: number }>('select count(*)::integer as n from person'))?.n ?? 0
  const waiting = (await session.one<{ n: number }>(`select count(distinct (register, row_no))::integer as n from seen where band = 'review'`))?.n ?? 0
  // Pairs that no blocking rule brought together are missed unseen.
  const hidden = made * (1 / Math.max(all[0]?.recallCeiling ?? 1, 0.01) - 1)
  const strangers = tally.filter((it) => it.register !== 'peserta').reduce((total, it) => total + it.remainder - it.linked, 0)
  return {
    records: residents + sum('records'),
    pairsCompared: sum('pairs'),
    links: { nik: sum('byNik'), ...Object.fromEntries(links.map((it) => [it.method, it.links + (it.method === 'nik' ? sum('byNik') : 0)])) },
    clusters: people + strangers,
    threshold: all[0]?.threshold ?? 1,
    reviewThreshold: how.model.review,
    targetErrorRate: how.input.targetErrorRate,
    estimated: { precision: expected(wrong, sum('byNik') + made), recall: expected(missed + hidden, sum('byNik') + made + missed + hidden) },
    remainder: { precision: expected(wrong, made), recall: expected(missed + hidden, made + missed + hidden) },
    truth: proven.length > 0 ? measured(proven) : null,
    automaticShare: (sum('byNik') + made) / Math.max(1, sum('byNik') + made + waiting),
    bands: await bandsOf(session, how.input.truth !== undefined),
    bias: await session.all<Bias>(step('quality')),
    registers: tally.map((it) => {
      const own = all.find(({ register }) => register === it.register)
      return {
        ...it,
        threshold: own?.threshold ?? 1,
        expected: Math.round(own?.trained.links ?? 0),
        truth: proven.find(({ register }) => register === it.register) ?? null,
      }
    }),
    seconds: Number(how.seconds.toFixed(2)),
  }
}

const EDGES = [0, 0.1, 0.5, 0.9, 0.99, 0.999, 1]

/** Best candidates of rows in bands of probability: a calibrated run is right as often as it says. */
async function bandsOf(session: Session, isProven: boolean): Promise<Band[]> {
  const from = isProven ? '(select probability, is_right from proven_band)' : '(select probability, null::boolean as is_right from best)'
  const bands = EDGES.slice(0, -1).map((edge, at) => `(${edge}, ${EDGES[at + 1]})`)
  return session.all<
    Band & Record<string, unknown>
  >(`select low::double as "from", high::double as "to", count(*)::integer as pairs, avg(probability) as estimated, avg(is_right::integer) as actual
    from (values ${bands.join(', ')}) as b(low, high) join ${from} on probability >= low and (probability < high or high = 1) group by all order by 1`)
}

/** Measured against the truth, all registers together. */
function measured(proven: readonly Proven[]): Quality['truth'] {
  const sum = (key: Exclude<keyof Proven, 'register'>) => proven.reduce((total, it) => total + it[key], 0)
  const right = sum('sureRight') + sum('madeRight')
  return {
    precision: wilson(right, sum('sure') + sum('made')),
    recall: wilson(right, sum('partnered')),
    remainder: { precision: wilson(sum('madeRight'), sum('made')), recall: wilson(sum('madeRight'), sum('leftPartnered')) },
  }
}

/** The trained model as an artefact: what was compared, how often links and strangers stand on each level, and how it was learned. */
export function modelOf(all: readonly RegisterLinks[], model: RegisterModel) {
  const [roster] = all
  const trained = (it: RegisterLinks) => ({
    register: it.register,
    ...{ prior: it.trained.prior, iterations: it.trained.iterations, converged: it.trained.converged, expectedLinks: it.trained.links },
    ...{ threshold: it.threshold, blocking: it.rules, recallCeiling: it.recallCeiling, sizes: it.sizes, fields: levelsOf(it, model) },
  })
  const { version, targetErrorRate, review, least, training } = model
  const first = roster ? trained(roster) : null
  return { version: String(version), content: { targetErrorRate, review, least, training }, ...first, registers: all.map(trained) }
}

/** m as learned, u as it falls out of the weights that this register's pairs carry: chance depends on kinship, so it is the pairs' mean. */
function levelsOf({ trained, patterns }: RegisterLinks, model: RegisterModel) {
  return EVIDENCE.map((field) => {
    const sums = new Map<string, { pairs: number; bits: number }>()
    for (const it of patterns) {
      const level = field === 'home' ? `${it.family}/${it.place}` : it[field]
      const sum = sums.get(level) ?? { pairs: 0, bits: 0 }
      sums.set(level, { pairs: sum.pairs + it.pairs, bits: sum.bits + it.pairs * trained.bits(field, it) })
    }
    const levels = Object.entries(trained.m[field]).map(([level, m]) => {
      const seen = sums.get(level)
      const weight = seen ? seen.bits / seen.pairs : 0
      const { judul = level, title = level } = model.fields[field].levels[level] ?? {}
      return { level, judul, title, pairs: seen?.pairs ?? 0, m, u: seen ? m / 2 ** weight : null, weight }
    })
    return { field, levels }
  })
}
