import type { Role, Scope } from '@semesta/contract'

export interface RolePreset {
  scopes: readonly Scope[]
  /** names of people may be read, within the area of the grant; identity numbers stay masked without `people.reveal` */
  names: boolean
  /** the widest kind of area this role is given on; narrower ones are always possible */
  widest: 'country' | 'province' | 'regency' | 'kecamatan' | 'village' | 'rw'
}

const look = ['figures.read', 'findings.read'] as const
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

/** Files, months, facts, jobs and the audit log belong to the regency as a whole: on a part of it these permissions count for nothing. */
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
  // Health office: owns the month and everything in it.
  dinkes: { scopes: [...office, 'months.build', 'months.close', 'facts.record', 'linkage.run'], names: true, widest: 'regency' },
  // Social office: sends DTSEN, proposes people for PBI.
  dinsos: { scopes: office, names: true, widest: 'regency' },
  // Population office: sends penduduk, kematian and pindah, verifies NIK.
  disdukcapil: { scopes: office, names: true, widest: 'regency' },
  // Labour office: sends the lists of workers.
  disnaker: { scopes: office, names: true, widest: 'regency' },
  // Treasury: pays, so it needs heads and rupiah, and records arrears. No names.
  bpkad: { scopes: [...look, 'facts.read', 'facts.record', 'linkage.read'], names: false, widest: 'regency' },
  // BPJS Kesehatan branch: sends peserta; holds one grant for each regency it covers.
  'bpjs-branch': { scopes: office, names: true, widest: 'regency' },
  // Head of a kecamatan: lists for the villages below, numbers masked.
  camat: { scopes: [...look, ...meet, 'people.check', 'exports.create', 'linkage.read'], names: true, widest: 'kecamatan' },
  // Head of a village: serves citizens with their papers at hand, so may reveal with a reason.
  lurah: { scopes: [...look, ...meet, 'people.reveal', 'people.check', 'exports.create', 'linkage.read', 'linkage.review'], names: true, widest: 'village' },
  // Head of an RT or RW: knows the neighbours, takes no lists home.
  rt: { scopes: [...look, ...meet, 'linkage.read'], names: true, widest: 'rw' },
  // PESIAR agent: visits people in some villages.
  'pesiar-agent': { scopes: [...look, ...meet, 'people.reveal'], names: true, widest: 'village' },
  // Leads agents, plans their work from lists.
  'pesiar-supervisor': { scopes: [...look, ...meet, 'people.reveal', 'people.check', 'exports.create'], names: true, widest: 'regency' },
  // Clinic or hospital: checks the card or NIK of whoever stands before it.
  facility: { scopes: ['figures.read', 'people.search', 'people.check'], names: true, widest: 'regency' },
  // Employer: public figures until it works through its own list.
  employer: { scopes: ['figures.read'], names: false, widest: 'regency' },
  // Donor: pays for people it never sees.
  donor: { scopes: ['figures.read'], names: false, widest: 'regency' },
  // Service counter: exact number of the person at the desk, nothing else.
  'counter-officer': { scopes: ['people.search', 'people.check'], names: true, widest: 'regency' },
  // Inspectorate: reads everything including the audit log, writes nothing, numbers masked.
  auditor: {
    scopes: [...look, ...meet, 'exports.create', 'registers.read', 'facts.read', 'audit.read', 'jobs.read', 'linkage.read'],
    names: true,
    widest: 'regency',
  },
  // Province: totals of its regencies, no findings, no names.
  province: { scopes: ['province.read', 'figures.read'], names: false, widest: 'province' },
}
