import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { REASON_TITLES } from './header-key.ts'
import { runIntake } from './run.ts'
import { csv, readOut, resident } from './testing.ts'

const limits = { memoryLimit: '1GB', tempDirectory: join(tmpdir(), 'intake-mend-spill'), threads: 2 }

/** Takes in one file after another in the same folder, each mending the one before. */
function chain() {
  const folder = mkdtempSync(join(tmpdir(), 'intake-mend-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let nth = 0
  return async (rows: Record<string, string>[], mends = nth > 0) => {
    const file = join(folder, `file-${++nth}.csv`)
    writeFileSync(file, csv(rows))
    const outDir = join(folder, String(nth))
    const before = mends ? { mends: { fileName: `file-${nth - 1}.csv`, folder: join(folder, String(nth - 1)) } } : {}
    const ask = { register: 'penduduk', file, fileName: `file-${nth}.csv`, regency: '64.74', asOf: '2025-11-01', outDir, limits, ...before } as const
    return { report: await runIntake(ask, () => {}), ...(await readOut(outDir)) }
  }
}

const person = (name: string, changes: Record<string, string> = {}) => resident({ nama: `${name} Uji`, ...changes })
const mended = (row: number | '', name: string, changes: Record<string, string> = {}) => ({
  [REASON_TITLES.row]: String(row),
  [REASON_TITLES.reason]: 'x',
  ...person(name, changes),
})
const bad = { jenis_kelamin: 'X' }
const first = [person('Ani'), person('Budi', bad), person('Citra', { ...bad, tanggal_lahir: '31-02-1990' }), person('Dedi', bad), person('Eka', { nama: '' })]

it('tells every fault of a refused row, so that it is mended at one go', async () => {
  const { report } = await chain()(first)
  expect(report.rejects.filter((it) => it.row === 4).map((it) => it.column)).toEqual(['jenis_kelamin', 'tanggal_lahir'])
  expect(report.rejectGroups).toContainEqual({
    ...{ column: 'jenis_kelamin', title: 'jenis_kelamin', reason: 'Jenis kelamin tidak dikenal', advice: 'Tulis L atau P.' },
    ...{ rows: 3, examples: [3, 4, 5] },
  })
})

it('numbers mended rows as the first file did, leaves bad ones bad, and keeps those that were not sent', async () => {
  const send = chain()
  await send(first)
  const { report, snapshot, refused, marks } = await send([mended(3, 'Budi'), mended(4, 'Citra', bad), mended('', 'Fitri'), mended(99, 'Gani')])
  expect(snapshot.map((it) => [Number(it.row_no), it.nama])).toEqual([
    [3, 'Budi Uji'],
    [10, 'Fitri Uji'],
    [11, 'Gani Uji'],
  ])
  expect(report.rows).toEqual({ read: 4, accepted: 3, rejected: 1, skipped: 0 })
  expect(refused.map((it) => Number(it.row_no))).toEqual([4, 5, 6])
  expect(marks.map((it) => [Number(it.row_no), it.severity, it.column_name])).toEqual([
    [4, 'refused', 'jenis_kelamin'],
    [5, 'unsent', 'jenis_kelamin'],
    [6, 'unsent', 'nama'],
  ])
  expect(report.notes[0]).toBe(
    'Perbaikan atas file-1.csv: dari 4 baris yang ditolak di sana, 1 kini diterima, 1 masih salah, 2 tidak dikirim dan tetap ditolak.',
  )
  expect(report.unknownColumns).toEqual([])

  const last = await send([mended(4, 'Citra'), mended(5, 'Dedi'), mended(6, 'Eka')])
  expect(last.report.rows).toEqual({ read: 3, accepted: 3, rejected: 0, skipped: 0 })
  expect(last.snapshot.map((it) => Number(it.row_no))).toEqual([4, 5, 6])
  expect(last.refused).toEqual([])
})

it('refuses rows mended twice and rows that were accepted already', async () => {
  const send = chain()
  await send(first)
  const { report, refused } = await send([mended(3, 'Budi'), mended(3, 'Bukan Budi'), mended(2, 'Ani Baru')])
  expect(report.rows).toMatchObject({ accepted: 0, rejected: 3 })
  expect(report.rejectGroups.map((it) => [it.reason, it.rows])).toEqual([
    ['Baris asal ini diperbaiki lebih dari sekali', 2],
    ['Baris asal ini sudah diterima di berkas pertama', 1],
  ])
  expect(refused.map((it) => Number(it.row_no))).toEqual(expect.arrayContaining([3, 4, 5, 6]))
})

it('reads a whole list that is sent again as a whole', async () => {
  const send = chain()
  await send(first)
  const { report } = await send(first.with(1, person('Budi')))
  expect(report).toMatchObject({ replaces: true, rows: { read: 5, accepted: 2, rejected: 3 } })
  expect(report.notes[0]).toContain('dari 4 baris yang ditolak di sana, 1 kini diterima')
})

it('asks for the file that is mended', async () => {
  await expect(chain()([mended(3, 'Budi')])).rejects.toMatchObject({ code: 'registers/file-mends-missing' })
})
