import type { AreaCode } from '@semesta/kernel'
import type { FixturePerson } from '../../packages/server/src/testing/fixtures.ts'
import type { Answer } from '../../packages/server/src/testing/office.ts'
import { MONTH, type World } from './world.ts'

/** One question to one endpoint: what is sent, and what a true answer holds. */
export interface Question {
  world: World
  regency: AreaCode
  /** asked for as `area`, where the endpoint takes one */
  area: AreaCode | undefined
  /** somebody of the regency, inside or outside what the actor may see */
  person: FixturePerson
}
export interface Seen {
  /** areas the actor may see by this endpoint, or the one asked for */
  areas: readonly AreaCode[]
  people: readonly FixturePerson[]
}
export interface Case {
  params?: (it: Question) => Record<string, string>
  /** query of a read, body of a write */
  input?: (it: Question) => object
  takesArea?: true
  /** the problem that answers when the person asked for by id lies outside the actor’s areas */
  isAboutPerson?: string
  /** raw values of refused rows are the office's own file and stand unmasked */
  rawValues?: true
  file?: true
  expect?: (answer: Answer, seen: Seen, it: Question) => [actual: unknown, expected: unknown][]
}

export type Rows = Record<string, number | string>[]
export const rowsOf = (answer: Answer) => answer.json().rows as unknown as Rows
/** What a column of rows adds up to. */
export const sum = (rows: Rows, key: string) => rows.reduce((total, it) => total + Number(it[key]), 0)
export const month = (): Record<string, string> => ({ month: MONTH })
/** Rows of a CSV file below its header. */
export const lines = (answer: Answer) => answer.text.trimEnd().split('\r\n').length - 1
