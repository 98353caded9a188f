import { readFileSync, writeFileSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { listDeep } from '../../platform/data-dir.ts'
import { systemActor } from '../../platform/system.ts'
import { bringIn, fileOf, foldersOf, invented } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { importFile, tryFile } from './import-file.ts'
import { listBatches, listNewest, listRejects } from './read-batches.ts'

const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const city = await invented(app, { population: 1_000 })
const { regency } = city
const watch = { onProgress: () => {}, signal: new AbortController().signal }
const snapshots = () => listDeep(foldersOf(app).snapshots, 4)
const batches = () => ctxFor(app, 'dinkes', regency, (ctx) => listBatches(ctx, { page: 1, pageSize: 200 }))
const take = (file: string, asOf = '2025-11-01') => importFile(app, systemActor('test'), { register: 'dtsen', file, regency, asOf }, watch)

it('keeps every row: read is accepted, rejected and skipped, and each refusal says row, column, reason and value', async () => {
  const outcome = await bringIn(app, city, 'penduduk')
  const { read, accepted, rejected, skipped } = outcome.rows
  expect(read).toBe(accepted + rejected + skipped)
  expect(accepted).toBeGreaterThan(1_000)
  const listed = await ctxFor(app, 'dinkes', regency, (ctx) => listRejects(ctx, { batchId: outcome.batch ?? '', severity: 'refused', page: 1, pageSize: 200 }))
  expect(new Set(listed.rows.map((it) => it.row)).size).toBe(rejected)
  expect(listed.rows.slice(0, 100)).toMatchObject(outcome.rejects)
  expect(await readdir(join(foldersOf(app).snapshots, regency, 'penduduk', '2025-11-01', outcome.batch ?? ''))).toEqual(
    expect.arrayContaining(['report.json', 'rejects.parquet', 'snapshot.parquet']),
  )
})

it('keeps the original bytes, and takes the same bytes twice for nothing new', async () => {
  const first = await bringIn(app, city, 'kematian')
  const before = { snapshots: await snapshots(), batches: (await batches()).total }
  const again = await bringIn(app, city, 'kematian')
  expect(again).toEqual({ ...first, duplicateOf: first.batch })
  expect({ snapshots: await snapshots(), batches: (await batches()).total }).toEqual(before)
  expect(readFileSync(join(foldersOf(app).uploads, first.sha256))).toEqual(readFileSync(fileOf(city, 'kematian')))
})

it('lets one of two equal files in that arrive at the same moment, and tells the other', async () => {
  const outcomes = await Promise.all([bringIn(app, city, 'pindah'), bringIn(app, city, 'pindah')])
  expect(new Set(outcomes.map((it) => it.batch)).size).toBe(1)
  expect(outcomes.map((it) => it.duplicateOf).filter((it) => it === null)).toHaveLength(1)
  expect((await batches()).rows.filter((it) => it.register === 'pindah')).toHaveLength(1)
})

it('takes the same bytes for another date as another snapshot, and the newer date is in force', async () => {
  const older = await take(fileOf(city, 'dtsen'), '2025-10-01')
  const newer = await take(fileOf(city, 'dtsen'), '2025-11-01')
  expect(newer.duplicateOf).toBeNull()
  const inForce = (asOf?: string) => ctxFor(app, 'dinkes', regency, async (ctx) => (await listNewest(ctx, asOf)).find((it) => it.register === 'dtsen')?.id)
  expect(await inForce()).toBe(newer.batch)
  expect(await inForce('2025-10-31')).toBe(older.batch)
})

it('refuses what is no list at all before anything is kept', async () => {
  const file = join(city.folder, 'surat.pdf')
  writeFileSync(file, '%PDF-1.7 surat pengantar')
  await expect(take(file)).rejects.toMatchObject({ code: 'registers/format-unknown' })
  writeFileSync(file, '')
  await expect(take(file)).rejects.toMatchObject({ code: 'registers/file-empty' })
  expect((await batches()).rows.some((it) => it.file_name === 'surat.pdf')).toBe(false)
})

it('keeps a file whose check failed with its problem, leaves no snapshot, and lets it be sent again', async () => {
  const file = join(city.folder, 'bukan-dtsen.csv')
  writeFileSync(file, 'warna,rasa\nmerah,manis\n')
  const attempt = () => take(file, '2025-09-01').catch((error: { code: string }) => error.code)
  const code = await attempt()
  expect(code).toMatch(/^registers\/file-/)
  expect(await attempt()).toBe(code)
  const failed = (await batches()).rows.filter((it) => it.file_name === 'bukan-dtsen.csv')
  expect(failed.map((it) => [it.state, it.problem?.code])).toEqual([
    ['failed', code],
    ['failed', code],
  ])
  expect((await snapshots()).some(([, , asOf]) => asOf === '2025-09-01')).toBe(false)
})

it('checks without keeping anything when asked to', async () => {
  const before = { snapshots: await snapshots(), batches: (await batches()).total }
  const outcome = await tryFile(app, { register: 'pekerja', file: fileOf(city, 'pekerja'), regency, asOf: '2025-11-01' }, watch)
  expect(outcome.batch).toBeNull()
  expect(outcome.rows.accepted).toBeGreaterThan(0)
  expect({ snapshots: await snapshots(), batches: (await batches()).total }).toEqual(before)
})
