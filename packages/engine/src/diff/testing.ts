import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { RegisterId } from '@semesta/kernel'
import { type City, writeCity } from '../month/test-city.ts'
import { literal, openSession, type Row } from '../session.ts'
import type { DiffInput } from '../tasks.ts'
import { runDiff } from './run.ts'

/** For tests: compares two lists of rows of one register and reads back what was written. */
export async function diffOf(register: RegisterId, before: Row[] | null, file: Row[], options: Partial<DiffInput> & { city?: City } = {}) {
  const now = await writeCity({ [register]: file })
  const past = before ? await writeCity({ [register]: before }) : null
  const around = await writeCity(options.city ?? {})
  const outDir = join(now.dir, 'out')
  mkdirSync(outDir)
  const limits = { memoryLimit: '512MB', tempDirectory: join(now.dir, 'spill'), threads: 2 }
  const { city: _, ...rest } = options
  const input: DiffInput = {
    ...{ register, regency: '99.01', asOf: '2025-11-01', scope: 'whole', fileName: 'daftar.csv', outDir, limits, others: around.sources, taken: null },
    ...{ file: now.sources[0]?.path ?? '', before: past?.sources[0]?.path ?? null },
    checked: { read: file.length, rejected: 0, shifted: 0, elsewhere: 0 },
    ...rest,
  }
  const report = await runDiff(input, () => {})
  const session = await openSession(limits)
  const read = (name: string) => session.all(`from read_parquet(${literal(join(outDir, name))})`)
  const changes = (await read('change.parquet')).map((it): Row => ({ ...it, fields: JSON.parse(String(it.fields)) }))
  const snapshot = input.scope === 'part' || input.taken ? await read('snapshot.parquet') : null
  session.close()
  return { report, changes, snapshot, of: (card: string) => changes.find((it) => it.card === card || it.record_key === card) }
}
