import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildCity } from '../month/test-city.ts'
import type { LookupInput, LookupLine } from '../tasks.ts'
import { runLookup } from './run.ts'

const off = { is_active: false, status: 'menunggak', status_code: 9 }
const [ANI, BUDI, CITRA, DEDI] = ['9901015708900001', '9901011708900002', '9901015708900003', '9901011708900004']

async function aCity() {
  const twins = { nama: 'SITI', tanggal_lahir: '1999-09-09' }
  return buildCity({
    penduduk: [
      { nik: ANI, nama: 'ANI', tanggal_lahir: '1990-08-17' },
      { nik: BUDI, nama: 'Budi  Santoso', tanggal_lahir: '1991-01-02' },
      { nik: CITRA, nama: 'CITRA', tanggal_lahir: '1992-03-04', village_code: '99.01.02.1001' },
      { nik: null, ...twins, village_code: '99.01.01.1001' },
      { nik: null, ...twins, village_code: '99.01.02.1001' },
      { nik: DEDI, nama: 'DEDI', tanggal_lahir: '1980-05-05' },
      { nik: DEDI, nama: 'WULAN', tanggal_lahir: '1999-01-01' },
    ],
    peserta: [
      { nik: ANI, nama: 'ANI', no_kartu: '0001234567890', segment: 'PBI_JK', tmt: '2020-01-01' },
      { nik: BUDI, nama: 'BUDI SANTOSO', tanggal_lahir: '1991-01-02', no_kartu: '0001234567891', segment: 'PBPU', ...off },
      { nik: CITRA, nama: 'CITRA', no_kartu: '0001234567892', segment: 'PPU_BU' },
    ],
  })
}

async function ask(text: string, options: Partial<LookupInput> = {}) {
  const { dir, outDir: month } = await aCity()
  const [outDir, file] = [join(dir, 'answer'), join(dir, 'list.csv')]
  mkdirSync(outDir)
  writeFileSync(file, text)
  const limits = { memoryLimit: '512MB', tempDirectory: join(dir, 'spill'), threads: 2 }
  const input = {
    file,
    fileName: 'list.csv',
    people: join(month, 'people.parquet'),
    regency: '99.01',
    asOf: '2025-11-01',
    areas: ['99.01'],
    maxRows: 1000,
    outDir,
    limits,
  }
  const report = await runLookup({ ...input, ...options }, () => {})
  const lines = readFileSync(join(outDir, 'answer.json'), 'utf8').trim().split('\n')
  return { report, lines: lines.map((it): LookupLine => JSON.parse(it)) }
}

it('answers each row by NIK, by card, or by name and birth date, in the order of the list', async () => {
  const { report, lines } = await ask(
    [
      'No;Nama;No KTP;No BPJS;Tgl Lahir',
      `1;Ani;'${ANI};;`,
      '2;x;;1234567891;',
      '3;budi santoso;;;02/01/1991',
      '4;TIDAK ADA;9901015708900009;;',
      '5;Ani;;;',
    ].join('\n'),
  )
  expect(lines.map((it) => [it.status, it.segment, it.cause, it.since, it.way])).toEqual([
    ['active', 'PBI_JK', null, '2020-01-01', 'nik'],
    ['inactive', 'PBPU', 'arrears', null, 'card'],
    ['inactive', 'PBPU', 'arrears', null, 'name-birth'],
    ['not-found', null, null, null, null],
    ['unreadable', null, null, null, null],
  ])
  expect(lines.map((it) => it.row_no)).toEqual([2, 3, 4, 5, 6])
  expect(lines[0]?.cells).toEqual(['1', 'Ani', `'${ANI}`, null, null])
  expect(report).toMatchObject({
    rows: 5,
    titles: ['No', 'Nama', 'No KTP', 'No BPJS', 'Tgl Lahir'],
    counts: { active: 1, inactive: 2, 'not-found': 1, unreadable: 1 },
  })
})

it('takes a list of nothing but NIKs', async () => {
  const { lines } = await ask(`NIK\n${ANI}\n${BUDI}\n`)
  expect(lines.map((it) => it.status)).toEqual(['active', 'inactive'])
  const { lines: numbered } = await ask(`No;NIK\n1;${ANI}\n`)
  expect(numbered.map((it) => [it.status, it.cells])).toEqual([['active', ['1', ANI]]])
})

it('does not guess: two people of one name and birth date are not unique until the village tells them apart', async () => {
  const row = 'Siti;09-09-1999'
  const { lines } = await ask(`nama;tanggal lahir;kode desa\n${row};\n${row};99.01.02.1001\n`)
  expect(lines.map((it) => [it.status, it.way])).toEqual([
    ['not-unique', null],
    ['unregistered', 'name-birth-village'],
  ])
})

it('tells two people on one NIK apart by what else the row says, and marks a number whose owner has another name', async () => {
  const { lines } = await ask(`nik;nama\n${DEDI};WULAN\n${DEDI};\n${ANI};ORANG LAIN\n`)
  expect(lines.map((it) => [it.status, it.doubtful])).toEqual([
    ['unregistered', false],
    ['not-unique', false],
    ['active', true],
  ])
  const { lines: both } = await ask(`nik;nama;tgl lahir\n${ANI};ORANG LAIN;1950-01-01\n`)
  expect(both.map((it) => [it.status, it.doubtful])).toEqual([['active', true]])
})

it('finds nobody outside the areas of whoever asks, as if they were not there', async () => {
  const { lines } = await ask(`nik\n${ANI}\n${CITRA}\n`, { areas: ['99.01.02'] })
  expect(lines.map((it) => it.status)).toEqual(['not-found', 'active'])
})

it('refuses a list without identity, and one that is too long', async () => {
  await expect(ask('nama;alamat\nANI;JALAN\n')).rejects.toMatchObject({ code: 'lookups/no-identity' })
  await expect(ask(`nik\n${ANI}\n${BUDI}\n`, { maxRows: 1 })).rejects.toMatchObject({ code: 'lookups/too-many-rows' })
})
