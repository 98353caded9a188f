import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Row } from '../session.ts'
import { COHORT_COLUMNS, MATRIX_COLUMNS, MOVED_COLUMNS, MOVEMENT_COLUMNS, OUTSIDER_COLUMNS, QUALITY_COLUMNS } from '../tasks.ts'
import { buildCity, type City } from './test-city.ts'

const off = { is_active: false, status: 'menunggak', status_code: 9 }
const nikOf = (i: number) => `99010117089${String(i).padStart(5, '0')}`
const sum = (rows: Row[], of: (row: Row) => number | bigint) => rows.reduce((total, row) => total + Number(of(row)), 0)
const after = (built: { outDir: string }) => ({ previousPeople: join(built.outDir, 'people.parquet') })

it('names what happened to each card, why, and what it costs the city', async () => {
  const resident = (i: number, more: Row = {}) => ({ nik: nikOf(i), nama: `ORANG ${i}`, tanggal_lahir: '1980-01-01', ...more })
  const card = (i: number, more: Row = {}) => ({ ...resident(i), no_kartu: String(i).padStart(13, '0'), segment: 'PBPU_PEMDA', ...more })
  const everyone = Array.from({ length: 12 }, (_, i) => resident(i + 1))
  const before = await buildCity({ penduduk: everyone, peserta: [1, 2, 3, 4, 5, 6].map((i) => card(i, i === 3 ? off : {})) }, { month: '2025-10' })
  expect(before.movements).toEqual([])
  const now = await buildCity(
    {
      penduduk: everyone.map((it, i) => (i === 5 ? { ...it, village_code: '99.01.01.1002' } : it)),
      peserta: [card(1), card(2, off), card(3), card(6), card(7), card(20, { nik: null }), card(21, { nik: nikOf(4) })],
      kematian: [resident(5)],
    },
    after(before),
  )
  expect(Object.keys(now.changes[0] ?? {})).toEqual([...MOVED_COLUMNS])
  expect(Object.keys(now.movements[0] ?? {})).toEqual([...MOVEMENT_COLUMNS])
  const told = now.changes.map((it) => [it.card?.toString().replace(/^0+/, ''), it.kind, it.cause, Number(it.to_rupiah) - Number(it.from_rupiah)])
  expect(told.toSorted((a, b) => Number(a[0]) - Number(b[0]))).toEqual([
    ['2', 'lapsed', 'arrears', -37_800],
    ['3', 'came-back', 'arrears', 37_800],
    ['4', 'left', 'card-replaced', -37_800],
    ['5', 'left', 'deceased', -37_800],
    ['6', 'moved', '', 0],
    ['7', 'joined', 'was-unregistered', 37_800],
    ['20', 'joined', 'not-resident', 37_800],
    ['21', 'joined', 'card-replaced', 37_800],
  ])
  expect(now.movements.filter((it) => it.kind === 'unchanged').map((it) => [it.to_segment, it.heads])).toEqual([['PBPU_PEMDA', 1]])
  expect(new Set(now.changes.map((it) => it.row_no)).size).toBe(now.changes.length)
})

const SEGMENTS = ['PBI_JK', 'PBPU_PEMDA', 'PPU_BU']
const card = fc.record({
  segment: fc.constantFrom(...SEGMENTS),
  active: fc.boolean(),
  village: fc.integer({ min: 1, max: 3 }),
  rt: fc.integer({ min: 1, max: 2 }),
})
const roster = fc.array(fc.option(card, { nil: null, freq: 4 }), { minLength: 8, maxLength: 8 })

function cityOf(cards: readonly (typeof card extends fc.Arbitrary<infer T> ? T | null : never)[]): City {
  const here = cards.flatMap((it, i) => (it ? [{ ...it, i }] : []))
  return {
    penduduk: here.map(({ i, village, rt }) => ({ nik: nikOf(i), nama: `ORANG ${i}`, village_code: `99.01.01.100${village}`, rw: '001', rt: `00${rt}` })),
    peserta: here.map(({ i, segment, active }) => ({
      nik: nikOf(i),
      nama: `ORANG ${i}`,
      no_kartu: String(i).padStart(13, '0'),
      segment,
      ...(active ? {} : off),
    })),
  }
}

// Goal: in every area, at every level, what came in less what went out is exactly the difference of the two months' headline numbers, in heads and rupiah.
it('adds up to the difference of two months, in the city, each village and each RT', async () => {
  await fc.assert(
    fc.asyncProperty(roster, roster, async (first, second) => {
      const before = await buildCity(cityOf(first), { month: '2025-10' })
      const now = await buildCity(cityOf(second), after(before))
      const areas = ['99.01', '99.01.01.1001', '99.01.01.1002', '99.01.01.1003', '99.01.01.1001/001/001', '99.01.01.1002/001/002']
      for (const area of areas) {
        const inside = (rows: Row[], flag: string) => rows.filter((it) => it[flag] && String(it.area_path).startsWith(area))
        const into = (it: Row) => it.to_path !== '' && String(it.to_path).startsWith(area)
        const out = (it: Row) => it.from_path !== '' && String(it.from_path).startsWith(area)
        const heads = sum(now.changes, (it) => Number(into(it)) - Number(out(it)))
        const active = sum(now.changes, (it) => Number(into(it) && it.to_active) - Number(out(it) && it.from_active))
        expect({ area, heads }).toEqual({ area, heads: inside(now.people, 'is_registered').length - inside(before.people, 'is_registered').length })
        expect({ area, active }).toEqual({ area, active: inside(now.people, 'is_active').length - inside(before.people, 'is_active').length })
      }
      const paid = (rows: Row[]) => rows.filter((it) => it.is_active && it.segment === 'PBPU_PEMDA').length
      const rupiah = (rows: Row[]) => sum(rows, (it) => Number(it.to_rupiah) - Number(it.from_rupiah))
      expect(rupiah(now.changes)).toBe((paid(now.people) - paid(before.people)) * 37_800)
      expect(rupiah(now.movements)).toBe(rupiah(now.changes))
      expect(
        sum(
          now.movements.filter((it) => it.to_segment !== ''),
          (it) => Number(it.heads),
        ),
      ).toBe(now.report.counts.registered)
      expect(
        sum(
          now.movements.filter((it) => it.from_segment !== ''),
          (it) => Number(it.heads),
        ),
      ).toBe(before.report.counts.registered)
      expect(
        sum(
          now.movements.filter((it) => it.kind !== 'unchanged'),
          (it) => Number(it.heads),
        ),
      ).toBe(now.changes.length)
    }),
    { numRuns: 8 },
  )
}, 120_000)

it('remembers since which month a card has been active without a break', async () => {
  const card = (i: number, more: Row = {}) => ({ nama: 'X', no_kartu: String(i), segment: 'PBI_JK', ...more })
  const first = await buildCity({ penduduk: [], peserta: [card(1), card(2, off)] }, { month: '2025-09' })
  const second = await buildCity({ penduduk: [], peserta: [card(1), card(2), card(3)] }, { month: '2025-10', ...after(first) })
  const third = await buildCity(
    { penduduk: [], peserta: [card(1), card(2, { segment: 'PBPU_PEMDA' }), card(3, off), card(4)] },
    { month: '2025-11', ...after(second) },
  )
  const since = (built: { people: Row[] }) => built.people.map((it) => [it.card, it.active_since]).toSorted()
  expect(since(first)).toEqual([
    ['1', null],
    ['2', null],
  ])
  expect(since(second)).toEqual([
    ['1', null],
    ['2', '2025-10'],
    ['3', '2025-10'],
  ])
  expect(since(third)).toEqual([
    ['1', null],
    ['2', '2025-10'],
    ['3', null],
    ['4', '2025-11'],
  ])
  expect(Object.keys(third.cohorts[0] ?? {})).toEqual([...COHORT_COLUMNS])
  expect(third.cohorts.map((it) => [it.since, it.segment, it.payer, it.heads])).toEqual([
    ['2025-10', 'PBPU_PEMDA', 'local-government', 1],
    ['2025-11', 'PBI_JK', 'centre', 1],
  ])
  expect(third.changes.find((it) => it.kind === 'lapsed')).toMatchObject({ card: '3', from_since: '2025-10' })
})

it('counts every person by the registers that name him, also those whom no other register knows', async () => {
  const person = (i: number, more: Row = {}) => ({ nik: nikOf(i), nama: `ORANG ${i}`, ...more })
  const job = { tanggal_masuk: '2020-01-01' }
  const { matrix, outsiders, report } = await buildCity({
    penduduk: [1, 2, 3].map((i) => person(i)),
    peserta: [person(1, { no_kartu: '1' }), person(1, { no_kartu: '11' }), person(2, { no_kartu: '2' }), person(9, { no_kartu: '9' })],
    dtsen: [person(1), person(3), person(7, { village_code: '99.01.01.1001' }), { nik: null, nama: 'TANPA NIK' }, person(8)],
    pekerja: [
      person(2, job),
      person(8, job),
      person(8, job),
      person(3, { ...job, tanggal_keluar: '2025-01-01' }),
      person(6, { ...job, tanggal_keluar: '2025-01-01' }),
    ],
  })
  expect(Object.keys(matrix[0] ?? {})).toEqual([...MATRIX_COLUMNS])
  expect(Object.keys(outsiders[0] ?? {})).toEqual([...OUTSIDER_COLUMNS])
  const cells = matrix.map((it) => [['in_penduduk', 'in_peserta', 'in_dtsen', 'in_pekerja'].map((name) => (it[name] ? 1 : 0)).join(''), it.heads])
  const heads = new Map<string, number>()
  for (const [key, count] of cells) heads.set(String(key), (heads.get(String(key)) ?? 0) + Number(count))
  expect(Object.fromEntries(heads)).toEqual({ '1110': 1, '1101': 1, '1010': 1, '0100': 1, '0010': 2, '0011': 1 })
  expect(outsiders.map((it) => [it.name, it.village_code, it.in_dtsen, it.in_pekerja]).toSorted()).toEqual([
    ['ORANG 7', '99.01.01.1001', true, false],
    ['ORANG 8', '99.01.00.0000', true, true],
    ['TANPA NIK', '99.01.00.0000', true, false],
  ])
  expect(
    sum(
      matrix.filter((it) => it.in_penduduk),
      (it) => Number(it.heads),
    ),
  ).toBe(report.counts.population)
})

it('counts the faults of each register by village, and the people the score counts once', async () => {
  const { quality, found } = await buildCity({
    penduduk: [
      { nik: nikOf(1), nama: 'A' },
      { nik: null, nama: 'B', village_code: '99.01.01.1002' },
    ],
    peserta: [
      { nik: nikOf(1), nama: 'A', no_kartu: '1', segment: 'PBPU_PEMDA' },
      // Nobody knows where she lives; he is placed by the population register.
      { nik: null, nama: 'C', no_kartu: '2', segment: 'PBPU_PEMDA', village_code: '98.01.01.1001' },
    ],
  })
  expect(Object.keys(quality[0] ?? {})).toEqual([...QUALITY_COLUMNS])
  const of = (register: string, measure: string) =>
    quality.filter((it) => it.register === register && it.measure === measure && Number(it.faulty) > 0).map((it) => [it.village_code, it.lines, it.faulty])
  expect(of('penduduk', 'nik-missing')).toEqual([['99.01.01.1002', 1, 1]])
  expect(of('peserta', 'village-unknown')).toEqual([['99.01.00.0000', 2, 2]])
  expect(of('peserta', 'unlinked')).toEqual([['99.01.00.0000', 0, 1]])
  expect(found('identity/village-unknown')).toHaveLength(1)
  const any = quality.filter((it) => it.measure === 'any').map((it) => [it.village_code, Number(it.faulty), Number(it.rupiah_per_month)])
  expect(any.find(([village]) => village === '99.01.00.0000')).toEqual(['99.01.00.0000', 1, 37_800])
})
