import { CAUSES } from '@semesta/kernel'
import { z } from 'zod'
import { AreaCodeText, DateText, FileFormat, InstantText, MonthText, Paging, RegencyCode } from './common.ts'

export const SPONSOR_KINDS = ['company', 'state-company', 'cooperative', 'foundation', 'person'] as const
export const PLEDGE_STATES = ['pledged', 'agreed', 'received', 'allocated', 'sent', 'reported', 'withdrawn'] as const
export const STEP_KINDS = ['agreed', 'received', 'allocated', 'sent', 'reported', 'withdrawn', 'reversed'] as const
/** Steps that a person records; the others come from an allocation and from taking a step back. */
export const RECORDED_STEPS = ['agreed', 'received', 'sent', 'reported', 'withdrawn'] as const
/** What a donor pays a head and month: the participant's premium, or all of it. */
export const RATE_BASES = ['iuran', 'full'] as const
export const NEEDS = ['unregistered', 'inactive'] as const
const rupiah = z.int().describe('whole rupiah')
const text = (most: number, least = 1) => z.string().trim().min(least).max(most)

export const SponsorContact = z.object({
  person: text(120),
  phone: text(40).nullable(),
  email: z.email().nullable(),
  address: text(300).nullable(),
})
export const PledgeRing = z.object({
  areas: z.array(AreaCodeText).max(60),
  decileMax: z.int().min(1).max(10).nullable(),
  needs: z.array(z.enum(NEEDS)),
  causes: z.array(z.enum(CAUSES)),
  ageMin: z.int().min(0).max(120).nullable(),
  ageMax: z.int().min(0).max(120).nullable(),
})

export const SponsorCheck = z.object({
  month: MonthText,
  workers: z.int().describe('own workers of whom a list tells, in the newest month'),
  missing: z.int().describe('of them without an active card from an employer'),
  family: z.int().describe('residents on the family cards of these workers, without the workers; information beside the rule'),
  familyMissing: z.int().describe('of the family without any active card'),
  checkedBy: z.string(),
  checkedAt: InstantText,
})
export const SponsorException = z.object({
  id: z.string(),
  approver: z.string(),
  document: z.string(),
  reason: z.string(),
  validFrom: DateText,
  validUntil: DateText,
  recordedBy: z.string(),
  inForce: z.boolean(),
})
/** May this donor pledge today, and if not, why. */
export const STANDINGS = ['free', 'clear', 'excepted', 'unchecked', 'employer-unknown', 'workers-unknown', 'workers-missing'] as const

export const PledgeMoney = z.object({
  promised: rupiah,
  received: rupiah,
  allocated: rupiah,
  left: rupiah.describe('received and not allocated'),
  headsLeft: z.int().describe('heads that `left` still reaches for all months of the pledge'),
})
export const PledgeSummary = z.object({
  id: z.string(),
  sponsorId: z.string(),
  sponsor: z.string(),
  state: z.enum(PLEDGE_STATES),
  people: z.int().nullable(),
  months: z.int(),
  rateBasis: z.enum(RATE_BASES),
  rateRupiah: rupiah,
  firstMonth: MonthText,
  pledgedOn: DateText,
  money: PledgeMoney,
  heads: z.int().describe('people funded by allocations that stand'),
  untilMonth: MonthText.nullable().describe('last month that is paid for'),
  endsIn: z.int().nullable().describe('months from the newest month to the last paid one; negative when over'),
})

export const Sponsor = z.object({
  id: z.string(),
  kind: z.enum(SPONSOR_KINDS),
  name: z.string(),
  npwp: z.string().nullable(),
  employerCode: z.string().nullable(),
  contact: SponsorContact,
  standing: z.enum(STANDINGS),
  check: SponsorCheck.nullable(),
  recordedAt: InstantText,
})

export const ListSponsors = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/sponsors',
  summary: 'Donors, what they promised and paid, whom it covers until when; heads and rupiah, no names',
  scope: 'sponsors.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({
    month: MonthText.nullable(),
    warnMonths: z.int(),
    sponsors: z.array(Sponsor),
    pledges: z.array(PledgeSummary),
    rates: z.array(z.object({ basis: z.enum(RATE_BASES), rupiah, source: z.string() })).describe('what a pledge made today costs a head and month'),
  }),
  problems: [],
} as const

export const ExportSponsors = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/sponsors/export',
  summary: 'Pledges with their money and heads as a file; no names of people',
  scope: 'sponsors.read',
  input: z.object({ regency: RegencyCode, format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: [],
} as const

export const RecordSponsor = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/sponsors',
  summary: 'Record a donor, or what has changed about one',
  scope: 'sponsors.manage',
  input: z.object({
    regency: RegencyCode,
    id: z.uuid().describe('of this record; sent again it changes nothing'),
    sponsorId: z.uuid().optional().describe('the donor whose data change; absent for a new one, whose id is then `id`'),
    kind: z.enum(SPONSOR_KINDS),
    name: text(160, 3),
    npwp: z
      .string()
      .regex(/^[\d.-]{15,25}$/)
      .nullable(),
    employerCode: text(40).nullable(),
    contact: SponsorContact,
  }),
  output: Sponsor,
  problems: ['sponsors/not-found', 'sponsors/id-reused'],
} as const

const one = { regency: RegencyCode, sponsorId: z.string() }

export const GetSponsor = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/sponsors/:sponsorId',
  summary: 'One donor with its standing, its exceptions and its pledges',
  scope: 'sponsors.read',
  input: z.object(one),
  output: z.object({
    sponsor: Sponsor,
    exceptions: z.array(SponsorException),
    users: z.array(z.object({ id: z.string(), email: z.string(), since: InstantText })),
    pledges: z.array(PledgeSummary),
  }),
  problems: ['sponsors/not-found'],
} as const

export const CheckSponsor = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/sponsors/:sponsorId/check',
  summary: "Count a company's own workers without cover from it in the newest month, and keep the count",
  scope: 'sponsors.manage',
  names: true,
  input: z.object({ ...one, id: z.uuid() }),
  output: Sponsor,
  problems: ['sponsors/not-found', 'sponsors/employer-unknown', 'indicators/month-not-found', 'people/names-frozen'],
} as const

export const AllowSponsor = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/sponsors/:sponsorId/exceptions',
  summary: 'Let a company pledge for a while although not all of its workers are registered',
  scope: 'sponsors.manage',
  input: z.object({ ...one, id: z.uuid(), approver: text(120, 3), document: text(160, 3), reason: text(400, 10), validFrom: DateText, validUntil: DateText }),
  output: SponsorException,
  problems: ['sponsors/not-found', 'sponsors/exception-too-long', 'sponsors/id-reused'],
} as const

export const BindSponsorUser = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/sponsors/:sponsorId/users',
  summary: 'Say for which donor somebody with the role donor signs in',
  scope: 'sponsors.manage',
  input: z.object({ ...one, id: z.uuid(), email: z.email() }),
  output: z.object({ id: z.string(), email: z.string(), since: InstantText }),
  problems: ['sponsors/not-found', 'sponsors/user-not-found', 'sponsors/user-bound', 'sponsors/id-reused'],
} as const

export const EndSponsorUser = {
  method: 'DELETE',
  path: '/api/v1/regencies/:regency/sponsors/:sponsorId/users/:bindingId',
  summary: 'Somebody no longer signs in for a donor',
  scope: 'sponsors.manage',
  input: z.object({ ...one, bindingId: z.string() }),
  output: z.object({ ended: z.boolean() }),
  problems: ['sponsors/not-found'],
} as const

export const RecordPledge = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/pledges',
  summary: 'Record what a donor promises: people for some months, or a sum',
  scope: 'sponsors.manage',
  names: true,
  input: z.object({
    regency: RegencyCode,
    id: z.uuid(),
    sponsorId: z.uuid(),
    basis: z.enum(['people', 'rupiah']),
    people: z.int().min(1).max(1_000_000).nullable(),
    amountRupiah: z.int().min(1).max(1_000_000_000_000).nullable(),
    months: z.int().min(1).max(60),
    rateBasis: z.enum(RATE_BASES),
    firstMonth: MonthText,
    ring: PledgeRing,
    pledgedOn: DateText,
    note: z.string().trim().max(400),
  }),
  output: PledgeSummary,
  problems: [
    ...[
      'sponsors/not-found',
      'sponsors/id-reused',
      'sponsors/employer-unknown',
      'sponsors/workers-unknown',
      'sponsors/workers-missing',
      'sponsors/pledge-unfit',
    ],
    ...['areas/not-found', 'indicators/month-not-found', 'people/names-frozen'],
  ],
} as const

export const PledgeStep = z.object({
  id: z.string(),
  kind: z.enum(STEP_KINDS),
  on: DateText,
  ourNumber: z.string().nullable(),
  theirNumber: z.string().nullable(),
  amountRupiah: rupiah.nullable(),
  heads: z.int().nullable(),
  refersTo: z.string().nullable(),
  note: z.string(),
  by: z.string(),
  at: InstantText,
  reversed: z.boolean(),
  mayReverse: z.boolean(),
})
const pledgeAt = { regency: RegencyCode, pledgeId: z.string() }

export const GetPledge = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId',
  summary: 'One pledge with every dated step, its money and what it has done; no names of people',
  scope: 'sponsors.read',
  input: z.object(pledgeAt),
  output: z.object({
    pledge: PledgeSummary,
    ring: PledgeRing,
    note: z.string(),
    recordedBy: z.string(),
    steps: z.array(PledgeStep),
    next: z.array(z.enum([...RECORDED_STEPS, 'allocated'])).describe('what may be done now'),
    active: z.array(z.object({ month: MonthText, heads: z.int(), active: z.int() })).describe('of the people funded, who is active in each roster since'),
  }),
  problems: ['sponsors/pledge-not-found'],
} as const

export const AddPledgeStep = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId/steps',
  summary: 'Record an agreement, a payment, a list that was sent, a report or a withdrawal',
  scope: 'sponsors.manage',
  input: z.object({
    ...pledgeAt,
    id: z.uuid(),
    kind: z.enum(RECORDED_STEPS),
    on: DateText,
    ourNumber: text(120).nullable(),
    theirNumber: text(120).nullable(),
    amountRupiah: z.int().min(1).nullable(),
    refersTo: z.uuid().nullable(),
    note: z.string().trim().max(400),
  }),
  output: PledgeStep,
  problems: [
    ...['sponsors/pledge-not-found', 'sponsors/id-reused', 'sponsors/step-out-of-order', 'sponsors/step-incomplete', 'sponsors/more-than-promised'],
    ...['sponsors/step-not-found', 'ledger/month-closed', 'ledger/id-reused'],
  ],
} as const

export const ReversePledgeStep = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId/steps/:stepId/reverse',
  summary: 'Take a step back by a step of its own, with the reason',
  scope: 'sponsors.manage',
  names: true,
  input: z.object({ ...pledgeAt, stepId: z.string(), id: z.uuid(), on: DateText, reason: text(400, 10) }),
  output: PledgeStep,
  problems: [
    ...['sponsors/pledge-not-found', 'sponsors/step-not-found', 'sponsors/id-reused', 'sponsors/step-needed', 'sponsors/already-reversed'],
    ...['ledger/month-closed', 'ledger/id-reused', 'ledger/already-reversed'],
  ],
} as const

export const FUNDED_STATES = ['active', 'waiting', 'deceased', 'moved', 'other-payer', 'gone'] as const
const funded = { ...pledgeAt, stepId: z.uuid().optional(), until: MonthText.optional().describe('paid until this month or earlier') }

export const ListFunded = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId/people',
  summary: 'People funded by a pledge, with the last month that is paid for each',
  scope: 'sponsors.read',
  names: true,
  input: z.object({ ...funded, ...Paging }),
  output: z.object({
    total: z.int(),
    rows: z.array(
      z.object({
        rowNo: z.int(),
        personId: z.string().nullable().describe('opens the person, where the newest month knows the person'),
        name: z.string().nullable(),
        nik: z.string().describe('masked'),
        villageCode: AreaCodeText,
        fromMonth: MonthText,
        untilMonth: MonthText,
        state: z.enum(FUNDED_STATES).describe('in the newest month'),
      }),
    ),
  }),
  problems: ['sponsors/pledge-not-found'],
} as const

export const ExportFunded = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId/people/export',
  summary: 'The same as a file; identity numbers are whole only for those who may reveal them',
  scope: 'sponsors.manage',
  names: true,
  input: z.object({ ...funded, format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: ['sponsors/pledge-not-found'],
} as const
export const ExportRegistration = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/pledges/:pledgeId/steps/:stepId/registration',
  summary: "An allocation's people as the registration list of BPJS, 36 columns",
  scope: 'sponsors.manage',
  names: true,
  input: z.object({ ...pledgeAt, stepId: z.string() }),
  output: 'file',
  problems: ['sponsors/pledge-not-found', 'sponsors/step-not-found'],
} as const
