import { createHash } from 'node:crypto'
import { type NeedLaw, pointsOf } from '../need.ts'
import { type Facts, misfitsOf, needOf } from './eligibility.ts'
import type { AllocationPledge, Point } from './task.ts'

export interface Candidate {
  row_no: number
  household: string
  area_path: string
  decile: number | null
  age: number | null
  cause: string | null
  is_registered: boolean
}
export interface Member {
  row_no: number
  points: Point[]
  total: number
  /** by pledge, in their order */
  fits: boolean[]
}
/** What one pledge would do for a household: all members that fit it, or none of them. */
export interface Offer {
  heads: number
  points: number
}
export interface Household {
  key: string
  /** its place in the draw between households with the same points */
  lot: string
  members: Member[]
  /** by pledge; null where no member fits */
  offers: (Offer | null)[]
}

/** Candidates as households with what each pledge could do for them; in the order of the draw, which depends on nothing but `lot`. */
export function householdsOf(candidates: readonly Candidate[], pledges: readonly AllocationPledge[], law: NeedLaw, lot: string): Household[] {
  const byKey = new Map<string, Member[]>()
  for (const it of candidates) {
    const fits = pledges.map(({ ring }) => misfitsOf(factsOf(it), ring).length === 0)
    const points = pointsOf(law, { ...it, need: needOf(it) })
    const member = { row_no: it.row_no, points, total: points.reduce((sum, one) => sum + one.points, 0), fits }
    const known = byKey.get(it.household)
    if (known) known.push(member)
    else byKey.set(it.household, [member])
  }
  const all = [...byKey].map(([key, members]): Household => {
    const ordered = members.toSorted((a, b) => a.row_no - b.row_no)
    return { key, members: ordered, lot: createHash('sha256').update(`${lot}/${key}`).digest('hex'), offers: pledges.map((_, p) => offerOf(ordered, p)) }
  })
  return all.sort((a, b) => (a.lot < b.lot ? -1 : 1))
}

function offerOf(members: readonly Member[], pledge: number): Offer | null {
  const fitting = members.filter((it) => it.fits[pledge])
  return fitting.length === 0 ? null : { heads: fitting.length, points: fitting.reduce((sum, it) => sum + it.total, 0) }
}

/** A candidate is somebody whom nothing bars, so only what a ring-fence asks about differs. */
function factsOf(it: Candidate): Facts {
  const free = { is_resident: true, has_active: false, died: false, moved: false, nik_ok: true, pbi: false, employed: false, taken: null }
  return { ...free, is_registered: it.is_registered, area_path: it.area_path, decile: it.decile, cause: it.cause, age: it.age }
}
