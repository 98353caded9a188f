import { z } from 'zod'
import { AreaCodeText, CauseId, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode, SegmentId } from './common.ts'

/** Why somebody asks who is covered; kept in the audit log with what they wrote beside it. */
export const LOOKUP_PURPOSES = ['assistance', 'workers', 'patients', 'pupils', 'village-data', 'inspection', 'other'] as const
const Status = z.enum(['active', 'inactive', 'unregistered', 'not-found', 'not-unique', 'unreadable'])

export const Lookup = z.object({
  id: z.string(),
  fileName: z.string(),
  purpose: z.enum(LOOKUP_PURPOSES),
  note: z.string(),
  area: AreaCodeText.nullable(),
  month: MonthText,
  state: z.enum(['waiting', 'running', 'done', 'failed', 'deleted']),
  askedAt: InstantText,
  deletedAfter: InstantText.describe('list and answer are deleted then; what was asked and why stays in the audit log'),
  rows: z.int().nullable(),
  counts: z.record(Status, z.int()).nullable(),
  doubtful: z.int().nullable().describe('rows whose number belongs to somebody of another name and birth date'),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
})

export const StartLookup = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/lookups',
  summary: 'Send any list of people and ask who of them is covered',
  scope: 'people.check',
  names: true,
  multipart: true,
  input: z.object({
    regency: RegencyCode,
    purpose: z.enum(LOOKUP_PURPOSES),
    note: z.string().trim().min(10).max(300).describe('what the answer is for; kept in the audit log'),
    area: AreaCodeText.optional(),
  }),
  output: Lookup,
  problems: [
    ...['areas/not-found', 'indicators/month-not-found', 'lookups/too-many', 'lookups/too-large', 'registers/file-empty', 'registers/file-too-large'],
    ...['registers/format-unknown', 'http/file-missing'],
  ],
} as const

export const ListLookups = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/lookups',
  summary: 'Lists this person has asked about',
  scope: 'people.check',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ rows: z.array(Lookup) }),
  problems: [],
} as const

const one = { regency: RegencyCode, lookupId: z.string() }

export const GetLookup = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/lookups/:lookupId',
  summary: 'How far a list is, and what came out in numbers',
  scope: 'people.check',
  input: z.object(one),
  output: Lookup,
  problems: ['lookups/not-found'],
} as const

export const ListLookupRows = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/lookups/:lookupId/rows',
  summary: 'The answer row by row, by the row numbers of the list',
  scope: 'people.check',
  names: true,
  input: z.object({ ...one, ...Paging }),
  output: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        row: z.int(),
        status: Status,
        segment: SegmentId.nullable(),
        cause: CauseId.nullable(),
        since: DateText.nullable(),
        way: z.enum(['nik', 'card', 'name-birth', 'name-birth-village']).nullable(),
        doubtful: z.boolean(),
      }),
    ),
  }),
  problems: ['lookups/not-found', 'lookups/not-ready'],
} as const

export const ExportLookup = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/lookups/:lookupId/export',
  summary: "The list as it came, in its own order, with the answer's columns behind it",
  scope: 'people.check',
  names: true,
  input: z.object({ ...one, format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: ['lookups/not-found', 'lookups/not-ready'],
} as const

export const DeleteLookup = {
  method: 'DELETE',
  path: '/api/v1/regencies/:regency/lookups/:lookupId',
  summary: 'Delete a list and its answer now',
  scope: 'people.check',
  input: z.object(one),
  output: Lookup,
  problems: ['lookups/not-found'],
} as const
