import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { openApp } from '../../platform/app.ts'
import { loadConfig } from '../../platform/config.ts'
import { bookPayments, dataFolder, type Proc, runSemesta } from '../../testing/index.ts'
import { checkAllBooks } from './index.ts'

// Goal: `kill -9` of whoever books, or of PostgreSQL, at any moment loses nothing that was said to be booked, leaves nothing half done,
// and sending everything again books only what is missing.
const regency = '99.01'

async function booksOf(dataDir: string) {
  const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: dataDir, SEMESTA_LOG_LEVEL: 'silent' }))
  try {
    const [report] = await checkAllBooks(app, regency)
    return report
  } finally {
    await app.close()
  }
}
const lastOf = (proc: Proc) =>
  Number(
    proc
      .said()
      .match(/posted (\d+)\n/g)
      ?.at(-1)
      ?.match(/\d+/)?.[0] ?? 0,
  )

it('keeps whole books through crashes between and during writes, and the command line tells whole ones from broken ones', { timeout: 240_000 }, async () => {
  const dataDir = await dataFolder()
  let said = 0
  for (const victim of ['booker', 'database', 'booker', 'both'] as const) {
    const proc = bookPayments({ dataDir }, regency, 1, 100_000)
    await proc.until(new RegExp(`posted ${said + 7}\n`))
    await sleep(Math.floor(said % 5))
    const pid = Number(readFileSync(join(dataDir, 'pg', 'postmaster.pid'), 'utf8').split('\n')[0])
    expect(pid).toBeGreaterThan(1)
    if (victim !== 'booker') process.kill(pid, 'SIGKILL')
    if (victim !== 'database') proc.child.kill('SIGKILL')
    await proc.ended
    const report = await booksOf(dataDir)
    expect(report?.faults).toEqual([])
    said = lastOf(proc)
    // One more may have been committed just before its word got out.
    expect([said + 1, said + 2]).toContain(report?.journals)
  }
  const rest = bookPayments({ dataDir }, regency, 1, said + 20)
  expect((await rest.ended).code, rest.said()).toBe(0)
  const checked = runSemesta(['ledger', 'check'], { dataDir })
  expect((await checked.ended).code, checked.said()).toBe(0)
  expect(await booksOf(dataDir)).toMatchObject({ journals: said + 21, lines: 2 + (said + 20) * 5, sound: true, faults: [] })

  const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: dataDir, SEMESTA_LOG_LEVEL: 'silent' }))
  await app.owner.query(`update ledger_journal set memo = 'lain' where regency_code = $1 and seq = 5`, [regency])
  await app.close()
  const broken = runSemesta(['ledger', 'check'], { dataDir })
  expect((await broken.ended).code).toBe(1)
  expect(broken.said()).toMatch(/content-unchanged .* journal 5 was changed[\s\S]*ledger\/books-broken/)
})
