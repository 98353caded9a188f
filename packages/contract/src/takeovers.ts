import { z } from 'zod'
import { StatedParameter } from './arrears.ts'
import { AreaCodeText, DateText, FileFormat, InstantText, MonthText, Paging, RatioView, RegencyCode } from './common.ts'

/** `takeover`: the city starts to pay; `pbi` and `employer`: somebody else shall pay for whom the city pays today. */
export const TAKEOVER_KINDS = ['takeover', 'pbi', 'employer'] as const
/** Where a person stands on the way; the last two ended before anything was paid. */
export const TAKEOVER_STATES = ['proposed', 'rt', 'lurah', 'verified', 'decided', 'sent', 'confirmed', 'overdue', 'relapsed', 'rejected', 'withdrawn'] as const
export const TAKEOVER_LEVELS = ['rt', 'lurah', 'dinsos'] as const
export const TAKEOVER_GROUP_IDS = ['arrears', 'pbi-removed', 'newborn', 'unregistered', 'lapsed'] as const
/** What a proposal does with a row of a list. */
export const TAKEOVER_LIST_VERDICTS = [
  ...(['fits', 'beyond', 'already', 'elsewhere', 'active', 'no-candidate', 'duplicate', 'moved', 'not-resident', 'employed'] as const),
  ...(['not-found', 'not-unique', 'unreadable', 'doubtful', 'repeated'] as const),
] as const
const State = z.enum(TAKEOVER_STATES)
const Kind = z.enum(TAKEOVER_KINDS)
const commas = (each: RegExp) => z.string().regex(new RegExp(`^${each.source}(,${each.source})*$`))
const Groups = commas(/(arrears|pbi-removed|newborn|unregistered|lapsed)/).describe('groups, separated by commas')
export const ActId = z.uuid().describe('chosen by the caller; sent twice it counts once')
export const ActReason = z.string().trim().min(5).max(300)

/** Whom a takeover takes. Everything that is left out does not narrow. */
export const TakeoverRule = {
  groups: Groups.default('arrears,pbi-removed,newborn,unregistered'),
  decileMax: z.coerce
    .number()
    .int()
    .min(1)
    .max(10)
    .optional()
    .describe('lowest decile of the household at most; households without a decile are then left out'),
  monthsMin: z.coerce.number().int().min(1).max(600).optional().describe('the household owes at least so many months'),
  villages: commas(/\d{2}\.\d{2}\.\d{2}\.\d{4}/)
    .optional()
    .describe('villages, separated by commas'),
  whole: z.enum(['true', 'false']).default('true').describe('take the other inactive people of the family card along'),
  budget: z.coerce.number().int().min(0).optional().describe('whole rupiah of this fiscal year; poorest households first, none is taken in part'),
}

export const YearCost = z.object({ year: z.string(), months: z.int(), perHeadRupiah: z.int(), rupiah: z.int() })
const Instrument = z.object({
  id: z.enum(['takeover', 'pbi', 'employer', 'csr', 'visit']),
  heads: z.int().describe('people it could reach'),
  effectiveHeads: z.int().describe('people expected to become active by it'),
  cityRupiahPerActive: z.int().nullable().describe('what the city spends for one additional active person in a year'),
  otherRupiahPerActive: z.int().nullable().describe('what somebody else spends for him'),
  waitMonths: z.int().describe('months until he is active'),
  parameters: z.array(StatedParameter),
})
export const KeaktifanBoth = z.object({ registered: RatioView, population: RatioView })

export const SimulateTakeover = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/takeovers/simulation',
  summary: 'Heads, rupiah and keaktifan if the city took people over, beside the other instruments',
  scope: 'arrears.read',
  input: z.object({ regency: RegencyCode, month: MonthText, area: AreaCodeText.optional(), start: MonthText.optional(), ...TakeoverRule }),
  output: z.object({
    month: MonthText,
    start: MonthText,
    heads: z.int(),
    households: z.int(),
    beyondBudget: z.object({ heads: z.int(), households: z.int() }).describe('eligible, but the budget ends before them'),
    inProgress: z.int().describe('people of the area who are in a programme already and not active yet; they are among the eligible ones'),
    byGroup: z.array(z.object({ group: z.string(), heads: z.int() })),
    byDecile: z.array(z.object({ decile: z.int(), heads: z.int(), households: z.int() })),
    byVillage: z.array(z.object({ code: z.string(), name: z.string(), heads: z.int(), households: z.int() })),
    monthly: z.array(z.object({ month: MonthText, heads: z.int(), rupiah: z.int() })),
    thisYear: YearCost,
    nextYear: YearCost,
    keaktifan: z.object({
      official: z.enum(['registered', 'population']),
      thresholds: z.array(z.number()),
      before: z.array(KeaktifanBoth),
      after: z.array(KeaktifanBoth),
    }),
    coverage: z.object({ before: RatioView, after: RatioView }),
    activation: z.object({
      rule: z.enum(['same-day', 'first-of-next-month', '14-days']),
      prioritas: z.boolean(),
      firstRoster: MonthText,
      parameter: StatedParameter.nullable(),
    }),
    instruments: z.array(Instrument),
    parameters: z.array(StatedParameter),
  }),
  problems: ['indicators/month-not-found', 'areas/not-found', 'arrears/not-counted', 'people/names-frozen', 'takeovers/no-rate'],
} as const

const Stage = z.object({ state: State, heads: z.int(), households: z.int(), overdue: z.int().describe('of them past the deadline of their step') })
export const TakeoverDecision = z.object({
  id: z.string(),
  number: z.string(),
  decidedOn: DateText,
  signer: z.string(),
  fundId: z.string().nullable(),
  fundName: z.string().nullable(),
  fromMonth: MonthText,
  heads: z.int(),
  monthlyRupiah: z.int(),
  yearRupiah: z.int(),
  state: z.enum(['decided', 'sent', 'revoked']),
  sent: z.object({ on: DateText, document: z.string() }).nullable(),
  revoked: z.object({ on: InstantText, by: z.string(), reason: z.string() }).nullable(),
  decidedBy: z.string(),
})
export const Programme = z.object({
  id: z.string(),
  kind: Kind,
  name: z.string(),
  basis: z.string(),
  rule: z.record(z.string(), z.union([z.string(), z.number()])),
  startMonth: MonthText,
  fundId: z.string().nullable(),
  days: z.object({ rt: z.int(), lurah: z.int(), dinsos: z.int() }),
  openedBy: z.string(),
  openedAt: InstantText,
  closed: z.object({ on: DateText, by: z.string(), reason: z.string() }).nullable().describe('nobody is proposed any more'),
  stages: z.array(Stage),
})

export const ListProgrammes = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers',
  summary: 'Programmes and how far their people are, in the areas one may see',
  scope: 'arrears.read',
  input: z.object({ regency: RegencyCode, area: AreaCodeText.optional() }),
  output: z.object({
    rows: z.array(Programme),
    waiting: z.object({ heads: z.int(), overdue: z.int() }).describe('people who wait for a step of whoever asks'),
  }),
  problems: ['areas/not-found'],
} as const

export const OpenProgramme = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers',
  summary: 'Open a programme: whom it takes, from which month and which fund',
  scope: 'takeover.propose',
  input: z.object({
    regency: RegencyCode,
    id: ActId,
    kind: Kind,
    name: z.string().trim().min(5).max(120),
    basis: ActReason.describe('what it stands on: regulation, agreement, instruction'),
    startMonth: MonthText,
    fundId: z.string().max(80).optional(),
    ...TakeoverRule,
  }),
  output: Programme,
  problems: ['takeovers/whole-regency-only', 'takeovers/id-reused'],
} as const

const one = { regency: RegencyCode, programmeId: z.string() }
const Act = z.object({
  id: z.string(),
  kind: z.string(),
  level: z.string().nullable(),
  heads: z.int(),
  by: z.string(),
  at: InstantText,
  reason: z.string().nullable(),
  undone: z.boolean(),
  mayUndo: z.boolean(),
})

export const GetProgramme = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId',
  summary: 'One programme: stages, decisions, acts',
  scope: 'arrears.read',
  input: z.object({ ...one, area: AreaCodeText.optional() }),
  output: z.object({
    programme: Programme,
    byVillage: z.array(z.object({ code: z.string(), name: z.string(), heads: z.int(), confirmed: z.int(), open: z.int() })),
    decisions: z.array(TakeoverDecision),
    acts: z.array(Act),
  }),
  problems: ['takeovers/programme-not-found', 'areas/not-found'],
} as const

export const ProposeTakeovers = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/proposals',
  summary: 'Propose people: by the rule of the programme, or a list of NIK or card numbers; first looked at, then done',
  scope: 'takeover.propose',
  names: true,
  input: z.object({
    ...one,
    id: ActId,
    month: MonthText,
    area: AreaCodeText.optional(),
    numbers: z
      .array(z.string().regex(/^\d{13}(\d{3})?$/))
      .max(5_000)
      .optional()
      .describe('NIK or card numbers of a list; without it the rule of the programme chooses'),
    list: z
      .object({ lookupId: z.string(), institution: z.string().trim().min(3).max(120), number: z.string().trim().min(1).max(80), on: DateText })
      .optional()
      .describe('a list that was sent as a file and answered, with the letter it came with; never why somebody is on it'),
    note: z.string().trim().max(300).default(''),
    preview: z.boolean().default(false),
  }),
  output: z.object({
    heads: z.int(),
    households: z.int(),
    monthlyRupiah: z.int(),
    yearRupiah: z.int(),
    already: z.int().describe('in a live programme already'),
    notFound: z.int().describe('numbers of the list that are no candidates of this programme in the areas one may see'),
    list: z
      .array(z.object({ verdict: z.enum(TAKEOVER_LIST_VERDICTS), rows: z.int() }))
      .nullable()
      .describe('rows of a file by what becomes of them'),
    actId: z.string().nullable(),
  }),
  problems: [
    'lookups/not-found',
    'lookups/not-ready',
    'takeovers/day-ahead',
    'takeovers/programme-not-found',
    'takeovers/programme-closed',
    'areas/not-found',
    'indicators/month-not-found',
    'arrears/not-counted',
    'people/names-frozen',
    'takeovers/id-reused',
    'takeovers/no-rate',
  ],
} as const

export const ExplainTakeoverList = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/lists/:lookupId/export',
  summary: 'A list as it came, with what a proposal does with each of its rows',
  scope: 'takeover.propose',
  names: true,
  input: z.object({ ...one, lookupId: z.string(), month: MonthText, area: AreaCodeText.optional(), format: FileFormat.default('xlsx') }),
  output: 'file',
  problems: [
    ...['lookups/not-found', 'lookups/not-ready', 'takeovers/programme-not-found', 'areas/not-found', 'indicators/month-not-found'],
    ...['arrears/not-counted', 'people/names-frozen', 'takeovers/no-rate'],
  ],
} as const

export const CloseProgramme = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers/:programmeId/close',
  summary: 'Close a programme for good: whoever is not registered yet is taken out, what was promised for them is free; first looked at, then done',
  scope: 'takeover.decide',
  names: true,
  input: z.object({ ...one, id: ActId, on: DateText, reason: ActReason, preview: z.boolean().default(false) }),
  output: z.object({
    heads: z.int().describe('taken out'),
    stay: z.int().describe('their file went out: the city pays and the roster is watched'),
    revoked: z.array(z.string()).describe('numbers of decisions whose file did not go out'),
    releasedRupiah: z.int().describe('promised by those decisions, free again'),
  }),
  problems: [
    ...['takeovers/programme-not-found', 'takeovers/programme-closed', 'takeovers/whole-regency-only', 'takeovers/day-ahead', 'takeovers/id-reused'],
    ...['funds/not-found', 'funds/id-reused', 'ledger/month-closed'],
  ],
} as const

/** Which people of a programme: some of them, or all of a step. */
const Which = {
  programmeId: z.string().optional(),
  state: State.optional(),
  kind: Kind.optional(),
  area: AreaCodeText.optional(),
  mine: z.enum(['true', 'false']).optional(),
}

export const TakeoverPerson = z.object({
  id: z.string(),
  programmeId: z.string(),
  personId: z.string().describe('opaque'),
  name: z.string(),
  nikMasked: z.string().nullable(),
  testData: z.boolean(),
  age: z.int().nullable(),
  sex: z.enum(['L', 'P']).nullable(),
  address: z.string().nullable(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  rw: z.string().nullable(),
  rt: z.string().nullable(),
  group: z.string(),
  decile: z.int().nullable(),
  debtRupiah: z.int().nullable().describe('old debt at the rates: it stays with the person and is never paid by this'),
  employer: z.string().nullable(),
  householdHeads: z.int(),
  state: State,
  dueOn: DateText.nullable(),
  overdue: z.boolean(),
  mine: z.boolean().describe('waits for a step of whoever asks'),
  expected: MonthText.nullable().describe('first roster that should show the effect'),
  lastWord: z.string().nullable(),
})

export const ListTakeovers = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers-people',
  summary: 'People of programmes, the most urgent first',
  scope: 'arrears.read',
  names: true,
  input: z.object({ regency: RegencyCode, ...Which, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(TakeoverPerson) }),
  problems: ['areas/not-found'],
} as const

export const ExportTakeovers = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/takeovers-people/export',
  summary: 'The same people as a file: a proposal list, a hand-over list',
  scope: 'exports.create',
  names: true,
  input: z.object({ regency: RegencyCode, ...Which, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['areas/not-found'],
} as const

export const MovedPeople = z.object({
  heads: z.int(),
  monthlyRupiah: z.int(),
  left: z.array(z.object({ id: z.string(), why: z.enum(['not-found', 'moved-on', 'not-your-step']) })).describe('people the act does not reach, and why'),
  actId: z.string().nullable(),
})
const ActOn = { regency: RegencyCode, id: ActId, ids: z.array(z.uuid()).max(500).optional(), ...Which, preview: z.boolean().default(false) }

export const VerifyTakeovers = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers-people/verify',
  summary: 'Say of some people, or of all of a step, that they are right or not; first looked at, then done',
  scope: 'takeover.verify',
  names: true,
  input: z.object({ ...ActOn, verdict: z.enum(['right', 'wrong']), reason: z.string().trim().max(300).default('').describe('needed for wrong') }),
  output: MovedPeople,
  problems: ['areas/not-found', 'takeovers/id-reused', 'takeovers/reason-needed'],
} as const

export const WithdrawTakeovers = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers-people/withdraw',
  summary: 'Take people out before the file went out, or end the watch over them; with a reason',
  scope: 'takeover.propose',
  names: true,
  input: z.object({ ...ActOn, reason: ActReason, on: DateText.optional().describe('day from which it holds; today without one') }),
  output: MovedPeople,
  problems: ['areas/not-found', 'takeovers/id-reused', 'takeovers/day-ahead'],
} as const

export const UndoTakeovers = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/takeovers-acts/:actId/undo',
  summary: 'Take one’s own act back; people who have moved on since stay where they are',
  scope: 'arrears.read',
  names: true,
  input: z.object({ regency: RegencyCode, actId: z.string(), id: ActId, reason: ActReason }),
  output: MovedPeople,
  problems: ['takeovers/act-not-found', 'takeovers/act-not-yours', 'takeovers/act-final', 'takeovers/id-reused'],
} as const
