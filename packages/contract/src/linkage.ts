import { REGISTERS, SEGMENTS } from '@semesta/kernel'
import { z } from 'zod'
import { AreaCodeText, FileFormat, InstantText, MonthText, Paging, RegencyCode, RegisterName, SegmentId, SourceStamp } from './common.ts'
import { Job } from './jobs.ts'

/** Where a pair stands: nobody has decided; a second person is awaited; decided; put aside. */
export const PAIR_STATES = ['open', 'second', 'same', 'different', 'unsure'] as const
export const PAIR_BANDS = ['auto', 'review'] as const
export const VERDICTS = ['same', 'different', 'unsure'] as const
/** Why a merge needs two people. */
export const RISKS = ['one-register', 'death', 'payer', 'conflict'] as const
const PairState = z.enum(PAIR_STATES)
const Verdict = z.enum(VERDICTS)
const Words = z.object({ judul: z.string(), title: z.string() })
const regency = { regency: RegencyCode }

/** `penduduk-peserta`: two registers in the order of the kernel's list. */
export const RegisterPair = z
  .string()
  .refine((it) => it.split('-').length === 2 && it.split('-').every((one) => REGISTERS.some((register) => register === one)))

/** What narrows the queue; the list, its counts and its file take the same ones. */
export const PairFilter = {
  registers: RegisterPair.optional(),
  area: AreaCodeText.optional(),
  band: z.enum(PAIR_BANDS).optional(),
  reason: z.string().max(80).optional(),
  segment: SegmentId.optional(),
  state: z.enum([...PAIR_STATES, 'all']).default('open'),
}

export const LinkageRun = z.object({
  id: z.string(),
  month: MonthText.nullable().describe('the month it was built with; null when it was run alone'),
  inForce: z.boolean(),
  finishedAt: InstantText,
  finishedBy: z.string(),
  sources: z.array(SourceStamp),
  modelHash: z.string(),
  modelVersion: z.string(),
  threshold: z.number().describe('probability from which a pair is linked by itself'),
  reviewThreshold: z.number().describe('probability from which people are asked'),
  targetErrorRate: z.number(),
  records: z.int(),
  pairsCompared: z.int(),
})

export const ListLinkageRuns = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/runs',
  summary: 'Runs of the linkage, newest first',
  scope: 'linkage.read',
  input: z.object(regency),
  output: z.object({ rows: z.array(LinkageRun), running: Job.nullable() }),
  problems: [],
} as const

export const StartLinkage = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/linkage/runs',
  summary: 'Link the newest registers again, without building a month',
  scope: 'linkage.run',
  input: z.object({ ...regency, targetErrorRate: z.number().min(0.0001).max(0.05).optional() }),
  output: z.object({ job: Job }),
  problems: ['linkage/no-snapshot'],
} as const

const Facet = z.object({ key: z.string(), pairs: z.int(), rupiahPerMonth: z.int() })

export const CountPairs = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/counts',
  summary: 'Pairs that wait for people, by what narrows them: heads of the queue for every role',
  scope: 'linkage.read',
  input: z.object({ ...regency, ...PairFilter }),
  output: z.object({
    run: LinkageRun.nullable(),
    total: z.int(),
    rupiahPerMonth: z.int(),
    oldestDays: z.int().nullable().describe('how long the oldest pair of the filter has been waiting'),
    states: z.array(Facet).describe('of the whole queue in the area, whatever the other filters'),
    registers: z.array(Facet),
    villages: z.array(Facet.extend({ name: z.string() })),
    reasons: z.array(Facet.extend(Words.shape)),
    bands: z.array(Facet),
    segments: z.array(Facet),
  }),
  problems: ['areas/not-found'],
} as const

/** One line of the queue. */
export const PairRow = z.object({
  pairId: z.string(),
  registers: z.string(),
  leftRegister: RegisterName,
  rightRegister: RegisterName,
  leftName: z.string(),
  rightName: z.string(),
  reason: z.string(),
  ...Words.shape,
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  segment: z.enum(SEGMENTS).nullable(),
  rupiahPerMonth: z.int(),
  affectsActive: z.boolean(),
  affectsCoverage: z.boolean(),
  band: z.enum(PAIR_BANDS),
  probability: z.number(),
  risks: z.array(z.enum(RISKS)),
  state: PairState,
  testData: z.boolean(),
})

export const ListPairs = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/pairs',
  summary: 'Pairs of records that may be one human, by rupiah and by effect on status',
  scope: 'linkage.read',
  names: true,
  input: z.object({ ...regency, ...PairFilter, ...Paging }),
  output: z.object({ total: z.int(), rupiahPerMonth: z.int(), rows: z.array(PairRow) }),
  problems: ['areas/not-found'],
} as const

export const ExportPairs = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/pairs/export',
  summary: 'The same pairs as a file',
  scope: 'exports.create',
  names: true,
  input: z.object({ ...regency, ...PairFilter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['areas/not-found'],
} as const

const Marks = z.array(z.tuple([z.int(), z.int()])).describe('from and to of each stretch that differs')
const PairField = z.object({
  field: z.string(),
  left: z.string().nullable(),
  right: z.string().nullable(),
  state: z.enum(['same', 'differs', 'one-sided']),
  leftMarks: Marks,
  rightMarks: Marks,
})

export const PairDecision = z.object({
  id: z.string(),
  act: z.enum([...VERDICTS, 'undo']),
  state: PairState.describe('where the pair stood after it'),
  reason: z.string(),
  by: z.string(),
  mine: z.boolean(),
  stands: z.boolean().describe('neither taken back nor a taking back'),
  at: InstantText,
})

const Attached = z.object({ kind: z.string(), count: z.int() })

export const GetPair = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/linkage/pairs/:pairId',
  summary: 'Two records side by side, why they may be one human, and what a merge would change',
  scope: 'linkage.read',
  names: true,
  input: z.object({ ...regency, pairId: z.string() }),
  output: PairRow.extend({
    fields: z.array(PairField),
    leftRow: z.int(),
    rightRow: z.int(),
    leftSource: SourceStamp.nullable(),
    rightSource: SourceStamp.nullable(),
    waterfall: z
      .array(z.object({ key: z.string(), field: z.string().nullable(), ...Words.shape, weight: z.number() }))
      .describe('first the prior, then each comparison; their sum is the weight'),
    weight: z.number().describe('log2 of the odds'),
    prior: z.number().nullable().describe('probability that two records drawn at random are one human'),
    conflict: z.string().nullable(),
    effects: z.array(z.object({ count: z.string(), heads: z.int() })),
    attached: z.object({ left: z.array(Attached), right: z.array(Attached) }),
    history: z.array(PairDecision),
    canDecide: z.boolean(),
    canConfirm: z.boolean().describe('a second person is awaited, and it may be this one'),
    inMonth: MonthText.nullable().describe('the newest month already built with the decision; null while it waits for the next build'),
  }),
  problems: ['linkage/pair-not-found'],
} as const

const Numbers = z.object({ nik: z.string().nullable(), kk: z.string().nullable(), card: z.string().nullable() })

export const RevealPair = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/linkage/pairs/:pairId/reveal',
  summary: 'Show the identity numbers of both records; the reason is kept',
  scope: 'people.reveal',
  names: true,
  input: z.object({ ...regency, pairId: z.string(), reason: z.string().trim().min(5).max(300) }),
  output: z.object({ left: Numbers, right: Numbers, until: InstantText }),
  problems: ['linkage/pair-not-found'],
} as const

const Decided = z.object({ state: PairState, decision: PairDecision })

export const DecidePair = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/linkage/pairs/:pairId/decisions',
  summary: 'Same, not the same, or unsure; a risky merge waits for a second person',
  scope: 'linkage.review',
  names: true,
  input: z.object({
    ...regency,
    pairId: z.string(),
    verdict: Verdict,
    reason: z.string().trim().min(3).max(300),
    seen: PairState.describe('where the pair stood on the screen: what somebody else decided meanwhile is not overwritten'),
  }),
  output: Decided,
  problems: ['linkage/pair-not-found', 'linkage/decided-meanwhile', 'linkage/second-person-needed'],
} as const

export const UndoPair = {
  method: 'POST',
  path: '/api/v1/regencies/:regency/linkage/pairs/:pairId/undo',
  summary: 'Take the newest decision back; a merge is split again',
  scope: 'linkage.review',
  names: true,
  input: z.object({ ...regency, pairId: z.string(), decisionId: z.string(), reason: z.string().trim().min(3).max(300) }),
  output: Decided,
  problems: ['linkage/pair-not-found', 'linkage/decided-meanwhile'],
} as const

const JoinedSide = z.object({ register: RegisterName, name: z.string(), nikMasked: z.string().nullable(), cardMasked: z.string().nullable() })
const Joined = z.object({
  pairId: z.string(),
  left: JoinedSide,
  right: JoinedSide,
  how: z.enum(['decision', 'auto']),
  probability: z.number(),
  since: InstantText.nullable(),
  by: z.string().nullable(),
  decisionId: z.string().nullable(),
  inMonth: z.boolean().describe('false: the month on screen was built before it'),
})

export const GetIdentity = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/months/:month/people/:personId/identity',
  summary: 'Which records make one person, who put them together, and what is attached to each',
  scope: 'linkage.read',
  names: true,
  input: z.object({ ...regency, month: MonthText, personId: z.string() }),
  output: z.object({
    identityId: z.string().nullable().describe('stays the same through merges and splits; null while nobody has merged anything'),
    joined: z.array(Joined),
    events: z.array(z.object({ id: z.string(), kind: z.enum(['merge', 'split']), reason: z.string(), by: z.string(), at: InstantText })),
    attached: z.array(Attached),
    canSplit: z.boolean(),
  }),
  problems: ['indicators/month-not-found', 'people/not-found', 'people/names-frozen'],
} as const
