import { z } from 'zod'
import { InstantText, MonthText, Paging, RegencyCode } from './common.ts'

export const AuditPack = z.object({
  id: z.string(),
  from: MonthText,
  until: MonthText,
  state: z.enum(['waiting', 'running', 'done', 'failed']),
  requestedBy: z.string(),
  requestedAt: InstantText,
  finishedAt: InstantText.nullable(),
  percent: z.number().min(0).max(100).nullable().describe('while it is being made'),
  step: z.string().nullable(),
  bytes: z.int().nullable(),
  members: z.int().nullable(),
  sha256: z.string().nullable().describe('of the whole file'),
  contentHash: z.string().nullable().describe('of what is in it: the same state of the data gives the same, whenever it is packed'),
  fingerprint: z.string().nullable().describe('of the key that sealed it'),
  parts: z.array(
    z.object({
      name: z.string(),
      judul: z.string(),
      title: z.string(),
      files: z.int(),
      figures: z.array(
        z.object({ kata: z.string(), words: z.string(), value: z.union([z.number(), z.string()]), unit: z.enum(['rupiah', 'heads', 'rows']).optional() }),
      ),
    }),
  ),
  problem: z.object({ code: z.string(), detail: z.string() }).nullable(),
})

export const ListAuditPacks = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/audit-packs',
  summary: 'Sealed packs for auditors, newest first, with the key of this installation',
  scope: 'audit-packs.read',
  input: z.object({ regency: RegencyCode, ...Paging }),
  output: z.object({
    total: z.int(),
    rows: z.array(AuditPack),
    seal: z
      .object({ publicKey: z.string().describe('PEM'), fingerprint: z.string() })
      .nullable()
      .describe('the key of this installation; null before the first pack'),
  }),
  problems: [],
} as const

export const CreateAuditPack = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/audit-packs',
  summary: 'Freeze some months into one sealed file; made in the background',
  scope: 'audit-packs.create',
  input: z.object({ regency: RegencyCode, id: z.uuid().describe('chosen by the caller: the same again is harmless'), from: MonthText, until: MonthText }),
  output: AuditPack,
  problems: ['audit-packs/period-invalid', 'audit-packs/id-reused'],
} as const

const one = { regency: RegencyCode, packId: z.uuid() }

export const GetAuditPack = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/audit-packs/:packId',
  summary: 'How far a pack is, and what is in it',
  scope: 'audit-packs.read',
  input: z.object(one),
  output: AuditPack,
  problems: ['audit-packs/not-found'],
} as const

/** The pack holds names and numbers of people: only roles that may see names reach it. */
export const DownloadAuditPack = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/audit-packs/:packId/file',
  summary: 'The sealed file',
  scope: 'audit-packs.read',
  names: true,
  input: z.object(one),
  output: 'file',
  problems: ['audit-packs/not-found', 'audit-packs/not-ready'],
} as const
