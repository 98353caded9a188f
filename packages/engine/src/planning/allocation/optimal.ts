import { maximise, type Program, relaxed, type Stop } from '../solver.ts'
import { narrowFirst, pointsOfShared, ranked, type Shared, shareInOrder } from './greedy.ts'
import type { Household } from './households.ts'
import type { AllocationReport } from './task.ts'

/** Households that no pledge can tell apart: the same heads and points for each. The search counts them, and the draw says which of them it is. */
interface Kind {
  indexes: number[]
  offers: Household['offers']
}
export interface Sharing extends Pick<AllocationReport, 'way' | 'stopped' | 'points' | 'bound'> {
  shared: Shared
}
type Limits = Stop & { types: number }

/**
 * The best way of sharing out, with the bound that no way can pass.
 *
 * Shape: where the search is too large or gives no answer in time, the greedy answer with the best bound at hand; it says which.
 */
export async function shareBest(households: readonly Household[], capacity: readonly number[], stop: Limits): Promise<Sharing> {
  const greedy = shareInOrder(households, capacity, narrowFirst(households, capacity.length))
  const program = programOf(households, capacity)
  if (program.columns.length > stop.types)
    return { shared: greedy, way: 'greedy', stopped: 'size', ...judged(households, greedy, looseBound(households, capacity)) }
  const found = program.columns.length === 0 ? null : await maximise(program, stop)
  if (program.columns.length === 0) return { shared: greedy, way: 'proved', stopped: null, points: 0, bound: 0 }
  // An answer that the clock cut off would differ from machine to machine: then the greedy one stands.
  if (!found || found.stopped === 'time')
    return { shared: greedy, way: 'greedy', stopped: 'time', ...judged(households, greedy, await boundOf(households, capacity, stop)) }
  const shared = handOut(program, found.values, capacity.length)
  const best = pointsOfShared(households, shared) >= pointsOfShared(households, greedy) ? shared : greedy
  const way = found.stopped === null ? 'proved' : best === shared ? 'search' : 'greedy'
  return { shared: best, way, stopped: found.stopped, ...judged(households, best, found.bound) }
}

/** The answer of the rules, in the order of the pledges, measured against the best that could be. */
export async function shareByRules(households: readonly Household[], capacity: readonly number[], stop: Limits): Promise<Sharing> {
  const shared = shareInOrder(
    households,
    capacity,
    capacity.map((_, p) => p),
  )
  return { shared, way: 'rules', stopped: null, ...judged(households, shared, await boundOf(households, capacity, stop)) }
}

function judged(households: readonly Household[], shared: Shared, bound: number): { points: number; bound: number } {
  const points = pointsOfShared(households, shared)
  // Points are whole, so a bound between two whole numbers may be cut off.
  return { points, bound: Math.max(points, Math.floor(bound + 1e-6)) }
}

async function boundOf(households: readonly Household[], capacity: readonly number[], stop: Limits): Promise<number> {
  const program = programOf(households, capacity)
  const loose = looseBound(households, capacity)
  if (program.columns.length === 0 || program.columns.length > stop.types) return loose
  return Math.min(loose, (await relaxed(program, stop.seconds))?.bound ?? loose)
}

/** A bound without a solver: each pledge alone, the last household cut to fit, as if pledges did not compete. */
function looseBound(households: readonly Household[], capacity: readonly number[]): number {
  const alone = capacity.reduce((sum, most, p) => sum + cutToFit(households, p, most), 0)
  const everybody = households.reduce((sum, it) => sum + Math.max(0, ...it.offers.map((offer) => offer?.points ?? 0)), 0)
  return Math.min(alone, everybody)
}

function cutToFit(households: readonly Household[], pledge: number, most: number): number {
  let left = most
  let points = 0
  for (const index of ranked(households, pledge)) {
    const offer = households[index]?.offers[pledge]
    if (!offer || left <= 0) break
    points += offer.points * Math.min(1, left / offer.heads)
    left -= offer.heads
  }
  return points
}

interface KindProgram extends Program {
  kinds: Kind[]
  /** of each column the kind and the pledge */
  meaning: [kind: number, pledge: number][]
}

function programOf(households: readonly Household[], capacity: readonly number[]): KindProgram {
  const kinds = kindsOf(households)
  const program: KindProgram = { kinds, meaning: [], cost: [], upper: [], columns: [], most: [...capacity, ...kinds.map((it) => it.indexes.length)] }
  for (const [k, kind] of kinds.entries()) {
    for (const [p, offer] of kind.offers.entries()) {
      if (!offer || offer.heads > (capacity[p] ?? 0)) continue
      program.meaning.push([k, p])
      program.cost.push(offer.points)
      program.upper.push(Math.min(kind.indexes.length, Math.floor((capacity[p] ?? 0) / offer.heads)))
      program.columns.push([
        [p, offer.heads],
        [capacity.length + k, 1],
      ])
    }
  }
  return program
}

function kindsOf(households: readonly Household[]): Kind[] {
  const kinds = new Map<string, Kind>()
  for (const [index, { offers }] of households.entries()) {
    if (offers.every((it) => it === null)) continue
    const key = offers.map((it) => (it ? `${it.heads}/${it.points}` : '')).join(' ')
    const known = kinds.get(key)
    if (known) known.indexes.push(index)
    else kinds.set(key, { indexes: [index], offers })
  }
  return [...kinds.values()]
}

/** Gives the counts of the search to households: within a kind the draw decides, pledge after pledge. */
function handOut({ kinds, meaning }: KindProgram, values: Float64Array, pledges: number): Shared {
  const shared: Shared = Array.from({ length: pledges }, () => [])
  const next = kinds.map(() => 0)
  for (const [column, [k, p]] of meaning.entries()) {
    const many = Math.round(values[column] ?? 0)
    const from = next[k] ?? 0
    shared[p]?.push(...(kinds[k]?.indexes.slice(from, from + many) ?? []))
    next[k] = from + many
  }
  return shared
}
