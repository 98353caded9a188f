import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Role } from '@semesta/contract'
import { expect, it } from 'vitest'
import { dataDir } from '../../platform/data-dir.ts'
import { inRegency } from '../../platform/database.ts'
import { actorWith, bindWith } from '../../testing/actors.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { performJob } from '../jobs/perform-job.ts'
import { exportLookup } from './export-lookup.ts'
import { folderOf } from './files.ts'
import { jobs } from './jobs.ts'
import { deleteLookup, getLookup, listLookupRows, listLookups } from './read-lookups.ts'
import { startLookup } from './start-lookup.ts'
import { sweepLookups } from './sweep-lookups.ts'

// Goal: whoever sends a list gets a status for every row, only about people in his own areas, only he sees it, and it is gone after its days.
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
await builtCity(app)
const someone = async (village: string) =>
  (
    await app.owner.query<{ nik: string }>(`select nik from people_person where nik_state = 'ok' and is_primary and is_active and village_code = $1 limit 1`, [
      village,
    ])
  ).rows[0]?.nik ?? ''
const [here, there] = [await someone('64.74.01.1003'), await someone('64.74.02.1001')]

async function send(role: Role, area: string, list: string, asked?: string) {
  const path = join(dataDir(app.config.dataDir).tmp, `list-${app.newId()}`)
  await writeFile(path, list)
  const file = { path, fileName: 'daftar.csv', bytes: list.length, sha256: 'x' }
  const lookup = await ctxFor(app, role, area, (ctx) =>
    startLookup(ctx, { regency: '64.74', purpose: 'workers', note: 'daftar pekerja pabrik', area: asked }, file),
  )
  const { rows } = await app.owner.query<{ id: string }>(`select id from jobs_job where payload ->> 'lookupId' = $1`, [lookup.id])
  await performJob(app, jobs, { regency: '64.74', id: rows[0]?.id ?? '' })
  return lookup.id
}

it('answers every row in the order of the list, and gives the list back with the answer behind it', async () => {
  const id = await send('dinkes', '64.74', `No;NIK\n1;${there}\n2;9901010101900001\n3;${here}\n`)
  await ctxFor(app, 'dinkes', '64.74', async (ctx) => {
    expect(await getLookup(ctx, id)).toMatchObject({ state: 'done', rows: 3, counts: { active: 2, 'not-found': 1 } })
    const { rows, total } = await listLookupRows(ctx, { lookupId: id, page: 1, pageSize: 2 })
    expect({ total, rows: rows.map((it) => [it.row, it.status, it.way]) }).toEqual({
      total: 3,
      rows: [
        [2, 'active', 'nik'],
        [3, 'not-found', null],
      ],
    })
    const lines = (await text((await exportLookup(ctx, { lookupId: id, format: 'csv' })).body))
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .split('\r\n')
    expect(lines[0]).toBe('No,NIK,status_jkn,segmen,sebab_nonaktif,aktif_sejak,dicocokkan_dengan,catatan,data_bulan')
    expect(lines[1]).toMatch(new RegExp(`^1,${there},aktif,`))
    expect(lines).toHaveLength(4)
  })
})

it('finds nobody outside the areas of whoever asks, nor outside the area asked for', async () => {
  const list = `nik\n${here}\n${there}\n`
  const statuses = async (id: string, role: Role, area: string) =>
    ctxFor(app, role, area, async (ctx) => (await listLookupRows(ctx, { lookupId: id, page: 1, pageSize: 9 })).rows.map((it) => it.status))
  expect(await statuses(await send('lurah', '64.74.01.1003', list), 'lurah', '64.74.01.1003')).toEqual(['active', 'not-found'])
  expect(await statuses(await send('dinkes', '64.74', list, '64.74.02'), 'dinkes', '64.74')).toEqual(['not-found', 'active'])
})

it('shows a list to nobody but whoever sent it, not even in the same office', async () => {
  const id = await send('dinkes', '64.74', `nik\n${here}\n`)
  await ctxFor(app, 'dinsos', '64.74', async (ctx) => {
    await expect(getLookup(ctx, id)).rejects.toMatchObject({ code: 'lookups/not-found' })
    expect((await listLookups(ctx)).map((it) => it.id)).not.toContain(id)
  })
  // The same person after his role on the regency has ended: only what lies in the areas he still has.
  const own = await send('lurah', '64.74.01.1003', `nik\n${here}\n`)
  const moved = { ...bindWith('lurah', '64.74.02.1001') }
  await inRegency(app, actorWith('lurah', '64.74.01.1003'), moved, async (ctx) => expect((await listLookups(ctx)).map((it) => it.id)).not.toContain(own))
})

it('keeps purpose and numbers in the audit log, and no line of the list', async () => {
  const id = await send('dinkes', '64.74', `nik\n${here}\n`)
  const { rows } = await app.owner.query(`select action, reason, detail from audit_entry where subject = $1`, [id])
  expect(rows).toMatchObject([{ action: 'lookups.answered', reason: 'daftar pekerja pabrik', detail: { purpose: 'workers', active: 1 } }])
  expect(JSON.stringify(rows)).not.toContain(here)
})

it('deletes list and answer when asked, and by itself when their days are over', async () => {
  const [first, second] = [await send('dinkes', '64.74', `nik\n${here}\n`), await send('dinkes', '64.74', `nik\n${here}\n`)]
  expect(existsSync(folderOf(app, '64.74', first))).toBe(true)
  await ctxFor(app, 'dinkes', '64.74', (ctx) => deleteLookup(ctx, first))
  expect(existsSync(folderOf(app, '64.74', first))).toBe(false)
  await sweepLookups(app)
  expect(existsSync(folderOf(app, '64.74', second))).toBe(true)
  const later = { ...app, clock: () => new Date('2025-11-12T00:00:01Z') }
  await ctxFor(later, 'dinkes', '64.74', (ctx) =>
    expect(listLookupRows(ctx, { lookupId: second, page: 1, pageSize: 9 })).rejects.toMatchObject({ code: 'lookups/not-ready' }),
  )
  await sweepLookups(later)
  expect(existsSync(folderOf(app, '64.74', second))).toBe(false)
  await ctxFor(app, 'dinkes', '64.74', async (ctx) => expect(await getLookup(ctx, second)).toMatchObject({ state: 'deleted', rows: 1 }))
})

it('says what is wrong with a list that cannot be read', async () => {
  const id = await send('dinkes', '64.74', 'nama;alamat\nANI;JALAN\n')
  await ctxFor(app, 'dinkes', '64.74', async (ctx) =>
    expect(await getLookup(ctx, id)).toMatchObject({ state: 'failed', problem: { code: 'lookups/no-identity' } }),
  )
})
