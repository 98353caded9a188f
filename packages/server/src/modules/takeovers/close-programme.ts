import type { CloseProgramme, OutputOf } from '@semesta/contract'
import type { Ctx } from '../../platform/context.ts'
import { derivedId } from '../../platform/ids.ts'
import { releaseHeads } from '../funds/index.ts'
import { findDone, keepAct, mustHaveCome } from './acts.ts'
import * as people from './person-store.ts'
import { getProgramme, getProgrammeRow, mustBeOpen, mustBeWhole } from './programmes.ts'
import { UNSENT } from './stage.calc.ts'
import * as store from './store.ts'

type Closed = OutputOf<typeof CloseProgramme>
interface Ask {
  programmeId: string
  id: string
  on: string
  reason: string
  preview: boolean
}

/**
 * Closes a programme for good: nobody is proposed any more, whoever is not at BPJS Kesehatan yet is taken out, and what was promised for them is free again.
 *
 * Shape: with `preview` nothing is done. People whose file went out stay: the city pays for them and the roster is watched. Decisions whose file did not go
 *        out are revoked with the same reason; their numbers stay on record.
 * Fails: `takeovers/programme-not-found`, `takeovers/programme-closed`, `takeovers/whole-regency-only`, `takeovers/day-ahead`, `takeovers/id-reused`, and as `releaseHeads`.
 */
export async function closeProgramme(ctx: Ctx, ask: Ask): Promise<Closed> {
  mustBeWhole(ctx)
  const { preview, programmeId, id, ...content } = ask
  const act = { id, kind: 'close' as const, programmeId, content }
  await getProgrammeRow(ctx, programmeId)
  if (!preview) await store.lockProgramme(ctx, programmeId)
  const done = preview ? undefined : await findDone(ctx, act)
  if (done) return done.detail.answer as Closed
  await mustBeOpen(ctx, programmeId)
  mustHaveCome(ctx, ask.on)
  const all = await people.lockStates(ctx, { programmeId, areas: [ctx.bind.regency] })
  const out = all.filter((it) => UNSENT.includes(it.state))
  const { decisions } = await getProgramme(ctx, { programmeId })
  const unsent = decisions.filter((it) => it.state === 'decided')
  const answer = {
    ...{ heads: out.length, stay: all.filter((it) => it.state !== 'rejected' && it.state !== 'withdrawn').length - out.length },
    ...{ revoked: unsent.map((it) => it.number), releasedRupiah: unsent.reduce((sum, it) => sum + it.yearRupiah, 0) },
  }
  if (preview) return answer
  for (const it of unsent) {
    const revoke = { id: derivedId(id, it.id), kind: 'revoke' as const, programmeId, content: { decisionId: it.id, reason: ask.reason } }
    await releaseHeads(ctx, { id: revoke.id, commitId: it.id, why: ask.reason, on: ask.on })
    await keepAct(ctx, { ...revoke, heads: it.heads, reason: ask.reason, detail: { decisionId: it.id, on: ask.on } })
  }
  await people.moveAll(
    ctx,
    id,
    out.map((it) => ({ id: it.id, to: 'withdrawn', due: null, note: ask.reason, decisionId: null })),
  )
  await keepAct(ctx, { ...act, heads: out.length, reason: ask.reason, detail: { on: ask.on, answer } })
  return answer
}
