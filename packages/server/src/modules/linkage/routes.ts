import {
  AnswerSampled,
  CountPairs,
  DecidePair,
  DrawSample,
  ExportPairs,
  GetIdentity,
  GetLinkageQuality,
  GetPair,
  ListLinkageRuns,
  ListPairs,
  ListSamples,
  NextSampled,
  PrintLinkageQuality,
  RevealPair,
  StartLinkage,
  UndoPair,
} from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { decidePair, undoDecision } from './decide-pair.ts'
import { getIdentity } from './get-identity.ts'
import { getPair, revealPair } from './get-pair.ts'
import { countPairs, exportPairs, listLinkageRuns, listPairs, type PairsFile } from './list-pairs.ts'
import { printQuality } from './print-quality.ts'
import { getQuality } from './quality.ts'
import { answerSampled, drawSample, listSamples, nextSampled } from './samples.ts'
import { startRun } from './start-run.ts'

// The audit log names pairs by their opaque id alone, never by what is in them.
export const routes = [
  route(ListLinkageRuns, listLinkageRuns),
  route(
    StartLinkage,
    async (ctx, input) => ({ job: await startRun(ctx, input) }),
    ({ targetErrorRate }, { job }) => ({ action: 'linkage.asked', subject: job.id, detail: { targetErrorRate: targetErrorRate ?? null } }),
  ),
  route(CountPairs, countPairs),
  route(ListPairs, listPairs, ({ area, state, page }, { total }) => ({ action: 'linkage.listed', detail: { area: area ?? null, state, page, total } })),
  route(ExportPairs, exportPairs, ({ area, state, format }, reply) => ({
    action: 'linkage.exported',
    detail: { area: area ?? null, state, format, wholeNumbers: (reply as PairsFile).wholeNumbers },
  })),
  route(GetPair, getPair, ({ pairId }) => ({ action: 'linkage.viewed', subject: pairId })),
  route(RevealPair, revealPair, ({ pairId, reason }) => ({ action: 'linkage.revealed', subject: pairId, reason })),
  route(DecidePair, decidePair, ({ pairId, verdict, reason }, { state }) => ({
    action: 'linkage.decided',
    subject: pairId,
    reason,
    detail: { verdict, state },
  })),
  route(UndoPair, undoDecision, ({ pairId, reason }, { state }) => ({ action: 'linkage.undone', subject: pairId, reason, detail: { state } })),
  route(GetIdentity, getIdentity, ({ month, personId }) => ({ action: 'linkage.identity', subject: personId, detail: { month } })),
  route(ListSamples, async (ctx) => ({ rows: await listSamples(ctx) })),
  route(DrawSample, drawSample, ({ kind, size, seed }, { id }) => ({ action: 'linkage.sampled', subject: id, detail: { kind, size, seed } })),
  route(NextSampled, nextSampled, ({ sampleId }) => ({ action: 'linkage.sample-viewed', subject: sampleId })),
  route(AnswerSampled, answerSampled, ({ sampleId, pairId }) => ({ action: 'linkage.sample-answered', subject: sampleId, detail: { pairId } })),
  route(GetLinkageQuality, getQuality),
  route(PrintLinkageQuality, printQuality, ({ runId }) => ({ action: 'linkage.printed', subject: runId })),
]
