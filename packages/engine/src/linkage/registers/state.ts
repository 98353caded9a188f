import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { POLICY_DIR } from '../../rules/policy-dir.ts'
import { literal, type Session } from '../../session.ts'
import type { RegisterLinks } from './link-register.ts'
import type { Learned, Sizes } from './train.ts'

/** What one register's linking learned, enough to weigh new pairs as it did. */
export interface Known extends Learned {
  register: string
  threshold: number
  sizes: Sizes
}
interface State {
  made: string
  registers: Known[]
}

const TABLES = ['state_person', 'state_row', 'state_seen'] as const
const stepsDir = new URL('./steps/', import.meta.url)

/** One hash of all that decides how rows are compared: after a change everything is compared again. */
function madeOf(asked: string): string {
  const hash = createHash('sha256').update(asked)
  for (const name of readdirSync(stepsDir).sort()) hash.update(readFileSync(new URL(name, stepsDir)))
  for (const name of ['registers', 'names']) hash.update(readFileSync(`${POLICY_DIR}linkage/${name}.yaml`))
  return hash.digest('hex')
}

/**
 * Opens what an earlier run left as the tables old_person, old_row and old_seen.
 *
 * Shape: `asked` is what else must be the same, as the target error rate. Null where there is no earlier run or it compared in another way.
 */
export async function openState(session: Session, folder: string | null, asked: string): Promise<Known[] | null> {
  const file = folder && join(folder, 'state.json')
  if (!file || !existsSync(file)) return null
  const state = JSON.parse(readFileSync(file, 'utf8')) as State
  if (state.made !== madeOf(asked)) return null
  for (const table of TABLES)
    await session.run(`create table ${table.replace('state', 'old')} as from read_parquet(${literal(join(folder, `${table}.parquet`))})`)
  return state.registers
}

/** Writes what the next run may take over. Needs the tables state_row and state_seen. */
export async function writeState(session: Session, folder: string, asked: string, all: readonly RegisterLinks[]): Promise<void> {
  await session.run('create view state_person as select print from person')
  for (const table of TABLES) await session.run(`copy (from ${table}) to ${literal(join(folder, `${table}.parquet`))} (format parquet, compression lz4)`)
  const registers = all.map(({ register, threshold, sizes, trained: { prior, m } }): Known => ({ register, threshold, sizes, prior, m }))
  writeFileSync(join(folder, 'state.json'), `${JSON.stringify({ made: madeOf(asked), registers } satisfies State)}\n`)
}
