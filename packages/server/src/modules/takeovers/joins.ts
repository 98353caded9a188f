import type { Ctx } from '../../platform/context.ts'
import { joinAttachments } from '../linkage/index.ts'
import { listBuiltFrom } from '../months/index.ts'
import { joinDependents } from '../registers/index.ts'
import * as people from './person-store.ts'
import * as store from './store.ts'

// A person who is merged brings the programmes along in which he stands.
joinAttachments({ kind: 'takeovers', count: (ctx, { personIds }) => people.countOfPersons(ctx, personIds) })

// Whoever takes a roster back reads which people were proposed from a month that was made of it; they stay proposed.
joinDependents(async (ctx, batch) => {
  const months = (await listBuiltFrom(ctx, batch.id)).map((it) => it.month)
  const acts = await store.listProposalsOf(ctx, months)
  return acts.map((it) => ({ kind: 'takeover', id: it.id, name: `${it.name}: ${it.heads}`, blocks: false }))
})

/** Which of some people (person ids of a month) the city is about to pay for or pays for, so that nobody is paid for twice. */
export const liveTakeovers = (ctx: Ctx, personIds: readonly string[]): Promise<Set<string>> => people.findLive(ctx, 'takeover', personIds)

/** Everybody (person ids of a month) whom the city is about to pay for or pays for, of those the actor may see. */
export const listLiveTakeovers = (ctx: Ctx): Promise<string[]> => people.listLive(ctx, 'takeover')
