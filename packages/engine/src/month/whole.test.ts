import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Row } from '../session.ts'
import { buildCity, type City } from './test-city.ts'

const SEGMENTS = ['PBI_JK', 'PBPU_PEMDA', 'PPU_BU', 'PPU_PN', 'PBPU']

/** A few hundred people with every kind of trouble, the same for the same seed. */
function aCity(heads: number, seed: number): City {
  const pick = (i: number, of: number) => Math.imul(i + seed * 7919, 2_654_435_761) % of
  const at = (i: number, of: number) => Math.abs(pick(i, of))
  const person = (i: number): Row => ({
    nik: i % 17 === 0 ? null : `9901011708${String(90_0000 + (i % 19 === 0 ? i - 1 : i)).padStart(6, '0')}`,
    nama: `ORANG ${String.fromCharCode(65 + at(i, 26))}${i}`,
    no_kk: `99010100000${String(Math.floor(i / 4)).padStart(5, '0')}`,
    tanggal_lahir: `${1950 + at(i, 75)}-0${1 + at(i, 9)}-1${at(i, 9)}`,
    village_code: `99.01.01.100${1 + at(i, 3)}`,
    rw: `00${1 + at(i, 4)}`,
    rt: i % 5 === 0 ? null : `00${1 + at(i, 2)}`,
  })
  const everyone = Array.from({ length: heads }, (_, i) => i + 1)
  const part = (of: number, rest: number) => everyone.filter((i) => at(i, of) === rest)
  return {
    penduduk: everyone.map((i) => ({ ...person(i), status: at(i, 30) === 1 ? 'pindah' : 'aktif' })),
    peserta: everyone
      .filter((i) => at(i, 12) !== 0)
      .flatMap((i) => {
        const segment = SEGMENTS[at(i, SEGMENTS.length)]
        const status = at(i, 4) === 0 ? { is_active: false, status: 'menunggak', status_code: 9 } : {}
        const first = { ...person(i), no_kartu: String(i).padStart(13, '0'), segment, ...status }
        return at(i, 25) === 2 ? [first, { ...first, no_kartu: String(900_000 + i).padStart(13, '0'), segment: 'PBPU_PEMDA' }] : [first]
      }),
    dtsen: part(2, 0).map((i) => ({ ...person(i), desil: 1 + at(i, 10), tanggal_keluar_pbi: at(i, 7) === 0 ? '2025-05-01' : null })),
    pekerja: part(5, 1).map((i) => ({ ...person(i), tanggal_masuk: '2020-01-01' })),
    kematian: part(20, 3).map(person),
    pindah: part(20, 5).map(person),
  }
}

const sum = (rows: Row[], column: string) => rows.reduce((total, row) => total + Number(row[column]), 0)

// Goal: the number, the list behind it and the cube never differ, whatever the registers hold.
it.each([1, 2, 3])('adds up: people, cells, villages, segments, findings (seed %i)', async (seed) => {
  const { report, people, cells, findings } = await buildCity(aCity(400, seed))
  const { population, registered, active } = report.counts
  expect(people.filter((it) => it.is_resident)).toHaveLength(population)
  expect(people.filter((it) => it.is_registered)).toHaveLength(registered)
  expect(people.filter((it) => it.is_active)).toHaveLength(active)
  for (const rows of [cells, report.villages])
    expect(['population', 'registered', 'active'].map((it) => sum(rows as Row[], it))).toEqual([population, registered, active])
  expect(sum(report.segments, 'registered')).toBe(registered)
  expect(sum(report.waterfall, 'heads')).toBe(registered)
  expect(report.findings.map((it) => [it.rule, it.people])).toEqual(
    report.findings.map((it) => [it.rule, findings.filter((row) => row.rule === it.rule).length]),
  )
  expect(sum(report.findings, 'people')).toBe(report.findingRows)
  expect(report.findings.find((it) => it.rule === 'membership/inactive')?.people).toBe(registered - active)
  expect(report.findings.find((it) => it.rule === 'membership/unregistered')?.people).toBe(people.filter((it) => it.is_resident && !it.is_registered).length)
})

it.each([1, 2])('has one primary row a person, one row number a row, one finding a row and rule (seed %i)', async (seed) => {
  const { people, findings } = await buildCity(aCity(400, seed))
  expect(new Set(people.map((it) => it.row_no)).size).toBe(people.length)
  const primary = people.filter((it) => it.is_primary).map((it) => it.person_id)
  expect(new Set(primary).size).toBe(primary.length)
  expect(new Set(primary)).toEqual(new Set(people.map((it) => it.person_id)))
  expect(new Set(findings.map((it) => `${it.rule} ${it.row_no}`)).size).toBe(findings.length)
})

it('gives the same manifest, byte for byte, and the same rows for the same snapshots', async () => {
  const first = await buildCity(aCity(300, 4))
  const again = await buildCity(aCity(300, 4))
  const other = await buildCity(aCity(300, 5))
  const manifest = (it: { outDir: string }) => readFileSync(join(it.outDir, 'manifest.json'), 'utf8')
  expect(manifest(again)).toBe(manifest(first))
  expect(again.people).toEqual(first.people)
  expect(again.findings).toEqual(first.findings)
  expect(manifest(other)).not.toBe(manifest(first))
})

it('finds a worker of no other register and gives him no village', async () => {
  const { found } = await buildCity({
    penduduk: [],
    peserta: [],
    pekerja: [{ nik: '9902011708900001', nama: 'GITO', tanggal_masuk: '2020-01-01' }],
  })
  expect(found('employment/worker-unregistered')).toMatchObject([
    { person_id: '9902011708900001', name: 'GITO', village_code: '99.01.00.0000', area_path: '99.01.00.0000' },
  ])
})

it('gives a job on a shared NIK to the one whose name it carries, and to nobody when none agrees', async () => {
  const nik = '9901011708900001'
  const sharers = [
    { nik, nama: 'ANI', tanggal_lahir: '1990-08-17' },
    { nik, nama: 'WULANDARI', tanggal_lahir: '2001-02-03' },
  ]
  const peserta = sharers.map((it, i) => ({ ...it, no_kartu: String(i), segment: 'PBPU_PEMDA' }))
  const worker = { nik, nama: 'ANI', tanggal_masuk: '2020-01-01' }
  const named = await buildCity({ penduduk: sharers, peserta, pekerja: [worker] })
  expect(named.found('membership/employed-city-paid').map((it) => it.name)).toEqual(['ANI'])
  expect(named.found('employment/worker-unregistered').map((it) => it.name)).toEqual(['ANI'])
  const nobody = await buildCity({ penduduk: sharers, peserta, pekerja: [{ ...worker, nama: 'GITO', tanggal_lahir: '1970-01-01' }] })
  expect(nobody.found('membership/employed-city-paid')).toEqual([])
  expect(nobody.found('employment/worker-unregistered').map((it) => [it.name, it.village_code])).toEqual([['GITO', '99.01.00.0000']])
})
