import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CELL_COLUMNS, FINDING_COLUMNS, PEOPLE_COLUMNS } from '../tasks.ts'
import { buildCity } from './test-city.ts'

const ANI = { nik: '9901015708900001', nama: 'ANI', no_kk: '9901010000000001', jenis_kelamin: 'P' }
const BUDI = { nik: '9901011708900002', nama: 'BUDI', no_kk: '9901010000000001' }
const CITRA = { nik: '9901015708900003', nama: 'CITRA', no_kk: '9901010000000002', jenis_kelamin: 'P' }
const card = (person: object, no_kartu: string, more: object = {}) => ({ ...person, no_kartu, ...more })
const inactive = { is_active: false, status: 'nonaktif_akhir_bulan', status_code: 15 }

it('counts living residents, cards not marked dead, and active cards', async () => {
  const { report } = await buildCity({
    penduduk: [ANI, BUDI, CITRA, { nama: 'DEDI', nik: '9901011708900004', status: 'meninggal' }, { nama: 'EKA', nik: null }],
    peserta: [card(ANI, '0001'), card(BUDI, '0002', inactive), card(CITRA, '0003', { status: 'meninggal', is_active: false, status_code: 2 })],
  })
  expect(report.counts).toEqual({ population: 4, registered: 2, active: 1 })
  expect(report.segments).toEqual([{ segment: 'PBPU', registered: 2, active: 1 }])
})

it('writes the columns that the tables of the server have, in their order', async () => {
  const { people, findings, cells, changes, outDir } = await buildCity({ penduduk: [ANI, BUDI], peserta: [card(ANI, '0001', inactive)] }, {})
  expect(Object.keys(people[0] ?? {}).slice(0, PEOPLE_COLUMNS.length)).toEqual([...PEOPLE_COLUMNS])
  expect(Object.keys(findings[0] ?? {})).toEqual([...FINDING_COLUMNS])
  expect(Object.keys(cells[0] ?? {})).toEqual([...CELL_COLUMNS])
  expect(changes).toEqual([])
  const line = readFileSync(join(outDir, 'cell.csv'), 'utf8')
    .split('\n')
    .find((it) => it.includes(',L,'))
  expect(line).toBe('99.01.01.1001,99.01.01.1001,"",L,25-39,"","",1,0,0')
})

it('refuses a month without the population register or the roster, and builds with only those two', async () => {
  await expect(buildCity({ penduduk: [ANI] })).rejects.toMatchObject({ code: 'indicators/no-snapshot', facts: { register: 'peserta' } })
  await expect(buildCity({ peserta: [card(ANI, '0001')] })).rejects.toMatchObject({ code: 'indicators/no-snapshot', facts: { register: 'penduduk' } })
  const { report } = await buildCity({ penduduk: [], peserta: [] })
  expect(report.counts).toEqual({ population: 0, registered: 0, active: 0 })
})

it('takes the newest row when a card stands twice in one roster', async () => {
  const { people, report } = await buildCity({
    penduduk: [ANI],
    peserta: [card(ANI, '0001', { ...inactive, tmt: '2020-01-01' }), card(ANI, '0001', { tmt: '2024-01-01' })],
  })
  expect(report.counts).toEqual({ population: 1, registered: 1, active: 1 })
  expect(people).toHaveLength(1)
})

it('counts a resident once who stands twice with the same NIK, name and birth date', async () => {
  const { report } = await buildCity({ penduduk: [ANI, { ...ANI, status: 'pindah' }, { ...ANI, village_code: '99.01.01.1002' }], peserta: [] })
  expect(report.counts.population).toBe(1)
})

it('keeps two cards of one human: both registered, one person, the second a duplicate', async () => {
  const { people, report } = await buildCity({ penduduk: [ANI], peserta: [card(ANI, '0001', inactive), card(ANI, '0002')] })
  expect(report.counts).toEqual({ population: 1, registered: 2, active: 1 })
  expect(people.map((it) => [it.card, it.is_primary, it.is_resident, it.coverage_step, it.person_id])).toEqual([
    ['0001', false, false, 'duplicate', ANI.nik],
    ['0002', true, true, 'verified', ANI.nik],
  ])
})

it('tells two residents on one NIK apart, gives each his own card and his own death', async () => {
  const twin = { ...ANI, nama: 'WULANDARI', tanggal_lahir: '2001-02-03' }
  const { people, report, found } = await buildCity({
    penduduk: [ANI, twin],
    peserta: [card(twin, '0001'), card(ANI, '0002')],
    kematian: [twin],
  })
  expect(report.counts).toEqual({ population: 2, registered: 2, active: 2 })
  expect(people.map((it) => [it.name, it.card, it.person_id, it.is_resident, it.coverage_step])).toEqual([
    ['WULANDARI', '0001', `${ANI.nik}/2`, true, 'dead'],
    ['ANI', '0002', `${ANI.nik}/1`, true, 'verified'],
  ])
  expect(found('identity/nik-shared')).toHaveLength(2)
  expect(found('membership/duplicate-card')).toHaveLength(0)
})

it('does not take a stranger for the owner of a NIK because a second card carries it', async () => {
  const stranger = { nik: ANI.nik, nama: 'SUPRIYADI', tanggal_lahir: '1955-01-09' }
  const { people, report } = await buildCity({ penduduk: [ANI], peserta: [card(ANI, '0001'), card(stranger, '0002')] })
  expect(report.waterfall.find((it) => it.step === 'not-resident')?.heads).toBe(1)
  expect(new Set(people.map((it) => it.person_id)).size).toBe(2)
})

it('never links a missing or damaged NIK', async () => {
  const damaged = { ...BUDI, nik: null, nik_state: 'damaged', nik_raw: '9.90101E+15' }
  const { people, report, found } = await buildCity({
    penduduk: [BUDI, { ...ANI, nik: null }],
    peserta: [card(damaged, '0001'), card({ nama: 'ANI' }, '0002')],
  })
  expect(report.waterfall.filter((it) => it.heads > 0)).toEqual([{ step: 'not-resident', heads: 2 }])
  expect(people).toHaveLength(4)
  expect(new Set(people.map((it) => it.person_id)).size).toBe(4)
  expect(found('identity/nik-damaged').map((it) => it.card)).toEqual(['0001'])
  expect(found('identity/nik-missing')).toHaveLength(2)
})

it('puts a person where the population register says, else where the roster says, else nowhere known', async () => {
  const { people } = await buildCity({
    penduduk: [{ ...ANI, rw: '003', rt: '012' }],
    peserta: [
      card(ANI, '0001', { village_code: '99.01.02.1001', rw: '001' }),
      card(BUDI, '0002', { village_code: '99.01.02.1001', rw: '004', rt: '001' }),
      card(CITRA, '0003', { village_code: '99.02.01.1001', rw: '001', rt: '001' }),
      card({ nama: 'DEDI' }, '0004', { rt: '001' }),
    ],
  })
  expect(people.map((it) => it.area_path)).toEqual(['99.01.01.1001/003/012', '99.01.02.1001/004/001', '99.01.00.0000', '99.01.00.0000'])
})

it('puts every age in its band, in completed years at the reporting date', async () => {
  const born = ['2025-10-31', '2020-11-02', '2020-11-01', '2007-11-02', '2007-11-01', '2004-11-01', '2000-11-01', '1985-11-01', '1965-11-02', '1965-11-01']
  const { people } = await buildCity({ penduduk: born.map((tanggal_lahir, i) => ({ ...ANI, nik: `990101570890010${i}`, tanggal_lahir })), peserta: [] })
  expect(people.map((it) => it.age_band)).toEqual(['0-4', '0-4', '5-17', '5-17', '18-20', '21-24', '25-39', '40-59', '40-59', '60+'])
})
