import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import type { ListLookupRows, OutputOf } from '@semesta/contract'
import type { LookupLine } from '@semesta/engine'
import { CAUSES, SEGMENTS } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { answerFile, folderOf, removeFiles } from './files.ts'
import { lookupNotFound, lookupNotReady } from './problems.ts'
import * as store from './store.ts'
import type { LookupRow } from './tables.ts'

/** A list of whoever asks. Fails: `lookups/not-found`. */
export async function getLookup(ctx: Ctx, lookupId: string): Promise<LookupRow> {
  const row = await store.findLookup(ctx, lookupId)
  if (!row) throw lookupNotFound({})
  return row
}

/** The newest lists of whoever asks. */
export const listLookups = (ctx: Ctx): Promise<LookupRow[]> => store.listOwn(ctx)

/** A list whose answer is there. Fails: `lookups/not-found`, `lookups/not-ready`. */
export async function getAnswered(ctx: Ctx, lookupId: string): Promise<LookupRow> {
  const row = await getLookup(ctx, lookupId)
  const isOver = row.delete_after.getTime() <= ctx.now.getTime()
  if (row.state !== 'done' || isOver) throw lookupNotReady({ state: isOver ? 'deleted' : row.state })
  return row
}

/** The answer, line by line, in the order of the list. */
export async function* eachLine(ctx: Ctx, row: LookupRow): AsyncGenerator<LookupLine> {
  const file = createReadStream(answerFile(folderOf(ctx.app, row.regency_code, row.id)), { encoding: 'utf8' })
  for await (const line of createInterface({ input: file, crlfDelay: Number.POSITIVE_INFINITY })) if (line) yield JSON.parse(line) as LookupLine
}

type Ask = { lookupId: string; page: number; pageSize: number }

/** The answer a page at a time, without the list's own cells: whoever sent them has them. Fails: as `getAnswered`. */
export async function listLookupRows(ctx: Ctx, ask: Ask): Promise<OutputOf<typeof ListLookupRows>> {
  const row = await getAnswered(ctx, ask.lookupId)
  const [from, to] = [(ask.page - 1) * ask.pageSize, ask.page * ask.pageSize]
  const rows: OutputOf<typeof ListLookupRows>['rows'] = []
  let index = 0
  for await (const it of eachLine(ctx, row)) {
    if (index >= to) break
    if (index >= from) {
      const segment = SEGMENTS.find((known) => known === it.segment) ?? null
      const cause = CAUSES.find((known) => known === it.cause) ?? null
      rows.push({ row: Number(it.row_no), status: it.status, segment, cause, since: it.since, way: it.way, doubtful: it.doubtful })
    }
    index += 1
  }
  return { total: row.rows ?? 0, rows }
}

/** Deletes a list and its answer now; what was asked and why stays. Fails: `lookups/not-found`. */
export async function deleteLookup(ctx: Ctx, lookupId: string): Promise<LookupRow> {
  const row = await getLookup(ctx, lookupId)
  const deleted = await store.change(ctx, row.id, { state: 'deleted' })
  await removeFiles(ctx.app, ctx.bind.regency, row.id)
  return deleted ?? row
}
