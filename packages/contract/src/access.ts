import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode } from './common.ts'

/** What a role may do. One word for one act; a role is a set of these on an area. */
export const SCOPES = [
  'figures.read',
  'province.read',
  'findings.read',
  'people.read',
  'people.search',
  'people.reveal',
  'people.check',
  'exports.create',
  'registers.read',
  'registers.import',
  'registers.approve',
  'months.build',
  'months.close',
  'facts.read',
  'facts.record',
  'users.manage',
  'audit.read',
  'jobs.read',
  'linkage.read',
  'linkage.review',
  'linkage.run',
  'rates.read',
  'funds.read',
  'funds.manage',
  'ledger.read',
  'ledger.close',
  'bills.read',
  'bills.manage',
  'bills.answer',
  'arrears.read',
  'takeover.propose',
  'takeover.verify',
  'takeover.decide',
  'sponsors.read',
  'sponsors.manage',
  'sponsors.own',
  'audit-packs.read',
  'audit-packs.create',
] as const
export type Scope = (typeof SCOPES)[number]
export const ScopeId = z.enum(SCOPES)

export const ROLES = [
  'administrator',
  'dinkes',
  'dinsos',
  'disdukcapil',
  'disnaker',
  'bpkad',
  'bpjs-branch',
  'camat',
  'lurah',
  'rt',
  'pesiar-agent',
  'pesiar-supervisor',
  'facility',
  'employer',
  'donor',
  'counter-officer',
  'auditor',
  'province',
] as const
export type Role = (typeof ROLES)[number]
export const RoleId = z.enum(ROLES)

export const Grant = z.object({ id: z.string(), role: RoleId, areaCode: AreaCodeText, areaName: z.string(), since: InstantText })

export const RegencyAccess = z.object({
  code: RegencyCode,
  name: z.string(),
  timeZone: z.string().describe('IANA, e.g. Asia/Makassar'),
  scopes: z.array(ScopeId),
  areas: z.array(z.object({ code: AreaCodeText, name: z.string() })).describe('the areas inside the regency this person may see'),
  newestMonth: MonthText.nullable(),
})

export const GetMe = {
  method: 'GET',
  path: '/api/v1/me',
  summary: 'Who is signed in and what they may do where',
  scope: 'signed-in',
  input: z.object({}),
  output: z.object({
    user: z.object({ id: z.string(), name: z.string(), email: z.string(), twoFactorEnabled: z.boolean() }),
    grants: z.array(Grant),
    regencies: z.array(RegencyAccess),
    provinces: z.array(z.object({ code: AreaCodeText, name: z.string() })),
  }),
  problems: [],
} as const

/** First administrator (link on the console) and every invited person: sets a password by a one-time token. */
export const Activate = {
  method: 'POST',
  path: '/api/v1/activate',
  summary: 'Set a password with a one-time link',
  scope: 'public',
  input: z.object({
    token: z.string().min(20),
    name: z.string().min(1).max(120).optional(),
    email: z.email().optional(),
    password: z.string().min(10).max(128),
  }),
  output: z.object({ email: z.string() }),
  problems: ['access/link-used-or-expired', 'access/weak-password', 'access/identity-missing'],
} as const

export const User = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  active: z.boolean(),
  twoFactorEnabled: z.boolean(),
  lastSignInAt: InstantText.nullable(),
  grants: z.array(Grant),
})

export const ListUsers = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/users',
  summary: 'People who sign in, with their roles',
  scope: 'users.manage',
  input: z.object({ regency: RegencyCode, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(User) }),
  problems: [],
} as const

export const AddUser = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/users',
  summary: 'Invite a person with a role on an area',
  scope: 'users.manage',
  input: z.object({ regency: RegencyCode, name: z.string().min(1).max(120), email: z.email(), role: RoleId, areaCode: AreaCodeText }),
  output: z.object({ user: User, activationPath: z.string().describe('one-time link, valid 7 days, to hand over'), expiresAt: InstantText }),
  problems: ['access/email-taken', 'access/area-outside', 'access/role-too-wide', 'access/role-too-narrow'],
} as const

export const AddGrant = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/users/:userId/grants',
  summary: 'Give a role on an area',
  scope: 'users.manage',
  input: z.object({ regency: RegencyCode, userId: z.string(), role: RoleId, areaCode: AreaCodeText }),
  output: z.object({ user: User }),
  problems: ['access/user-not-found', 'access/area-outside', 'access/role-too-wide', 'access/role-too-narrow'],
} as const

export const EndGrant = {
  method: 'DELETE',
  path: '/api/v1/regencies/:regency/users/:userId/grants/:grantId',
  summary: 'Take a role away',
  scope: 'users.manage',
  input: z.object({ regency: RegencyCode, userId: z.string(), grantId: z.string() }),
  output: z.object({ user: User }),
  problems: ['access/user-not-found', 'access/last-administrator'],
} as const

export const AuditEntry = z.object({
  seq: z.int(),
  at: InstantText,
  actor: z.string(),
  role: z.string().nullable(),
  action: z.string(),
  subject: z.string().nullable(),
  reason: z.string().nullable(),
  outcome: z.enum(['done', 'refused']),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
const auditFilter = {
  actor: z.string().optional(),
  action: z.string().optional(),
  subject: z.string().optional(),
  outcome: z.enum(['done', 'refused']).optional(),
  from: DateText.optional(),
  to: DateText.optional(),
}

export const ListAudit = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/audit',
  summary: 'The audit log, newest first',
  scope: 'audit.read',
  input: z.object({ regency: RegencyCode, ...auditFilter, ...Paging }),
  output: z.object({ total: z.int(), actions: z.array(z.string()), rows: z.array(AuditEntry) }),
  problems: [],
} as const

export const ExportAudit = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/audit/export',
  summary: 'The audit log as a file',
  scope: 'audit.read',
  input: z.object({ regency: RegencyCode, ...auditFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: [],
} as const

export const VerifyAudit = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/audit/verify',
  summary: 'Recompute the hash chain',
  scope: 'audit.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ entries: z.int(), intact: z.boolean(), brokenAt: z.int().nullable(), head: z.string().nullable() }),
  problems: [],
} as const
