import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { REGISTERS } from '@semesta/kernel'
import { expect, it } from 'vitest'
import { SNAPSHOT_COLUMNS } from '../month/snapshot-schema.ts'
import { literal, openSession } from '../session.ts'
import { headerKey } from './header-key.ts'
import { loadMapping, registerFile } from './mapping.ts'
import { csv, member, takeIn } from './testing.ts'

it.each(REGISTERS)('the sample of %s is taken in whole, with the promised columns and no remark', async (register) => {
  const text = readFileSync(registerFile(register, 'sample.csv'), 'utf8')
  const { report, snapshot } = await takeIn(register, text)
  const lines = text.trim().split('\n').length - 1
  expect(report.rows).toEqual({ read: lines, accepted: lines, rejected: 0, skipped: 0 })
  expect(Object.keys(snapshot[0] ?? {})).toEqual(Object.keys(SNAPSHOT_COLUMNS[register]))
  expect(report.columns.filter((it) => it.required && it.source === null)).toEqual([])
  expect(report.warningGroups.filter((it) => it.reason.includes('dikosongkan'))).toEqual([])
  expect([...text.matchAll(/\b\d{16}\b/g)].filter(([number]) => !number.startsWith('99'))).toEqual([])
})

it.each(REGISTERS)('no header name of %s means two columns', (register) => {
  const owners = new Map<string, Set<string>>()
  for (const { name, synonyms } of loadMapping(register).columns) {
    for (const key of new Set([name, ...synonyms].map(headerKey))) owners.set(key, (owners.get(key) ?? new Set()).add(name))
  }
  expect([...owners].filter(([, names]) => names.size > 1).map(([key, names]) => [key, ...names])).toEqual([])
})

it('says what is odd between columns', async () => {
  const { report } = await takeIn('peserta', csv([member({ tmt: '2025-01-01', tat: '2024-01-01', bulan_tunggakan: '3' })]))
  expect(report.warningGroups.map((it) => [it.column, it.reason, it.rows, it.examples])).toEqual(
    expect.arrayContaining([
      ['bulan_tunggakan', 'Kartu aktif dengan bulan tunggakan', 1, [2]],
      ['tat', 'Kartu dengan TAT mendahului TMT', 1, [2]],
      ['tat', 'Kartu aktif yang TAT-nya sudah lewat', 1, [2]],
    ]),
  )
})

it('reads Parquet with typed columns', async () => {
  const folder = join(tmpdir(), 'intake-parquet-test')
  const session = await openSession({ memoryLimit: '1GB', tempDirectory: folder })
  const path = join(folder, 'peserta.parquet')
  await session.run(`copy (select 1000000001::bigint as noka, 9974011708900001 as nik, 'Rahmat Uji' as nama, date '1990-08-17' as tgl_lahir,
    22 as jenis_peserta, 0 as status, 37800.0::double as nominal_tunggakan) to ${literal(path)} (format parquet)`)
  session.close()
  const { snapshot } = await takeIn('peserta', readFileSync(path), 'peserta.parquet')
  expect(snapshot).toMatchObject([{ row_no: 1n, no_kartu: '0001000000001', nik: '9974011708900001', tanggal_lahir: '1990-08-17', nominal_tunggakan: 37_800n }])
})

it('knows no regency that does not exist', async () => {
  const { runIntake } = await import('./run.ts')
  const input = {
    register: 'dtsen',
    file: 'none',
    fileName: 'none',
    regency: '00.00',
    asOf: '2025-11-01',
    outDir: tmpdir(),
    limits: { memoryLimit: '1GB', tempDirectory: tmpdir() },
  } as const
  await expect(runIntake(input, () => {})).rejects.toMatchObject({ code: 'registers/regency-unknown' })
})
