/** Writes packages/server/migrations/schema.sql from a freshly migrated database; `--check` compares instead and exits 1 on a difference. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { loadConfig } from '../packages/server/src/platform/config.ts'
import { openDatabase } from '../packages/server/src/platform/database.ts'
import { describeSchema } from '../packages/server/src/platform/describe-schema.ts'
import { migrate } from '../packages/server/src/platform/migrate.ts'
import { ROOT } from './source.ts'

const golden = join(ROOT, 'packages/server/migrations/schema.sql')

async function migratedSchema(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'semesta-schema-'))
  const log = pino({ level: 'silent' })
  const database = await openDatabase(loadConfig({ SEMESTA_DATA_DIR: folder }), log)
  try {
    await migrate(database.ownerUrl, log)
    return await describeSchema(database.ownerUrl)
  } finally {
    await database.close()
    await rm(folder, { recursive: true, force: true })
  }
}

const wanted = await migratedSchema()
if (process.argv.includes('--check')) {
  const isSame = (await readFile(golden, 'utf8').catch(() => '')) === wanted
  if (!isSame) console.log('packages/server/migrations/schema.sql differs from the migrations: run node scripts/dump-schema.ts')
  process.exitCode = isSame ? 0 : 1
} else {
  await writeFile(golden, wanted)
  console.log(`wrote ${golden}`)
}
