import type { Role, Scope } from '@semesta/contract'

export interface RolePreset {
  scopes: readonly Scope[]
  /** names of people may be read, within the area of the grant; identity numbers stay masked without `people.reveal` */
  names: boolean
  /** the widest kind of area this role is given on; narrower ones are always possible */
  widest: 'country' | 'province' | 'regency' | 'kecamatan' | 'village' | 'rw'
}

const look = ['figures.read', 'findings.read', 'rates.read'] as const
const meet = ['people.read', 'people.search'] as const
/** An office of the regency that sends a register and works through the findings on it. */
const office = [
  ...look,
  ...meet,
  'people.reveal',
  'people.check',
  'exports.create',
  'registers.read',
  'registers.import',
  'registers.approve',
  'facts.read',
  'jobs.read',
  'linkage.read',
  'linkage.review',
] as const
/** What a treasurer or an auditor reads of the money: sums, and names only where the role may see names. */
const money = ['funds.read', 'ledger.read', 'bills.read', 'arrears.read', 'sponsors.read', 'audit-packs.read'] as const

/** Files, months, facts, jobs, money and the audit log belong to the regency as a whole: on a part of it these permissions count for nothing. */
const WHOLE_REGENCY: ReadonlySet<Scope> = new Set([
  'registers.read',
  'registers.import',
  'registers.approve',
  'months.build',
  'months.close',
  'facts.read',
  'facts.record',
  'audit.read',
  'jobs.read',
  'linkage.run',
  'funds.read',
  'funds.manage',
  'ledger.read',
  'ledger.close',
  'bills.read',
  'bills.manage',
  'bills.answer',
  'takeover.decide',
  'sponsors.read',
  'sponsors.manage',
  'sponsors.own',
  'audit-packs.read',
  'audit-packs.create',
])

/** The permissions of a role on an area that is a whole regency, or only a part of one. */
export function scopesOf(role: Role, part: 'whole' | 'part'): readonly Scope[] {
  const { scopes } = ROLE_PRESETS[role]
  return part === 'whole' ? scopes : scopes.filter((it) => !WHOLE_REGENCY.has(it))
}

/** What each role may do. `people.search` without `people.read` finds by an exact number only, never by name. */
export const ROLE_PRESETS: Readonly<Record<Role, RolePreset>> = {
  // Runs the installation: users, audit, jobs, files, months. Sees counts, not people: whoever gives out permissions does not also look people up.
  administrator: {
    scopes: [
      ...look,
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
      'linkage.run',
    ],
    names: false,
    widest: 'country',
  },
  // Health office: owns the month and everything in it, holds the budget and verifies the bill.
  dinkes: {
    scopes: [
      ...office,
      ...money,
      'months.build',
      'months.close',
      'facts.record',
      'linkage.run',
      'funds.manage',
      'bills.manage',
      'takeover.propose',
      'takeover.decide',
      'sponsors.manage',
      'audit-packs.create',
    ],
    names: true,
    widest: 'regency',
  },
  // Social office: sends DTSEN, proposes people for PBI, verifies who is poor.
  dinsos: { scopes: [...office, 'arrears.read', 'takeover.propose', 'takeover.verify', 'sponsors.read'], names: true, widest: 'regency' },
  // Population office: sends penduduk, kematian and pindah, verifies NIK.
  disdukcapil: { scopes: office, names: true, widest: 'regency' },
  // Labour office: sends the lists of workers.
  disnaker: { scopes: office, names: true, widest: 'regency' },
  // Treasury: pays, so it needs heads and rupiah, records arrears and closes the books. No names.
  bpkad: {
    scopes: [...look, ...money, 'facts.read', 'facts.record', 'linkage.read', 'funds.manage', 'ledger.close'],
    names: false,
    widest: 'regency',
  },
  // BPJS Kesehatan branch: sends peserta and the bill, answers claims; holds one grant for each regency it covers.
  'bpjs-branch': { scopes: [...office, 'bills.read', 'bills.answer', 'arrears.read'], names: true, widest: 'regency' },
  // Head of a kecamatan: lists for the villages below, numbers masked.
  camat: { scopes: [...look, ...meet, 'people.check', 'exports.create', 'linkage.read', 'arrears.read'], names: true, widest: 'kecamatan' },
  // Head of a village: serves citizens with their papers at hand, so may reveal with a reason.
  lurah: {
    scopes: [
      ...look,
      ...meet,
      'people.reveal',
      'people.check',
      'exports.create',
      'linkage.read',
      'linkage.review',
      'arrears.read',
      'takeover.propose',
      'takeover.verify',
    ],
    names: true,
    widest: 'village',
  },
  // Head of an RT or RW: knows the neighbours, takes no lists home.
  rt: { scopes: [...look, ...meet, 'linkage.read', 'arrears.read', 'takeover.verify'], names: true, widest: 'rw' },
  // PESIAR agent: visits people in some villages.
  'pesiar-agent': { scopes: [...look, ...meet, 'people.reveal'], names: true, widest: 'village' },
  // Leads agents, plans their work from lists.
  'pesiar-supervisor': { scopes: [...look, ...meet, 'people.reveal', 'people.check', 'exports.create'], names: true, widest: 'regency' },
  // Clinic or hospital: checks the card or NIK of whoever stands before it.
  facility: { scopes: ['figures.read', 'people.search', 'people.check'], names: true, widest: 'regency' },
  // Employer: public figures until it works through its own list.
  employer: { scopes: ['figures.read'], names: false, widest: 'regency' },
  // Donor: pays for people it never sees.
  donor: { scopes: ['figures.read', 'rates.read', 'sponsors.own'], names: false, widest: 'regency' },
  // Service counter: exact number of the person at the desk, nothing else.
  'counter-officer': { scopes: ['people.search', 'people.check'], names: true, widest: 'regency' },
  // Inspectorate: reads everything including the audit log, writes nothing, numbers masked.
  auditor: {
    scopes: [...look, ...meet, ...money, 'exports.create', 'registers.read', 'facts.read', 'audit.read', 'jobs.read', 'linkage.read', 'audit-packs.create'],
    names: true,
    widest: 'regency',
  },
  // Province: totals of its regencies, no findings, no names.
  province: { scopes: ['province.read', 'figures.read'], names: false, widest: 'province' },
}
