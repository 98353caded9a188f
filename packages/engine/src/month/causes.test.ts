import { COVERAGE_STEPS } from '@semesta/kernel'
import { expect, it } from 'vitest'
import { buildCity } from './test-city.ts'

const nik = (i: number) => `99010117089${String(i).padStart(5, '0')}`
const person = (i: number) => ({ nik: nik(i), nama: `ORANG ${i}`, no_kk: `99010100000${String(i).padStart(5, '0')}` })
const card = (i: number, more: object) => ({ ...person(i), no_kartu: String(i).padStart(13, '0'), ...more })
const off = (status_code: number | null, more: object = {}) => ({ is_active: false, status: 'tidak aktif', status_code, ...more })

it('names the cause of every inactive card, and none for active and deceased ones', async () => {
  const cards: [string | null, object][] = [
    ['arrears', off(9)],
    ['arrears', off(15, { bulan_tunggakan: 3 })],
    ['child-over-21', off(6, { segment: 'PPU_BU' })],
    ['suspended', off(7)],
    ['pbi-removed', off(15, { segment: 'PBI_JK' })],
    ['left-employment', off(15, { segment: 'PPU_BU' })],
    ['left-employment', off(null, { segment: 'PPU_BU' })],
    ['deceased', off(9)],
    ['end-of-month', off(15, { segment: 'PBPU_PEMDA' })],
    ['unknown', off(null)],
    [null, {}],
    [null, off(2, { status: 'meninggal' })],
  ]
  const { people, cells } = await buildCity({
    penduduk: cards.map((_, i) => person(i)),
    peserta: cards.map(([, more], i) => card(i, more)),
    dtsen: [{ ...person(4), tanggal_keluar_pbi: '2025-05-01' }],
    pekerja: [{ ...person(6), tanggal_masuk: '2020-01-01', tanggal_keluar: '2025-06-30' }],
    kematian: [person(7)],
  })
  const cause = new Map(people.map((it) => [it.nik, it.cause]))
  expect(cards.map((_, i) => cause.get(nik(i)))).toEqual(cards.map(([expected]) => expected))
  const inactive = cells.reduce((sum, it) => sum + (it.cause === '' ? 0 : Number(it.registered)), 0)
  expect(inactive).toBe(10)
})

it('explains every registered card by the first step that applies, and the steps add up to registered', async () => {
  const { people, report } = await buildCity({
    penduduk: [person(1), person(2), { ...person(3), status: 'pindah', tanggal_status: '2025-03-01' }, person(4), { ...person(6), status: 'meninggal' }],
    peserta: [1, 2, 3, 4, 5, 6].map((i) => card(i, {})).concat([{ ...card(4, {}), no_kartu: '0000000000099', status: 'aktif', tmt: '2019-01-01' } as never]),
    kematian: [person(2), { ...person(4), tanggal_meninggal: '2025-11-02' }],
    pindah: [person(1)],
  })
  expect(report.waterfall.map((it) => it.step)).toEqual([...COVERAGE_STEPS])
  expect(Object.fromEntries(report.waterfall.map((it) => [it.step, it.heads]))).toEqual({ duplicate: 1, dead: 2, moved: 2, 'not-resident': 1, verified: 1 })
  expect(report.waterfall.reduce((sum, it) => sum + it.heads, 0)).toBe(report.counts.registered)
  // Neither the register of deaths nor that of moves lowers the population.
  expect(report.counts.population).toBe(3)
  expect(people.find((it) => it.nik === nik(6))?.death_source).toBe('penduduk')
})

it('believes the newest move, and no move inside the regency', async () => {
  const { people } = await buildCity({
    penduduk: [person(1), person(2)],
    peserta: [card(1, {}), card(2, {})],
    pindah: [
      { ...person(1), tanggal_pindah: '2024-01-01', arah: 'keluar' },
      { ...person(1), tanggal_pindah: '2025-01-01', arah: 'masuk', kode_wilayah_tujuan: '99.01' },
      { ...person(2), tanggal_pindah: '2025-01-01', arah: 'keluar', kode_wilayah_tujuan: '99.01.02.1001' },
    ],
  })
  expect(people.map((it) => [it.moved_direction, it.coverage_step])).toEqual([
    ['masuk', 'verified'],
    ['masuk', 'verified'],
  ])
})

it('names who pays', async () => {
  const segments = ['PBI_JK', 'PBPU_PEMDA', 'PPU_BU', 'PPU_PN', 'PBPU', 'BP', 'BP', 'UNKNOWN']
  const { people } = await buildCity({
    penduduk: [],
    peserta: segments.map((segment, i) => card(i, { segment, participant_code: i === 5 ? 15 : 23 })),
  })
  const payers = people.toSorted((a, b) => String(a.card).localeCompare(String(b.card))).map((it) => it.payer)
  expect(payers).toEqual(['centre', 'local-government', 'employer', 'state-employer', 'person', 'state-employer', 'person', 'unknown'])
})
