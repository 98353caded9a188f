import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { buildCity, type City } from '../month/test-city.ts'
import type { Row } from '../session.ts'
import { runCandidates } from './run.ts'
import { CANDIDATE_COLUMNS, DEBT_COLUMNS, HOUSEHOLD_COLUMNS } from './task.ts'

const kk = '9901010101000001'
const person = (n: number, more: Row = {}): Row => ({ nik: `99010117089000${String(n).padStart(2, '0')}`, nama: `ORANG ${n}`, no_kk: kk, ...more })
const card = (n: number, more: Row = {}): Row => ({ ...person(n), no_kartu: String(n).padStart(13, '0'), kelas: '3', ...more })
const owing = (n: number, months: number | null, more: Row = {}) =>
  card(n, { status: 'menunggak', status_code: 9, is_active: false, bulan_tunggakan: months, nominal_tunggakan: months && months * 35_000, ...more })

const columnsOf: Record<string, readonly string[]> = { candidate: CANDIDATE_COLUMNS, debt: DEBT_COLUMNS, household: HOUSEHOLD_COLUMNS }

async function candidatesOf(city: City) {
  const { dir, outDir } = await buildCity(city)
  const out = join(dir, 'candidates')
  mkdirSync(out)
  const limits = { memoryLimit: '256MB', tempDirectory: join(dir, 'spill'), threads: 1 }
  const files = { people: join(outDir, 'people.parquet'), findings: join(outDir, 'finding.parquet') }
  const report = await runCandidates({ regency: '99.01', month: '2025-11', ...files, outDir: out, limits })
  const read = (name: string) => {
    const columns = columnsOf[name] ?? []
    const lines = readFileSync(join(out, `${name}.csv`), 'utf8')
      .split('\n')
      .filter(Boolean)
    return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [columns[at] ?? '', cell])))
  }
  return { report, people: read('candidate'), totals: read('debt'), households: read('household') }
}
const numbers = (rows: Record<string, string>[], column: string) => rows.map((it) => Number(it[column])).toSorted((a, b) => a - b)
const add = (rows: Record<string, string>[], column: string) => numbers(rows, column).reduce((sum, it) => sum + it, 0)

it('counts the debt of a household of four at the rates, at most 24 months, and the roster’s own sum beside it', async () => {
  const four = [1, 2, 3, 4]
  const { report, totals } = await candidatesOf({ penduduk: four.map((n) => person(n)), peserta: four.map((n) => owing(n, 30)) })
  expect(report.arrears).toEqual({ heads: 4, rosterRupiah: 4 * 30 * 35_000, ratesRupiah: 3_360_000 })
  const [household] = totals.filter((it) => it.what === 'household')
  expect(household).toMatchObject({ heads: '4', households: '1', months: '30', rates_rupiah: '3360000', band: '3' })
})

it('takes the rate of each class, and leaves the amount open where nobody wrote down the months', async () => {
  const peserta = [owing(1, 1, { kelas: '1' }), owing(2, 24, { kelas: '2' }), owing(3, 25), owing(4, null)]
  const { people } = await candidatesOf({ penduduk: [1, 2, 3, 4].map((n) => person(n)), peserta })
  expect(people.map((it) => it.rates_rupiah).toSorted()).toEqual(['', '150000', '2400000', '840000'])
})

it('tells the groups apart, and who is not for the city to take', async () => {
  const off = { status: 'nonaktif_akhir_bulan', status_code: 15, is_active: false }
  const { people } = await candidatesOf({
    penduduk: [1, 2, 3, 4, 5, 6, 7].map((n) => person(n, n === 4 ? { tanggal_lahir: '2025-08-01' } : n === 7 ? { status: 'pindah' } : {})),
    peserta: [
      owing(1, 5),
      card(2, { ...off, segment: 'PBI_JK', participant_code: 21 }),
      card(5, { segment: 'PBPU_PEMDA', participant_code: 22 }),
      card(6, { segment: 'PBPU_PEMDA', participant_code: 22 }),
      owing(7, 5),
    ],
    dtsen: [person(2, { tanggal_keluar_pbi: '2025-05-01' }), person(5, { desil: 2 }), person(6, { desil: 1 })],
    pekerja: [person(6, { tanggal_masuk: '2020-01-01' }), person(1, { tanggal_masuk: '2020-01-01' })],
    pindah: [person(7)],
  })
  const groups = people.map((it) => [it.nik?.slice(-1), it.grp, it.barred]).toSorted()
  expect(groups).toEqual([
    ['1', 'arrears', 'employed'],
    ['2', 'pbi-removed', ''],
    ['3', 'unregistered', ''],
    ['4', 'newborn', ''],
    ['5', 'pbi', ''],
    ['6', 'employer', ''],
    ['7', 'arrears', 'moved'],
  ])
})

it('counts every person once: totals and households hold the heads of the list', async () => {
  const all = Array.from({ length: 60 }, (_, n) => n + 1)
  const home = (n: number) => ({ no_kk: `990101010100${String(n % 13).padStart(4, '0')}`, village_code: `99.01.01.100${1 + (n % 3)}` })
  const peserta = all.filter((n) => n % 4 > 0).map((n) => owing(n, n % 5 === 0 ? null : n, home(n)))
  const { people, totals, households } = await candidatesOf({ penduduk: all.map((n) => person(n, home(n))), peserta })
  const owed = people.filter((it) => it.grp === 'arrears')
  for (const what of ['person', 'household']) {
    const counted = totals.filter((it) => it.what === what)
    expect([add(counted, 'heads'), add(counted, 'rates_rupiah')]).toEqual([owed.length, add(owed, 'rates_rupiah')])
  }
  const taken = people.filter((it) => it.household_no !== '')
  const heads = households.reduce((sum, it) => sum + Number(it.households) * (Number(it.arrears) + Number(it.unregistered) + Number(it.newborn)), 0)
  expect(heads).toBe(taken.length)
  expect(add(households, 'households')).toBe(new Set(taken.map((it) => it.household_no)).size)
})
