import { CAUSES, isAreaCode, isMonth, REGISTERS, SEGMENTS } from '@semesta/kernel'
import { z } from 'zod'

export const RegencyCode = z
  .string()
  .regex(/^\d{2}\.\d{2}$/)
  .describe('Kemendagri code of a regency or city, e.g. 64.74')
export const AreaCodeText = z.string().refine(isAreaCode, 'kode wilayah tidak dikenal').describe('area code of any level, e.g. 64.74.01.1001')
export const MonthText = z.string().refine(isMonth, 'bulan ditulis YYYY-MM').describe('YYYY-MM')
export const DateText = z.iso.date()
export const InstantText = z.iso.datetime({ offset: true })
export const SegmentId = z.enum(SEGMENTS)
export const CauseId = z.enum(CAUSES)
export const RegisterName = z.enum(REGISTERS)
export const SexId = z.enum(['L', 'P'])
/** Exports: format of the file. */
export const FileFormat = z.enum(['csv', 'xlsx'])
/** Lists come in pages of at most 200 rows. */
export const Paging = { page: z.coerce.number().int().min(1).default(1), pageSize: z.coerce.number().int().min(1).max(200).default(50) }

/** A ratio facing a threshold: two exact counts, their text and the heads that are missing. */
export const RatioView = z.object({
  part: z.int().describe('heads'),
  whole: z.int().describe('heads'),
  percent: z.string().nullable().describe('two decimals with a point, never rounded across the threshold; null when whole is 0'),
  threshold: z.number().describe('percent'),
  meets: z.boolean(),
  gapHeads: z.int().describe('heads missing to the threshold, 0 when met'),
})

/** Where a number comes from: shown beside it. */
export const SourceStamp = z.object({
  register: RegisterName,
  batch: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  asOf: DateText,
  rows: z.int(),
})
