import type { StartLookup } from '@semesta/contract'
import { areaWithin } from '../../platform/area-within.ts'
import type { Ctx, ParsedInput, UploadedFile } from '../../platform/context.ts'
import { placeFile } from '../../platform/data-dir.ts'
import { enqueue } from '../../platform/jobs.ts'
import { fileMissing } from '../../platform/problems.ts'
import { getNewestMonth } from '../months/index.ts'
import { mustBeReadable } from '../registers/index.ts'
import { folderOf, listFile } from './files.ts'
import { tooLarge, tooMany } from './problems.ts'
import * as store from './store.ts'
import type { LookupRow } from './tables.ts'

const DAY = 86_400_000
/** Days that a list and its answer are kept. */
const KEPT_DAYS = 7
const LISTS_A_DAY = 30
const MOST_BYTES = 50_000_000
/** Up to here a list is answered beside long jobs, at once. */
const SMALL_BYTES = 2_000_000

/**
 * Takes a list in and has it answered from the newest month, within the areas of whoever asks.
 *
 * Shape: the purpose is kept with it and in the audit log, never a line of the list.
 * Fails: `areas/not-found`, `indicators/month-not-found`, `lookups/too-many`, `lookups/too-large`, and `registers/file-…` for what is no list.
 */
export async function startLookup(ctx: Ctx, ask: ParsedInput<typeof StartLookup>, file: UploadedFile | null): Promise<LookupRow> {
  if (!file) throw fileMissing({})
  const areas = areaWithin(ctx, ask.area)
  const month = await getNewestMonth(ctx)
  if (file.bytes > MOST_BYTES) throw tooLarge({ maxBytes: MOST_BYTES })
  await mustBeReadable(ctx, file)
  if ((await store.countSince(ctx, new Date(ctx.now.getTime() - DAY))) >= LISTS_A_DAY) throw tooMany({ limit: LISTS_A_DAY })
  const lookup = await store.insertLookup(ctx, {
    ...{ id: ctx.app.newId(), purpose: ask.purpose, note: ask.note, area: ask.area ?? null, areas: [...areas] },
    ...{ month: month.month, build_id: month.build_id, file_name: file.fileName, delete_after: new Date(ctx.now.getTime() + KEPT_DAYS * DAY) },
  })
  await placeFile(file.path, listFile(folderOf(ctx.app, ctx.bind.regency, lookup.id)))
  await enqueue(ctx, { kind: 'lookups.answer', title: 'Cek daftar', payload: { lookupId: lookup.id } }, { small: file.bytes <= SMALL_BYTES })
  return lookup
}
