import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { literal, openSession } from '../session.ts'
import { runExtract } from './run.ts'

const folder = mkdtempSync(join(tmpdir(), 'semesta-extract-'))
const limits = { memoryLimit: '200MB', tempDirectory: join(folder, 'spill') }
afterAll(() => rmSync(folder, { recursive: true }))

it('tells an empty text from a null, so that COPY can', async () => {
  const session = await openSession(limits)
  const file = join(folder, 'rejects.parquet')
  await session.run(
    `copy (select * from (values (7, 'nik', 'kosong', ''), (3, 'nama', 'memuat "kutip", koma', null)) as t (row_no, column_name, reason, raw)) to ${literal(file)} (format parquet)`,
  )
  session.close()
  const outFile = join(folder, 'rejects.csv')
  const { rows } = await runExtract({ file, columns: ['row_no', 'column_name', 'reason', 'raw'], outFile, orderBy: ['row_no'], limit: 10, limits })
  expect(rows).toBe(2)
  expect(readFileSync(outFile, 'utf8')).toBe('3,nama,"memuat ""kutip"", koma",\n7,nik,kosong,""\n')
})

it('leaves out columns that the file of an older build lacks, and says which it wrote', async () => {
  const session = await openSession(limits)
  const file = join(folder, 'people.parquet')
  await session.run(`copy (select 1 as row_no, 'ANI' as name) to ${literal(file)} (format parquet)`)
  session.close()
  const outFile = join(folder, 'people.csv')
  const written = await runExtract({ file, columns: ['row_no', 'name', 'active_since'], outFile, limits })
  expect(written).toEqual({ rows: 1, columns: ['row_no', 'name'] })
  expect(readFileSync(outFile, 'utf8')).toBe('1,ANI\n')
})
