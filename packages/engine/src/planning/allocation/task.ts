import type { AreaCode, Cause } from '@semesta/kernel'
import type { SessionLimits } from '../../tasks.ts'

/** What a donor's money may be used for; null or an empty list leaves a side open. */
export interface Ring {
  /** beginnings of a place */
  areas: readonly AreaCode[]
  decileMax: number | null
  /** whose cover is missing how: no card, or a card that is not active */
  needs: readonly Need[]
  causes: readonly Cause[]
  ageMin: number | null
  ageMax: number | null
}
export type Need = 'unregistered' | 'inactive'

/** Why somebody cannot be funded at all, before any ring-fence is asked. */
export type AllocationBar = 'active' | 'deceased' | 'moved' | 'not-resident' | 'bad-nik' | 'pbi' | 'employer-duty' | 'pledge' | 'takeover'
/** Why somebody who may be funded is outside one pledge. */
export type Misfit = 'area' | 'decile' | 'need' | 'cause' | 'age'

export interface AllocationPledge {
  id: string
  /** heads that the money received still reaches */
  heads: number
  ring: Ring
}

export interface AllocationInput {
  /** people.parquet of the month */
  people: string
  /** YYYY-MM-DD of that month */
  asOf: string
  pledges: readonly AllocationPledge[]
  /** NIK or card numbers, or person ids of the month, of people who are funded already, or are in a takeover programme */
  taken: readonly { key: string; why: Extract<AllocationBar, 'pledge' | 'takeover'> }[]
  /** `rules`: one pledge after the other, the neediest household first; `optimal`: the best of all ways, with its bound */
  method: 'rules' | 'optimal'
  /** decides between households with the same points; kept with the plan */
  lot: string
  /** the search stops here and says so; both count the same on every machine except `seconds`, the last resort */
  stop: { nodes: number; seconds: number; types: number }
  /** receives chosen.json: one `ChosenPerson` a line */
  outDir: string
  limits: SessionLimits
}

/** One reason with its points: `decile-2`, `age-60-150`, `cause-arrears`, `person`. */
export interface Point {
  reason: string
  points: number
}
export interface ChosenPerson {
  pledge: string
  row_no: number
  person_id: string
  nik: string
  card: string | null
  kk: string | null
  name: string | null
  birth_date: string | null
  village_code: string
  area_path: string
  age: number | null
  decile: number | null
  segment: string | null
  cause: string | null
  need: Need
  points: readonly Point[]
  /** people of this household funded together, and the household's points a head */
  household: { heads: number; perHead: number }
}

export interface PledgeOutcome {
  id: string
  /** heads the money reaches, heads chosen, households chosen */
  capacity: number
  heads: number
  households: number
  points: number
  /** heads that fit the ring-fence */
  eligible: number
  /** points a head of the last household taken and of the best household left out; null where there is none */
  cutoff: number | null
  next: number | null
}
export interface AllocationReport {
  /** people without active cover who may be funded, and their households */
  candidates: number
  households: number
  bars: { why: AllocationBar; heads: number }[]
  /** how the answer was found: by the rules, proved best, best found before a limit, or the greedy answer where the search gave none */
  way: 'rules' | 'proved' | 'search' | 'greedy'
  /** what ended the search */
  stopped: 'nodes' | 'time' | 'size' | null
  points: number
  /** no way of sharing out can have more points */
  bound: number
  /** 0 when proved: (bound − points) in percent of the bound */
  gapPercent: number
  pledges: PledgeOutcome[]
  need: { source: string; hash: string }
}
