import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REGISTERS } from '@semesta/kernel'
import { afterAll, expect, it } from 'vitest'
import { openSession } from '../session.ts'
import { loadChecks } from './checks.ts'
import { loadMapping, registerFile } from './mapping.ts'
import { openSource } from './open-source.ts'
import { staging } from './stage.ts'
import { villageKeys } from './village-names.ts'

const workDir = mkdtempSync(join(tmpdir(), 'intake-order-'))
const session = await openSession({ memoryLimit: '1GB', tempDirectory: join(workDir, 'spill'), threads: 2 }, { keepOrder: true })
await session.run(['text', 'identity', 'date', 'number'].map((it) => readFileSync(new URL(`./sql/${it}.sql`, import.meta.url), 'utf8')).join('\n'))
afterAll(() => {
  session.close()
  rmSync(workDir, { recursive: true, force: true })
})

// A row's number is its place in the staged table, and only a plan without a join keeps the order of the file when two threads read it.
it.each(REGISTERS)('%s is staged in the order of the file', async (register) => {
  const file = join(workDir, `${register}.csv`)
  copyFileSync(registerFile(register, 'sample.csv'), file)
  const known = { mapping: loadMapping(register), office: [] }
  const source = await openSource({ session, file, name: 'daftar.csv', workDir, known, onRows: () => {} })
  const { sql } = staging(source, loadChecks(register, '2025-11-01'), { asOf: '2025-11-01', villages: villageKeys('64.74') })
  const plan = (await session.all<{ explain_value: string }>(`explain ${sql}`)).map((it) => it.explain_value).join('\n')
  expect(plan).toContain('READ_CSV')
  expect(plan).not.toContain('JOIN')
})
