import { z } from 'zod'
import { AreaCodeText, CauseId, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode, RegisterName, SegmentId } from './common.ts'
import { FindingRow } from './findings.ts'
import { DrillFilter } from './indicators.ts'

/** One line of a list of people; identity numbers masked. */
export const PersonRow = z.object({
  rowNo: z.int(),
  personId: z.string().describe('opaque'),
  name: z.string(),
  nikMasked: z.string().nullable(),
  cardMasked: z.string().nullable(),
  testData: z.boolean().describe('NIK in the reserved range 99: "data uji"'),
  sex: z.enum(['L', 'P']).nullable(),
  age: z.int().nullable(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  rw: z.string().nullable(),
  rt: z.string().nullable(),
  segment: SegmentId.nullable(),
  active: z.boolean(),
  registered: z.boolean(),
  resident: z.boolean(),
  cause: CauseId.nullable(),
  decile: z.int().nullable(),
})

export const ListPeople = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/people',
  summary: 'Exactly the people a number counted',
  scope: 'people.read',
  names: true,
  input: z.object({ regency: RegencyCode, month: MonthText, ...DrillFilter, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(PersonRow) }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const ExportPeople = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/people/export',
  summary: 'The same people as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({ regency: RegencyCode, month: MonthText, ...DrillFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const SearchPeople = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/people',
  summary: 'Find a person by exact NIK or card, or by at least three letters of the name',
  scope: 'people.search',
  names: true,
  input: z.object({ regency: RegencyCode, q: z.string().trim().min(3).max(80), area: AreaCodeText.optional() }),
  output: z.object({ month: MonthText, more: z.boolean().describe('true when only the first 50 are shown: narrow the search'), rows: z.array(PersonRow) }),
  problems: ['indicators/month-not-found', 'people/search-too-short', 'people/number-needed', 'people/names-frozen', 'areas/not-found'],
} as const

const PersonChangeView = z.object({
  at: InstantText,
  register: RegisterName,
  kind: z.string(),
  cause: z.string().nullable(),
  row: z.int().nullable().describe('row in the source file'),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  batch: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  sentBy: z.string().nullable().describe('only for who may see files'),
  approvedBy: z.string().nullable().describe('only for who may see files'),
  reversedAt: InstantText.nullable().describe('the file was taken back then'),
})

const Evidence = z.object({
  register: RegisterName,
  batch: z.string().nullable(),
  asOf: DateText.nullable(),
  row: z.int().nullable().describe('row in the source file'),
  fileName: z.string().nullable(),
  sha256: z.string().nullable(),
  sentBy: z.string().nullable().describe('only for who may see files'),
  approvedBy: z.string().nullable().describe('only for who may see files'),
  linked: z.object({ method: z.string(), probability: z.number() }).nullable().describe('how the row came to this person, null where by its exact NIK'),
  says: z.array(z.object({ field: z.string(), value: z.string().nullable() })),
})

export const GetPerson = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/people/:personId',
  summary: 'What each register says of a person, and why we believe it',
  scope: 'people.read',
  names: true,
  input: z.object({ regency: RegencyCode, month: MonthText, personId: z.string() }),
  output: z.object({
    person: PersonRow.extend({ birthDate: DateText.nullable(), kkMasked: z.string().nullable(), address: z.string().nullable() }),
    cards: z.array(
      z.object({
        cardMasked: z.string().nullable(),
        segment: SegmentId.nullable(),
        status: z.string().nullable(),
        active: z.boolean(),
        since: DateText.nullable(),
        cause: CauseId.nullable(),
        arrearsMonths: z.int().nullable(),
        arrearsRupiah: z.int().nullable(),
        className: z.string().nullable(),
      }),
    ),
    beliefs: z.array(
      z.object({
        question: z.enum(['active', 'dead', 'moved', 'employed', 'poor']),
        answer: z.enum(['yes', 'no', 'unknown']),
        because: z.array(
          z.object({ judul: z.string(), title: z.string(), register: RegisterName.nullable().describe('the register that says so; null: none does') }),
        ),
      }),
    ),
    evidence: z.array(Evidence),
    history: z.array(PersonChangeView).describe('what committed files changed on this person, newest first'),
    findings: z.array(FindingRow),
    household: z.array(PersonRow),
  }),
  problems: ['indicators/month-not-found', 'people/not-found', 'people/names-frozen'],
} as const

export const RevealPerson = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/months/:month/people/:personId/reveal',
  summary: 'Show identity numbers; the reason is kept',
  scope: 'people.reveal',
  names: true,
  input: z.object({ regency: RegencyCode, month: MonthText, personId: z.string(), reason: z.string().trim().min(5).max(300) }),
  output: z.object({
    nik: z.string().nullable(),
    kk: z.string().nullable(),
    cards: z.array(z.string()),
    until: InstantText.describe('the screen hides them again then'),
  }),
  problems: ['indicators/month-not-found', 'people/not-found', 'people/names-frozen'],
} as const
