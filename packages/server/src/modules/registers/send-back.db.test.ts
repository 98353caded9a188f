import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { parseCsv } from 'hucre/csv'
import { openXlsx, readXlsx, saveXlsx, writeXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import { jobHandlers } from '../../modules.ts'
import type { Ctx } from '../../platform/context.ts'
import { copyHashed, dataDir } from '../../platform/data-dir.ts'
import { aRegency, ctxFor, testApp } from '../../testing/index.ts'
import { performJob } from '../jobs/index.ts'
import { officeMappings } from '../mappings/index.ts'
import { proposeMapping, saveMapping } from './explain-file.ts'
import { getBatch, listRejects } from './read-batches.ts'
import { sendBack } from './send-back.ts'
import type { BatchRecord } from './tables.ts'
import { uploadBatch } from './upload-batch.ts'

const app = await testApp({ now: '2025-11-05T00:00:00Z' })
const folder = join(app.config.dataDir, 'kiriman')
mkdirSync(folder)
const regency = '64.74'
const by = <T>(work: (ctx: Ctx) => Promise<T>) => ctxFor(app, 'dinkes', regency, work)
const titles = ['NIK', 'NAMA', 'DESIL']
const person = (no: number, decile: string) => [`99740117089000${String(no).padStart(2, '0')}`, `Uji ${no}`, decile]

let sent = 0
/** Sends a file as the web does and has it checked. */
async function send(content: string | Uint8Array, more: { mends?: string } = {}): Promise<BatchRecord> {
  const original = join(folder, `berkas-${++sent}`)
  writeFileSync(original, content)
  const path = `${original}.in`
  const sha256 = await copyHashed(original, path)
  const file = { path, fileName: `desil-${sent}.${typeof content === 'string' ? 'csv' : 'xlsx'}`, bytes: content.length, sha256 }
  const { batch } = await by((ctx) => uploadBatch(ctx, file, { register: 'dtsen', asOf: '2025-11-01', ...more }))
  return worked(batch)
}
async function worked(batch: BatchRecord): Promise<BatchRecord> {
  await performJob(app, jobHandlers, { regency, id: batch.job_id ?? '' }).catch(() => {})
  return by((ctx) => getBatch(ctx, batch.id))
}
const back = (batch: BatchRecord, what: 'marked' | 'bad-csv' | 'bad-xlsx') => by(async (ctx) => buffer((await sendBack(ctx, batch.id, what)).body))
const counts = ({ rows_read, rows_accepted, rows_rejected, rows_skipped }: BatchRecord) => [rows_read, rows_accepted, rows_rejected, rows_skipped]
const csvOf = (rows: (string | number | null)[][]) => rows.map((row) => row.join(';')).join('\n')

it('takes refused rows mended in their own file, and the list is whole', async () => {
  const first = await send(csvOf([titles, person(1, '3'), person(2, 'x'), person(3, '11')]))
  expect([first.state, counts(first)]).toEqual(['needs-fixing', [3, 1, 2, 0]])
  const [head = [], ...bad] = parseCsv((await back(first, 'bad-csv')).toString('utf8').replace(/^\uFEFF/, '')) as string[][]
  expect(bad.map((row) => row.at(0))).toEqual(['3', '4'])
  const mended = await send(csvOf([head, ...bad.map((row) => row.with(-1, '4'))]), { mends: first.id })
  expect([mended.state, counts(mended), mended.rows_taken]).toEqual(['in-review', [2, 2, 0, 0], 1])
  expect(mended.diff?.rows.after).toBe(3)
  expect(mended.report?.notes[0]).toContain('dari 2 baris yang ditolak di sana, 2 kini diterima')
})

it('takes the marked workbook back, mended in a spreadsheet', async () => {
  const first = await send(await writeXlsx({ sheets: [{ name: 'Data', rows: [titles, person(4, '3'), person(5, 'x')] }] }))
  const marked = await back(first, 'marked')
  const book = await openXlsx(marked)
  const cell = book.sheets[0]?.cells?.get('2,2')
  expect(cell?.comment?.text).toContain('Bukan bilangan bulat')
  Object.assign(cell ?? {}, { value: '5' })
  Object.assign(book.sheets[0]?.rows[2] ?? [], { 2: '5' })
  const mended = await send(await saveXlsx(book), { mends: first.id })
  expect([mended.state, counts(mended), mended.diff?.rows.after]).toEqual(['in-review', [2, 2, 0, 0], 2])
  expect(readdirSync(dataDir(app.config.dataDir).tmp).filter((it) => it.startsWith('send-back'))).toEqual([])
})

it('gives the same refused rows as a workbook of text', async () => {
  const first = await send(csvOf([titles, person(6, 'x')]))
  const { sheets } = await readXlsx(await back(first, 'bad-xlsx'))
  expect(sheets[0]?.rows[1]?.slice(4)).toEqual(person(6, 'x'))
})

it('lists the rows of one group of faults', async () => {
  const first = await send(csvOf([titles, person(7, 'x'), person(8, ''), ['', 'Tanpa Nomor', '3'], person(9, '3')]))
  const groups = first.report?.rejectGroups ?? []
  expect(groups.map((it) => [it.title, it.rows])).toEqual([
    ['DESIL', 1],
    ['DESIL', 1],
    ['NIK', 1],
  ])
  const page = { page: 1, pageSize: 50, severity: 'refused' as const }
  const listed = await by((ctx) => listRejects(ctx, { ...page, batchId: first.id, column: 'nik', reason: groups[2]?.reason }))
  expect(listed.rows).toMatchObject([{ row: 4, column: 'nik' }])
})

it('is explained by a person once, is read again, and the next file with the same titles needs nobody', async () => {
  const strange = (no: number) => csvOf([['NMR', 'ORANG', 'TINGKAT'], person(no, '3'), person(no + 1, 'IV')])
  const first = await send(strange(20))
  expect([first.state, first.problem?.code]).toEqual(['failed', 'registers/file-no-header'])
  const draft = await by((ctx) => proposeMapping(ctx, first.id))
  expect(draft.missing).toEqual(['nik', 'desil'])
  const columns = [
    { title: 'NMR', canonical: 'nik' },
    { title: 'ORANG', canonical: 'nama' },
    { title: 'TINGKAT', canonical: 'desil' },
  ]
  const again = await worked(await by((ctx) => saveMapping(ctx, { batchId: first.id, columns, constants: { penerima_pbi: 'ya' }, values: {} })))
  expect([again.state, counts(again)]).toEqual(['needs-fixing', [2, 1, 1, 0]])
  expect(again.report?.notes.join()).toContain('menurut pemetaan kantor ini')
  expect(counts(await send(strange(30)))).toEqual([2, 1, 1, 0])
  const elsewhere = await ctxFor(app, 'dinkes', aRegency(), (ctx) => officeMappings(ctx, 'dtsen'))
  expect(elsewhere).toEqual([])
})

it('refuses mended rows without their file, and columns that are none', async () => {
  const first = await send(csvOf([titles, person(40, 'x')]))
  const [head = [], bad = []] = parseCsv((await back(first, 'bad-csv')).toString('utf8').replace(/^\uFEFF/, '')) as string[][]
  expect((await send(csvOf([head, bad.with(-1, '4')]))).problem?.code).toBe('registers/file-mends-missing')
  await expect(send('x;y\n1;2\n', { mends: app.newId() })).rejects.toMatchObject({ code: 'registers/mends-unfit' })
  const explain = (batch: BatchRecord, canonical: string) =>
    by((ctx) => saveMapping(ctx, { batchId: batch.id, columns: [{ title: 'NIK', canonical }], constants: {}, values: {} }))
  await expect(explain(first, 'warna')).rejects.toMatchObject({ code: 'mappings/column-unknown' })
})
