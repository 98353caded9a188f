import type { Dependent } from '@semesta/contract'
import type { z } from 'zod'
import type { Ctx } from '../../platform/context.ts'
import { listBuiltFrom, listMonths } from '../months/index.ts'
import * as store from './store.ts'
import type { BatchRecord } from './tables.ts'

export type DependentView = z.output<typeof Dependent>
/** What in one module stands on a file, for the person who is about to take it back. */
export type FindDependents = (ctx: Ctx, batch: BatchRecord) => Promise<DependentView[]>

const providers: FindDependents[] = [laterFiles, months]

/** Lets a module that builds on files (letters, bookings, visits) say what would lose its ground. Called once, when the module is loaded. */
export function joinDependents(find: FindDependents): void {
  providers.push(find)
}

/** Everything that stands on a file, what must go first before the rest. */
export async function listDependents(ctx: Ctx, batch: BatchRecord): Promise<DependentView[]> {
  const found = await Promise.all(providers.map((it) => it(ctx, batch)))
  return found.flat().toSorted((a, b) => Number(b.blocks) - Number(a.blocks))
}

/** Names of what must be taken back first. */
export async function listBlocking(ctx: Ctx, batch: BatchRecord): Promise<string[]> {
  return (await listDependents(ctx, batch)).filter((it) => it.blocks).map((it) => it.name)
}

/** A file in force that was compared with this one, or brings its mended rows, cannot stand without it; one that still waits is compared anew. */
async function laterFiles(ctx: Ctx, batch: BatchRecord): Promise<DependentView[]> {
  const files = await store.listLater(ctx, batch.id)
  return files.map((it) => ({
    kind: it.state === 'done' ? 'later-file' : 'waiting-file',
    id: it.id,
    name: `${it.file_name} (${it.as_of})`,
    blocks: it.state === 'done',
  }))
}

/** A closed month keeps what it was built from; an open one should be built again. */
async function months(ctx: Ctx, batch: BatchRecord): Promise<DependentView[]> {
  const built = await listBuiltFrom(ctx, batch.id)
  return built.map((it) => ({ kind: it.closed_at ? 'closed-month' : 'open-month', id: it.month, name: it.month, blocks: false }))
}

/** Open months whose newest build does not stand on what is in force now: they should be built again. Closed months never change. */
export async function monthsToRebuild(ctx: Ctx, register: BatchRecord['register']): Promise<string[]> {
  const stale: string[] = []
  for (const month of (await listMonths(ctx)).filter((it) => !it.closed_at)) {
    const inForce = (await store.listNewest(ctx, month.as_of)).find((it) => it.register === register)
    const used = month.sources.find((it) => it.register === register)
    if (inForce?.id !== used?.batch) stale.push(month.month)
  }
  return stale
}
