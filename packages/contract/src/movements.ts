import { MOVEMENT_CAUSES, MOVEMENTS, PAYERS, SEGMENTS } from '@semesta/kernel'
import { z } from 'zod'
import { AreaCodeText, FileFormat, MonthText, Paging, RegencyCode, SegmentId } from './common.ts'

const at = { regency: RegencyCode, month: MonthText, area: AreaCodeText.optional() }
const MovementId = z.enum(MOVEMENTS)
const MovementCauseId = z.enum(MOVEMENT_CAUSES)
const side = z.object({ segment: SegmentId, active: z.boolean(), rupiahPerMonth: z.int().describe("what the city pays, at this month's tariff") })
const change = {
  kind: MovementId,
  cause: MovementCauseId.nullable(),
  from: side.nullable().describe('null: was not in this area, or in no roster'),
  to: side.nullable().describe('null: is not in this area, or in no roster'),
}

export const GetMovements = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/movements',
  summary: 'What changed since the month before, by kind, cause and segment: heads and rupiah a month',
  scope: 'figures.read',
  input: z.object(at),
  output: z.object({
    before: z.object({ month: MonthText, revision: z.int(), inForce: z.boolean().describe('false: that month has been restated since') }).nullable(),
    counts: z.object({ registered: z.object({ from: z.int(), to: z.int() }), active: z.object({ from: z.int(), to: z.int() }) }),
    rows: z.array(z.object({ ...change, heads: z.int() })),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const GetMovementAreas = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/movements/villages',
  summary: 'The same by village',
  scope: 'figures.read',
  input: z.object(at),
  output: z.object({
    rows: z.array(
      z.object({
        code: AreaCodeText,
        name: z.string(),
        heads: z.record(MovementId, z.int()),
        registered: z.int().describe('registered cards more than the month before'),
        active: z.int().describe('active cards more than the month before'),
        rupiahPerMonth: z.int().describe('what the city pays more than the month before'),
      }),
    ),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found'],
} as const

/** One end of a change; `NONE` where the card was, or is, in no roster or in another area. */
export const END_SEGMENTS = [...SEGMENTS, 'NONE'] as const
const EndSegment = z.enum(END_SEGMENTS)

/** The dimensions a change is counted by; the list and the export take the same ones. */
export const MovementFilter = {
  kind: MovementId.optional(),
  why: MovementCauseId.optional(),
  fromSegment: EndSegment.optional(),
  toSegment: EndSegment.optional(),
  fromActive: z.stringbool().optional(),
  toActive: z.stringbool().optional(),
}

export const MovementRow = z.object({
  rowNo: z.int(),
  personId: z.string().describe('opaque'),
  /** the month whose page of the person can be opened: those who left are found in the month before */
  month: MonthText,
  name: z.string(),
  nikMasked: z.string().nullable(),
  testData: z.boolean(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  rw: z.string().nullable(),
  rt: z.string().nullable(),
  ...change,
})

export const ListMovements = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/movements/people',
  summary: 'Exactly the people behind a change',
  scope: 'people.read',
  names: true,
  input: z.object({ ...at, ...MovementFilter, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(MovementRow) }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const ExportMovements = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/movements/export',
  summary: 'The same people as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({ ...at, ...MovementFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const GetSurvival = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/survival',
  summary: 'Of the cards activated in a month, how many are still active without a break, and who pays',
  scope: 'figures.read',
  input: z.object({ regency: RegencyCode, area: AreaCodeText.optional(), until: MonthText.optional() }),
  output: z.object({
    rows: z.array(z.object({ since: MonthText, month: MonthText, payer: z.enum(PAYERS), segment: SegmentId, heads: z.int() })),
    months: z.array(z.object({ month: MonthText, peopleOnline: z.boolean() })).describe('oldest first; below the village only those whose names are at hand'),
  }),
  problems: ['areas/not-found'],
} as const
