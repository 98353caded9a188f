import { z } from 'zod'
import { AreaCodeText, FileFormat, InstantText, MonthText, Paging, RegencyCode, SegmentId } from './common.ts'
import { Batch, BatchScopeId } from './registers.ts'

export const CHANGE_KINDS = ['joined', 'left', 'segment', 'activated', 'deactivated', 'moved', 'corrected'] as const
export const ChangeKindId = z.enum(CHANGE_KINDS)
/** `itself`: nobody needs to look; `one`: a person must agree; `two`: somebody other than whoever sent the file. */
export const NeedsId = z.enum(['itself', 'one', 'two'])

const Deed = z.object({ by: z.string(), at: InstantText, reason: z.string().nullable() })
const heads = z.int().describe('heads')
const Counted = z.object({ population: heads, registered: heads, active: heads, cityPaid: heads.describe('active cards that the city pays for') })
const Share = z.object({
  part: z.int(),
  whole: z.int(),
  percent: z.string().nullable().describe('two decimals with a point, never rounded across a threshold'),
})
const Standing = Counted.extend({
  coverage: Share,
  keaktifan: z.object({ registered: Share, population: Share, official: z.enum(['registered', 'population']) }),
  status: z.enum(['belum-uhc', 'uhc-cut-off', 'uhc-prioritas']).nullable().describe('null without a population register in force'),
})

export const StopView = z.object({
  code: z.string(),
  judul: z.string(),
  title: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  needsFile: z.boolean().describe('only another file mends it'),
  acknowledged: Deed.nullable(),
})

/** What a file does to the list in force, in the words of the programme. */
export const Diff = z.object({
  batch: Batch,
  base: z.object({ id: z.string(), fileName: z.string(), asOf: z.string() }).nullable().describe('the file in force it is compared with; null: the first'),
  rows: z.object({ new: z.int(), changed: z.int(), same: z.int(), repeated: z.int(), taken: z.int(), left: z.int(), before: z.int(), after: z.int() }),
  changes: z.array(
    z.object({
      kind: ChangeKindId,
      cause: z.string().nullable(),
      heads,
      rupiahPerMonth: z.int().describe('whole rupiah a month for the city'),
      registered: z.int(),
      active: z.int(),
    }),
  ),
  segments: z.array(z.object({ segment: SegmentId, registeredBefore: heads, registered: heads, activeBefore: heads, active: heads })),
  fields: z.array(z.object({ field: z.string(), heads })),
  rupiahPerMonth: z.int(),
  premium: z.object({ rupiah: z.int(), parameters: z.array(z.string()) }).nullable(),
  before: Standing,
  after: Standing,
  stops: z.array(StopView),
  approval: z.object({
    needs: NeedsId,
    reasons: z.array(z.object({ code: z.string(), needs: NeedsId, rows: z.int() })),
    isMaker: z.boolean().describe('whether whoever asks sent the file'),
    mayApprove: z.boolean(),
    approved: Deed.nullable(),
    ended: Deed.nullable(),
  }),
  undo: z.object({ asked: Deed.nullable(), mayConfirm: z.boolean(), undone: Deed.nullable() }),
  monthsToRebuild: z.array(MonthText).describe('open months that do not yet stand on what is in force'),
})

const one = { regency: RegencyCode, batchId: z.string() }
const reason = z.string().trim().min(5).max(500)

export const GetDiff = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/diff',
  summary: 'What a file would do, or did: heads, rupiah, status before and after',
  scope: 'registers.read',
  input: z.object(one),
  output: Diff,
  problems: ['registers/batch-not-found', 'registers/no-diff'],
} as const

const filter = {
  kind: ChangeKindId.optional(),
  cause: z.string().max(40).optional(),
  segment: SegmentId.optional(),
  field: z.string().max(40).optional(),
  needs: NeedsId.optional(),
  area: AreaCodeText.optional(),
}

export const ChangeRow = z.object({
  seq: z.int(),
  row: z.int().nullable().describe("the user's own row number in the file; null for who left"),
  kind: ChangeKindId,
  cause: z.string().nullable(),
  name: z.string(),
  nikMasked: z.string().nullable(),
  cardMasked: z.string().nullable(),
  testData: z.boolean(),
  segment: z.string().nullable(),
  segmentBefore: z.string().nullable(),
  villageCode: z.string().nullable(),
  villageName: z.string().nullable(),
  fields: z.array(z.object({ field: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
  needs: NeedsId,
  rupiahPerMonth: z.int(),
})

export const ListChanges = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/changes',
  summary: 'The records that a file changes, one row each',
  scope: 'registers.read',
  names: true,
  input: z.object({ ...one, ...filter, ...Paging }),
  output: z.object({ total: z.int(), rows: z.array(ChangeRow) }),
  problems: ['registers/batch-not-found', 'areas/not-found'],
} as const

export const ExportChanges = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/changes/export',
  summary: 'The records that a file changes, as a file',
  scope: 'registers.read',
  names: true,
  input: z.object({ ...one, ...filter, format: FileFormat.default('csv') }),
  output: 'file',
  problems: ['registers/batch-not-found', 'areas/not-found'],
} as const

export const ListPending = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/pending-batches',
  summary: 'Files that wait for a person, and whether that may be you',
  scope: 'registers.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({
    rows: z.array(
      z.object({
        batch: Batch,
        waitsFor: z.enum(['mending', 'approval', 'undo']),
        isMine: z.boolean().describe('you sent it, or asked for it'),
        forMe: z.boolean(),
      }),
    ),
  }),
  problems: [],
} as const

const act = <const P extends string, M extends z.ZodRawShape>(
  path: P,
  summary: string,
  scope: 'registers.import' | 'registers.approve',
  more: M,
  problems: readonly string[],
) =>
  ({
    method: 'POST',
    path: `/api/v1/regencies/:regency/batches/:batchId/${path}`,
    summary,
    scope,
    input: z.object({ ...one, ...more }),
    output: Batch,
    problems: ['registers/batch-not-found', ...problems],
  }) as const

export const ContinueBatch = act('continue', 'Go on to review without the refused rows', 'registers.import', {}, ['registers/too-late'])
export const ChangeScope = act('scope', 'Say whether the file is the whole list or a part; it is compared anew', 'registers.import', { scope: BatchScopeId }, [
  'registers/too-late',
])
export const AcknowledgeStop = act('acknowledge', 'Say of an oddity that it is right, and why', 'registers.import', { stop: z.string(), reason }, [
  'registers/too-late',
  'registers/stop-not-found',
])
export const ApproveBatch = act('approve', 'Agree to a file; it comes into force in the background', 'registers.approve', { reason: reason.optional() }, [
  'registers/not-in-review',
  'registers/stops-open',
  'registers/needs-second-person',
  'registers/diff-stale',
])
export const RejectBatch = act('reject', 'Send a file back with a reason', 'registers.approve', { reason }, ['registers/too-late'])
export const CancelBatch = act('cancel', 'Withdraw a file that is not in force', 'registers.import', {}, ['registers/too-late'])
export const UndoBatch = act('undo', 'Take a file in force back, or agree that it is', 'registers.approve', { reason }, [
  'registers/not-done',
  'registers/undo-blocked',
  'registers/needs-second-person',
])
export const KeepBatch = act('keep', 'Withdraw the question whether a file shall be taken back', 'registers.approve', {}, [])

export const Dependent = z.object({
  kind: z.string().describe('closed-month, open-month, later-file, waiting-file, or a kind of the module that knows it'),
  id: z.string(),
  name: z.string(),
  blocks: z.boolean().describe('must be taken back first'),
})
export const ListDependents = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/batches/:batchId/dependents',
  summary: 'What stands on a file: read before it is taken back',
  scope: 'registers.read',
  input: z.object(one),
  output: z.object({ rows: z.array(Dependent), changes: z.int().describe('records whose history is marked as taken back') }),
  problems: ['registers/batch-not-found'],
} as const
