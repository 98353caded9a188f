import { z } from 'zod'
import { AreaCodeText, CauseId, FileFormat, MonthText, Paging, RegencyCode, SegmentId } from './common.ts'

const at = { regency: RegencyCode, month: MonthText, area: AreaCodeText.optional() }
/** Whether penduduk, peserta, dtsen and pekerja name a person, in this order: `1010` is a resident in DTSEN without card and job. */
export const Combination = z.string().regex(/^(?!0000)[01]{4}$/)

export const GetReconciliation = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/reconciliation',
  summary: 'People by the registers that name them: population, roster, DTSEN, employers',
  scope: 'figures.read',
  input: z.object(at),
  output: z.object({ rows: z.array(z.object({ registers: Combination, heads: z.int(), active: z.int() })) }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const ReconciledRow = z.object({
  rowNo: z.int(),
  personId: z.string().nullable().describe('opaque; null for who stands in no month: only DTSEN or a list of workers names him'),
  name: z.string(),
  nikMasked: z.string().nullable(),
  testData: z.boolean(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  rw: z.string().nullable(),
  rt: z.string().nullable(),
  segment: SegmentId.nullable(),
  registered: z.boolean(),
  active: z.boolean(),
  cause: CauseId.nullable(),
  decile: z.int().nullable(),
  employerName: z.string().nullable(),
})

export const ListReconciliation = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/reconciliation/people',
  summary: 'Exactly the people of one combination of registers',
  scope: 'people.read',
  names: true,
  input: z.object({ ...at, registers: Combination, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(ReconciledRow) }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const

export const ExportReconciliation = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/reconciliation/export',
  summary: 'The same people as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({ ...at, registers: Combination, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['indicators/month-not-found', 'areas/not-found', 'people/names-frozen'],
} as const
