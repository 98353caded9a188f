import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openSession } from '../session.ts'
import { openSpine, step } from './spine.ts'
import { writeCity } from './test-city.ts'

// Goal: a condition beside the key can turn a hash join into a nested loop, which two and a half million people never finish.
it('joins the registers by hash alone', async () => {
  const { dir, sources } = await writeCity({ penduduk: [], peserta: [], dtsen: [], pekerja: [], kematian: [], pindah: [] })
  const limits = { memoryLimit: '256MB', tempDirectory: join(dir, 'spill'), threads: 1 }
  const session = await openSession(limits)
  await openSpine(session, { regency: '99.01', month: '2025-11', sources, previousPeople: null, outDir: dir, limits })
  const rows = await session.all(`explain ${step('people')}`)
  session.close()
  const plan = rows.map((row) => String(row.explain_value)).join('\n')
  expect(plan).toContain('HASH_JOIN')
  expect(plan).not.toMatch(/NL_JOIN|NESTED_LOOP|CROSS_PRODUCT|PIECEWISE_MERGE/)
})
