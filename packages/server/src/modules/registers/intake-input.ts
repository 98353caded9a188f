import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { IntakeInput } from '@semesta/engine'
import type { App, Ctx } from '../../platform/context.ts'
import { dataDir } from '../../platform/data-dir.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { officeMappings } from '../mappings/index.ts'
import { fileGone } from './problems.ts'
import { getBatch } from './read-batches.ts'
import type { BatchRecord } from './tables.ts'

type Checked = Omit<IntakeInput, 'outDir' | 'limits'>

/** What a check needs beside the bytes: what the office explained before, and the file whose rows this one mends. */
export function intakeInput(app: App, batch: BatchRecord, actor: string): Promise<Checked> {
  return inRegency(app, systemActor(actor), systemBind(batch.regency_code), async (ctx) => {
    const { register, regency_code: regency, as_of: asOf } = batch
    const file = await bytesOf(ctx, batch)
    const office = await officeMappings(ctx, register)
    return { register, file, fileName: batch.file_name, regency, asOf, office, ...(await mending(ctx, batch)) }
  })
}

async function mending(ctx: Ctx, batch: BatchRecord): Promise<Pick<Checked, 'mends'>> {
  if (!batch.mends) return {}
  const first = await getBatch(ctx, batch.mends)
  return first.check_path ? { mends: { fileName: first.file_name, folder: checkFolder(ctx, first) } } : {}
}

/** The file as it came. Fails: `registers/file-gone`. */
export async function bytesOf(ctx: Ctx, batch: BatchRecord): Promise<string> {
  const path = join(dataDir(ctx.app.config.dataDir).uploads, batch.sha256)
  if (!(await stat(path).catch(() => null))) throw fileGone({ batchId: batch.id })
  return path
}

/** What the check of a file wrote. */
export const checkFolder = (ctx: Ctx, batch: BatchRecord): string => join(dataDir(ctx.app.config.dataDir).root, batch.check_path ?? '')
