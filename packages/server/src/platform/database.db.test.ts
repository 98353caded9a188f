import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { actorWith, aRegency, bindWith, ctxFor, testApp } from '../testing/index.ts'
import { inRegency } from './database.ts'

const app = await testApp({ now: '2026-02-01T00:00:00Z' })

async function aPerson(regency: string, rowNo: number, areaPath: string): Promise<void> {
  await app.loader.query(
    `insert into people_person (regency_code, build_id, row_no, person_id, name, village_code, area_path, is_primary, is_resident, is_registered, is_active)
     values ($1, '00000000-0000-4000-8000-000000000000', $2, $3, 'Orang Uji', $4, $5, true, true, false, false)`,
    [regency, rowNo, `p${rowNo}`, areaPath.slice(0, 13), areaPath],
  )
}
const seen = (role: 'dinkes' | 'lurah' | 'rt' | 'bpkad', area: string) =>
  ctxFor(app, role, area, async ({ trx }) =>
    (await sql<{ row_no: number }>`select row_no from people_person order by row_no`.execute(trx)).rows.map((row) => row.row_no),
  )

it('shows people of the bound areas only, down to the RT', async () => {
  const [mine, other] = [aRegency(), aRegency()]
  await aPerson(mine, 1, `${mine}.01.1001/001/001`)
  await aPerson(mine, 2, `${mine}.01.1001/001/002`)
  await aPerson(mine, 3, `${mine}.02.1001`)
  await aPerson(other, 4, `${other}.01.1001`)
  expect(await seen('dinkes', mine)).toEqual([1, 2, 3])
  expect(await seen('lurah', `${mine}.01.1001`)).toEqual([1, 2])
  expect(await seen('rt', `${mine}.01.1001/001/002`)).toEqual([2])
})

it('shows no one to a role without names, and nothing outside a bound transaction', async () => {
  const regency = aRegency()
  await aPerson(regency, 1, `${regency}.01.1001`)
  const nameless = inRegency(app, actorWith('dinkes', regency), { ...bindWith('dinkes', regency), names: false }, async ({ trx }) => {
    return (await sql`select 1 from people_person`.execute(trx)).rows.length
  })
  expect(await nameless).toBe(0)
  expect((await sql`select 1 from people_person`.execute(app.db)).rows).toEqual([])
})

it('forgets the binding with the transaction, so that the next request on the connection starts blind', async () => {
  const regency = aRegency()
  await ctxFor(app, 'dinkes', regency, async ({ trx }) => sql`select 1`.execute(trx))
  const { rows } = await sql<{ regency: string | null }>`select nullif(app_regency(), '') as regency`.execute(app.db)
  expect(rows[0]?.regency).toBeNull()
})

it('keeps the application from widening itself', async () => {
  for (const attempt of [
    'set role semesta_owner',
    'set role semesta_loader',
    'alter table people_person disable row level security',
    'delete from audit_entry',
    'create table x (y int)',
  ]) {
    await expect(sql.raw(attempt).execute(app.db), attempt).rejects.toMatchObject({ code: '42501' })
  }
  await expect(ctxFor(app, 'dinkes', aRegency(), ({ trx }) => sql`insert into people_word values ('x')`.execute(trx))).rejects.toMatchObject({ code: '42501' })
})

it('lets the loader touch the tables of built months and nothing else', async () => {
  for (const table of ['auth_user', 'auth_session', 'access_grant', 'audit_entry', 'jobs_job']) {
    await expect(app.loader.query(`select 1 from ${table}`), table).rejects.toMatchObject({ code: '42501' })
  }
  await expect(app.loader.query(`update people_person set name = 'x'`)).rejects.toMatchObject({ code: '42501' })
})

it('reads counts as numbers and dates as plain dates, whatever the time zone of the machine', async () => {
  const { rows } =
    await sql`select 4611686018427::bigint as big, sum(x)::numeric as total, date '2025-11-01' as day from (values (1::bigint), (2)) v(x)`.execute(app.db)
  expect(rows).toEqual([{ big: 4_611_686_018_427, total: 3, day: '2025-11-01' }])
  await expect(sql`select 9223372036854775807::bigint`.execute(app.db)).rejects.toThrow('too large')
})

it('chains the audit log and lets nobody write it by hand', async () => {
  const regency = aRegency()
  await Promise.all(Array.from({ length: 10 }, (_, index) => ctxFor(app, 'dinkes', regency, (ctx) => ctx.audit({ action: 'test.note', detail: { index } }))))
  const { rows } = await app.owner.query('select seq, prev_hash, hash from audit_entry where regency_code = $1 order by seq', [regency])
  expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  expect(rows.slice(1).map((row) => row.prev_hash)).toEqual(rows.slice(0, -1).map((row) => row.hash))
})
