import type { TAKEOVER_KINDS, TAKEOVER_LEVELS, TAKEOVER_STATES } from '@semesta/contract'
import type { ColumnType, JSONColumnType } from 'kysely'

export type Kind = (typeof TAKEOVER_KINDS)[number]
export type State = (typeof TAKEOVER_STATES)[number]
export type Level = (typeof TAKEOVER_LEVELS)[number]
export type Days = Record<Level, number>
export type ActKind = 'propose' | 'verify' | 'reject' | 'withdraw' | 'undo' | 'decide' | 'revoke' | 'send' | 'follow' | 'close'

export interface ProgrammeRecord {
  regency_code: string
  id: string
  kind: Kind
  name: string
  basis: string
  rule: Record<string, string | number>
  start_month: string
  fund_id: string | null
  days: Days
  opened_by: string
  opened_name: string
  opened_at: Date
}

export interface ActRecord {
  regency_code: string
  id: string
  programme_id: string | null
  kind: ActKind
  level: string | null
  content: string
  heads: number
  reason: string | null
  detail: Record<string, unknown>
  undoes: string | null
  done_by: string
  done_name: string
  role: string
  done_at: Date
}

/** A person on the way, without a name. */
export interface PersonState {
  id: string
  programme_id: string
  lane: 'takeover' | 'move'
  village_code: string
  area_path: string
  household: string
  grp: string
  decile: number | null
  debt_rupiah: number | null
  state: State
  due_on: string | null
  decision_id: string | null
  expected: string | null
}
/** The same with who it is. */
export interface PersonRecord extends PersonState {
  person_id: string
  kk: string | null
  card: string | null
  nik: string | null
  name: string | null
  sex: 'L' | 'P' | null
  birth_date: string | null
  address: string | null
  rw: string | null
  rt: string | null
  class: string | null
  months: number | null
  employer_code: string | null
  employer_name: string | null
  kind: Kind
  household_heads: number
  last_word: string | null
}

export interface DecisionRecord {
  regency_code: string
  id: string
  programme_id: string
  number: string
  decided_on: string
  signer: string
  fund_id: string
  fund_name: string
  from_month: string
  until_month: string
  heads: number
  monthly_rupiah: number
  year_rupiah: number
  decided_by: string
  decided_name: string
  decided_at: Date
}

type Json<T> = JSONColumnType<T & object, string, string>
export interface TakeoverTables {
  takeovers_programme: Omit<ProgrammeRecord, 'rule' | 'days'> & { rule: Json<ProgrammeRecord['rule']>; days: Json<Days> }
  takeovers_act: Omit<ActRecord, 'detail'> & { detail: Json<ActRecord['detail']>; seq: ColumnType<number, never, never> }
  takeovers_decision: DecisionRecord
}
