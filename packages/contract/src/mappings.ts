import { z } from 'zod'
import { FileFormat, InstantText, RegencyCode, RegisterName } from './common.ts'
import { Batch } from './registers.ts'

const Text = z.string().max(500)
const ColumnName = z.string().max(60)
const Explained = {
  columns: z.array(z.object({ title: Text, canonical: ColumnName.nullable() })).max(500),
  constants: z.record(ColumnName, Text).describe('column to the text that stands in every row, where the file lacks the column'),
  values: z.record(ColumnName, z.record(Text, Text)).describe('column to spelling in the file to the value it means'),
}

export const MappingDraft = z.object({
  signature: z.string(),
  headerLine: z.int().describe('line of the titles in the file'),
  titles: z.array(
    z.object({
      title: z.string(),
      samples: z.array(z.string()).describe('masked: only the form shows'),
      canonical: z.string().nullable(),
      known: z.boolean().describe('told by a name or a person, not guessed'),
    }),
  ),
  columns: z.array(
    z.object({
      name: z.string(),
      required: z.boolean(),
      judul: z.string().describe('what it means, Indonesian'),
      title: z.string().describe('what it means, English'),
      constant: z.string().nullable(),
      choices: z.array(z.object({ value: z.string(), label: z.string() })).nullable(),
    }),
  ),
  values: z.array(z.object({ column: z.string(), value: z.string(), rows: z.int() })).describe('spellings that no table knows, the most frequent first'),
  missing: z.array(z.string()).describe('required columns that nothing in the file gives'),
  kept: z
    .object({ ...Explained, decidedBy: z.string(), decidedAt: InstantText })
    .nullable()
    .describe('what was decided for these titles before'),
})

export const ProposeMapping = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/mapping',
  summary: 'Which title of a file is probably which column, and what is not understood',
  scope: 'registers.import',
  names: true,
  input: z.object({ regency: RegencyCode, batchId: z.string() }),
  output: MappingDraft,
  problems: ['registers/batch-not-found', 'registers/file-gone'],
} as const

export const SaveMapping = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/batches/:batchId/mapping',
  summary: 'Explain the titles of a file; it is checked again, and so is every later file with the same titles',
  scope: 'registers.import',
  names: true,
  input: z.object({ regency: RegencyCode, batchId: z.string(), ...Explained }),
  output: Batch,
  problems: ['registers/batch-not-found', 'registers/file-gone', 'registers/too-late', 'mappings/column-unknown', 'mappings/column-twice'],
} as const

const Mapping = z.object({
  register: RegisterName,
  signature: z.string(),
  ...Explained,
  decidedBy: z.string(),
  decidedAt: InstantText,
})

export const ListMappings = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/mappings',
  summary: 'What people of this office explained about the titles of their files',
  scope: 'registers.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ rows: z.array(Mapping) }),
  problems: [],
} as const

export const ForgetMapping = {
  method: 'DELETE',
  path: '/api/v1/regencies/:regency/mappings/:register/:signature',
  summary: 'Forget an explanation; files that were checked with it stay as they are',
  scope: 'registers.import',
  input: z.object({ regency: RegencyCode, register: RegisterName, signature: z.string().max(64) }),
  output: z.object({ forgotten: z.boolean() }),
  problems: [],
} as const

export const ExportMarked = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/marked',
  summary: 'The file as it came, as a workbook with its bad cells coloured and explained',
  scope: 'registers.read',
  names: true,
  input: z.object({ regency: RegencyCode, batchId: z.string() }),
  output: 'file',
  problems: ['registers/batch-not-found', 'registers/file-gone', 'registers/not-checked', 'registers/file-too-long-to-mark', 'registers/file-not-to-mark'],
} as const

export const ExportBadRows = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/bad-rows',
  summary: 'Only the refused rows, with their own columns and the reasons, to be mended and sent back',
  scope: 'registers.read',
  names: true,
  input: z.object({ regency: RegencyCode, batchId: z.string(), format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: ['registers/batch-not-found', 'registers/file-gone', 'registers/not-checked'],
} as const

export const DownloadTemplate = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/registers/:register/template',
  summary: 'A workbook to fill in for a register, with instructions, drop-downs and a sample',
  scope: 'registers.read',
  input: z.object({ regency: RegencyCode, register: RegisterName }),
  output: 'file',
  problems: [],
} as const
