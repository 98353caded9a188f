import { execFile } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { dataFolder, runSemesta } from '../testing/index.ts'

// Goal: `kill -9` at any moment of an import or a month build leaves all of it or nothing, and the same command again finishes the work.
const semesta = fileURLToPath(new URL('../../bin/semesta.mjs', import.meta.url))
const city = ['--regency', '64.74', '--month', '2025-11']

/** Runs a command to its end. Fails: with its stderr when it exits other than 0. */
async function done(dataDir: string, ...args: string[]) {
  const env = { PATH: process.env.PATH ?? '', SEMESTA_DATA_DIR: dataDir, SEMESTA_LOG_LEVEL: 'error' }
  const { stdout } = await promisify(execFile)(process.execPath, [semesta, ...args], { env, maxBuffer: 1 << 26 })
  return JSON.parse(stdout)
}

const inside = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])
const deep = (folder: string, levels: number): string[] => (levels === 0 ? [folder] : inside(folder).flatMap((name) => deep(join(folder, name), levels - 1)))

async function killedAt(dataDir: string, args: string[], milliseconds: number) {
  const proc = runSemesta(args, { dataDir })
  // A machine quicker than the wait has finished the work, or finds it finished: all of it, and nothing left to kill.
  await proc.until(/ %/).catch(() => null)
  await sleep(milliseconds)
  proc.child.kill('SIGKILL')
  await proc.ended
}

it('leaves all or nothing of an import and of a month build that were killed', { timeout: 240_000 }, async () => {
  const dataDir = await dataFolder()
  const files = join(dataDir, 'registers')
  await done(dataDir, 'synth', ...city, '--population', '20000', '--out', files, '--json')
  const bring = (register: string) => ['import', register, join(files, `${register}-2025-11-01.csv`), '--regency', '64.74', '--as-of', '2025-11-01', '--json']

  for (const wait of [0, 150, 400]) await killedAt(dataDir, bring('penduduk'), wait)
  const outcome = await done(dataDir, ...bring('penduduk'))
  expect(outcome.rows.read).toBe(outcome.rows.accepted + outcome.rows.rejected + outcome.rows.skipped)
  expect(outcome.rows.accepted).toBeGreaterThan(20_000)
  expect((await done(dataDir, ...bring('penduduk'))).duplicateOf).toBe(outcome.batch)
  expect(deep(join(dataDir, 'snapshots'), 4)).toHaveLength(1)

  await done(dataDir, ...bring('peserta'))
  for (const wait of [0, 400, 1200]) await killedAt(dataDir, ['month', 'build', ...city, '--json'], wait)
  const built = await done(dataDir, 'month', 'build', ...city, '--json')
  expect(built.counts.population).toBe(20_000)
  const shown = await done(dataDir, 'month', 'show', ...city, '--json')
  expect(shown).toEqual(built)
  const findings = await done(dataDir, 'findings', ...city, '--rule', 'membership/unregistered')
  expect(findings.rows).toHaveLength(shown.findings.find((it: { rule: string }) => it.rule === 'membership/unregistered').people)
  expect(deep(join(dataDir, 'months'), 3)).toHaveLength(1)
  expect(inside(join(dataDir, 'tmp'))).toEqual([])
})
