import {
  ADJUSTMENT_CAUSE_IDS,
  CHANGE_KINDS,
  COUNTS,
  DISPUTE_STATES,
  END_SEGMENTS,
  FACT_KINDS,
  JOURNAL_KINDS,
  MUTATION_KINDS,
  OBLIGATION_BASIS_IDS,
  PAIR_BANDS,
  PAIR_STATES,
  SAVING_STAGES,
} from '@semesta/contract'
import {
  AGE_BANDS,
  type AgeBand,
  CAUSES,
  type Cause,
  isAreaCode,
  isMonth,
  MEMBER_CLASSES,
  type MemberClass,
  MOVEMENT_CAUSES,
  MOVEMENTS,
  type Movement,
  type MovementCause,
  PAYERS,
  type Payer,
  PREMIUM_PAYERS,
  type PremiumPayer,
  REGISTERS,
  type RegisterId,
  SEGMENTS,
  type Segment,
} from '@semesta/kernel'
import { type OwingSearch, owingOf } from './search-owing.ts'

type EndSegment = (typeof END_SEGMENTS)[number]
export type Count = (typeof COUNTS)[number]
export const BREAKDOWNS = ['village', 'kecamatan', 'segment', 'sex', 'age', 'cause'] as const
export type BreakdownBy = (typeof BREAKDOWNS)[number]

/** Everything an address of the office may carry. A link is a saved view. */
export interface OfficeSearch extends OwingSearch {
  regency?: string
  month?: string
  /** fiscal year */
  year?: number
  count?: Count
  area?: string
  segment?: Segment
  sex?: 'L' | 'P'
  age?: AgeBand
  cause?: Cause
  since?: string
  payer?: Payer
  /** what is owed: through whom, why, by which class, why it was put right */
  owes?: PremiumPayer
  basis?: (typeof OBLIGATION_BASIS_IDS)[number]
  memberClass?: MemberClass
  put?: (typeof ADJUSTMENT_CAUSE_IDS)[number]
  /** the fact that a form is opened for */
  record?: (typeof FACT_KINDS)[number]
  kind?: Movement
  why?: MovementCause
  fromSegment?: EndSegment
  toSegment?: EndSegment
  fromActive?: 'true' | 'false'
  toActive?: 'true' | 'false'
  registers?: string
  unit?: string
  on?: 'old' | 'new'
  /** what happened to a record of a file, and why */
  happened?: (typeof CHANGE_KINDS)[number]
  because?: string
  field?: string
  register?: RegisterId
  by?: BreakdownBy
  sort?: 'name' | 'rupiah' | 'village'
  /** the queue of pairs: two registers, band, what speaks against, where it stands, the pair at hand, the run looked at */
  registerPair?: string
  band?: (typeof PAIR_BANDS)[number]
  reason?: string
  state?: (typeof PAIR_STATES)[number] | 'all'
  pair?: string
  run?: string
  /** the books: month of the trial balance; month, kind and account of the journals */
  balanceMonth?: string
  bookedIn?: string
  booked?: (typeof JOURNAL_KINDS)[number]
  account?: string
  /** lines of a bill: the test, where they stand, the line at hand, the least worth; entries of the savings ledger */
  test?: string
  dispute?: (typeof DISPUTE_STATES)[number] | 'all'
  line?: number
  atLeast?: number
  stage?: (typeof SAVING_STAGES)[number]
  mutation?: (typeof MUTATION_KINDS)[number]
  page?: number
  q?: string
  token?: string
  next?: string
  actor?: string
  action?: string
  subject?: string
  outcome?: 'done' | 'refused'
  from?: string
  to?: string
}

type Raw = Record<string, unknown>
const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value.slice(0, 300) : undefined)
const oneOf = <T extends string>(list: readonly T[], value: unknown) => list.find((item) => item === value)
const shaped = (value: unknown, fits: (text: string) => boolean) => (typeof value === 'string' && fits(value) ? value : undefined)
const isDate = (value: string) => /^\d{4}-\d{2}-\d{2}$/.test(value)

function wholeOf(value: unknown): number | undefined {
  const whole = Number(value)
  return Number.isInteger(whole) && whole > 0 && whole < 1e12 ? whole : undefined
}

function pageOf(value: unknown): number | undefined {
  const page = Number(value)
  return Number.isInteger(page) && page > 1 && page < 1e6 ? page : undefined
}

/** What pages about bills, claims and savings narrow by. */
function billsOf(raw: Raw) {
  return {
    test: shaped(raw.test, (it) => /^[a-z][a-z-]{1,40}$/.test(it)),
    dispute: oneOf([...DISPUTE_STATES, 'all'] as const, raw.dispute),
    line: wholeOf(raw.line),
    atLeast: wholeOf(raw.atLeast),
    stage: oneOf(SAVING_STAGES, raw.stage),
    mutation: oneOf(MUTATION_KINDS, raw.mutation),
  }
}

/** Takes only what is known and well formed from an address; the rest is dropped in silence, as an old link should still open. */
export function parseOfficeSearch(raw: Raw): OfficeSearch {
  const all: OfficeSearch = {
    regency: shaped(raw.regency, (it) => /^\d{2}\.\d{2}$/.test(it)),
    month: shaped(raw.month, isMonth),
    count: oneOf(COUNTS, raw.count),
    year: /^20\d\d$/.test(String(raw.year)) ? Number(raw.year) : undefined,
    area: shaped(raw.area, isAreaCode),
    segment: oneOf(SEGMENTS, raw.segment),
    sex: oneOf(['L', 'P'] as const, raw.sex),
    age: oneOf(AGE_BANDS, raw.age),
    cause: oneOf(CAUSES, raw.cause),
    since: shaped(raw.since, isMonth),
    payer: oneOf(PAYERS, raw.payer),
    owes: oneOf(PREMIUM_PAYERS, raw.owes),
    basis: oneOf(OBLIGATION_BASIS_IDS, raw.basis),
    memberClass: oneOf(MEMBER_CLASSES, raw.memberClass),
    put: oneOf(ADJUSTMENT_CAUSE_IDS, raw.put),
    record: oneOf(FACT_KINDS, raw.record),
    kind: oneOf(MOVEMENTS, raw.kind),
    why: oneOf(MOVEMENT_CAUSES, raw.why),
    fromSegment: oneOf(END_SEGMENTS, raw.fromSegment),
    toSegment: oneOf(END_SEGMENTS, raw.toSegment),
    fromActive: oneOf(['true', 'false'] as const, raw.fromActive),
    toActive: oneOf(['true', 'false'] as const, raw.toActive),
    registers: shaped(raw.registers, (it) => /^(?!0000)[01]{4}$/.test(it)),
    happened: oneOf(CHANGE_KINDS, raw.happened),
    because: text(raw.because),
    field: text(raw.field),
    register: oneOf(REGISTERS, raw.register),
    by: oneOf(BREAKDOWNS, raw.by),
    sort: oneOf(['name', 'rupiah', 'village'] as const, raw.sort),
    registerPair: shaped(raw.registerPair, (it) => /^[a-z]+-[a-z]+$/.test(it)),
    band: oneOf(PAIR_BANDS, raw.band),
    reason: text(raw.reason),
    state: oneOf([...PAIR_STATES, 'all'] as const, raw.state),
    pair: text(raw.pair),
    run: text(raw.run),
    unit: text(raw.unit),
    on: oneOf(['old', 'new'] as const, raw.on),
    balanceMonth: shaped(raw.balanceMonth, isMonth),
    bookedIn: shaped(raw.bookedIn, isMonth),
    booked: oneOf(JOURNAL_KINDS, raw.booked),
    account: text(raw.account),
    ...billsOf(raw),
    ...owingOf(raw),
    page: pageOf(raw.page),
    q: text(raw.q),
    token: text(raw.token),
    next: shaped(raw.next, (it) => it.startsWith('/') && !it.startsWith('//') && !it.includes('\\')),
    actor: text(raw.actor),
    action: text(raw.action),
    subject: text(raw.subject),
    outcome: oneOf(['done', 'refused'] as const, raw.outcome),
    from: shaped(raw.from, isDate),
    to: shaped(raw.to, isDate),
  }
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as OfficeSearch
}

/** `?a=b` as plain words: `64.74` stays a text, which JSON would read as a number. */
export function readAddress(address: string): Raw {
  return Object.fromEntries(new URLSearchParams(address))
}

/** The reverse of `readAddress`; empty values are left out. */
export function writeAddress(search: Raw): string {
  const params = new URLSearchParams()
  for (const [name, value] of Object.entries(search)) {
    if (value !== undefined && value !== null && value !== '') params.set(name, String(value))
  }
  const all = params.toString()
  return all ? `?${all}` : ''
}
