import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { inRegency } from '../platform/database.ts'
import { actorWith, aRegency, bindWith, ctxFor, testApp } from './index.ts'

const app = await testApp({ now: '2026-02-01T00:00:00Z' })

it('gives a migrated database, whose tenant rows show only inside their regency', async () => {
  const [mine, other] = [aRegency(), aRegency()]
  await ctxFor(app, 'dinkes', mine, (ctx) => ctx.audit({ action: 'test.done', detail: { rows: 1 } }))
  const count = (regency: string) =>
    ctxFor(app, 'dinkes', regency, async ({ trx }) => (await sql<{ n: number }>`select count(*) as n from audit_entry`.execute(trx)).rows[0]?.n)
  expect(await count(mine)).toBe(1)
  expect(await count(other)).toBe(0)
})

it('rolls back what a refused request wrote', async () => {
  const regency = aRegency()
  const attempt = inRegency(app, actorWith('dinkes', regency), bindWith('dinkes', regency), async (ctx) => {
    await ctx.audit({ action: 'test.undone' })
    throw new Error('refused')
  })
  await expect(attempt).rejects.toThrow('refused')
  const rows = await app.owner.query('select 1 from audit_entry where regency_code = $1', [regency])
  expect(rows.rowCount).toBe(0)
})
