import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { totalOf, wagePremium } from '@semesta/kernel'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { buildCity, type City } from '../month/test-city.ts'
import { ratesAt } from '../rates/rate-set.ts'
import { literal, openSession, type Row } from '../session.ts'
import { runObligation } from './run.ts'
import { OBLIGATION_PARTS, type ObligationInput, type PutDown } from './task.ts'

// Goal: what was put down for a month never changes; whatever is learnt later stands beside it as a difference, and the two together are the truth.
const nik = (i: number) => `99010117089${String(i).padStart(5, '0')}`
const person = (i: number) => ({ nik: nik(i), nama: `ORANG ${i}`, no_kk: `99010100000${String(i).padStart(5, '0')}` })
const card = (i: number, more: Row = {}) => ({ ...person(i), no_kartu: String(i).padStart(13, '0'), kelas: '3', ...more })
const PEMDA = { segment: 'PBPU_PEMDA', participant_code: 22 }
const off = { is_active: false, status: 'tidak aktif', status_code: 9 }

interface Put extends PutDown {
  people: string
  due: Row[]
  adjustments: string[]
}

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'semesta-obligation-'))
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }))
  return dir
}

async function read(file: string): Promise<Row[]> {
  const session = await openSession({ memoryLimit: '256MB', tempDirectory: folder(), threads: 1 })
  const rows = await session.all(`from read_parquet(${literal(file)}) order by all`)
  session.close()
  return rows
}

/** Builds a month of a city and puts down what is owed, beside what was put down before. */
async function putDown(city: City, month: string, before: readonly Put[] = [], more: Partial<ObligationInput> = {}) {
  const built = await buildCity(city, { month })
  const outDir = folder()
  const people = join(built.outDir, 'people.parquet')
  const at = (name: string) => (city[name as keyof City] ? join(built.dir, `${name}.parquet`) : null)
  const input: ObligationInput = {
    ...{ regency: '99.01', month, people, newest: people, peserta: at('peserta'), pekerja: at('pekerja'), minimumWageRupiah: null, pbiProvinceRupiah: 0 },
    ...{ before: before.map(({ month, base, adjustments }) => ({ month, base, adjustments })), outDir },
    limits: { memoryLimit: '512MB', tempDirectory: join(built.dir, 'spill'), threads: 2 },
    ...more,
  }
  const report = await runObligation(input, () => {})
  const base = join(outDir, 'due.parquet')
  const adjustment = join(outDir, 'adjustment.parquet')
  const due = report.rows === null ? [] : await read(base)
  return { report, due, people, adjusted: await read(adjustment), put: { month, base, adjustments: [adjustment], people, due } satisfies Put }
}

const owes = (row: Row | undefined) => Object.fromEntries(OBLIGATION_PARTS.flatMap((part) => (Number(row?.[part]) === 0 ? [] : [[part, Number(row?.[part])]])))
const of = (rows: Row[], i: number) => rows.find((it) => it.card === String(i).padStart(13, '0'))

it('says for each registered card who owes what to whom, or why nothing', async () => {
  const { due, report } = await putDown(
    {
      penduduk: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(person),
      peserta: [
        card(1, { segment: 'PBI_JK', participant_code: 21 }),
        card(2, PEMDA),
        card(3),
        card(4, { kelas: '1' }),
        card(5, { ...off, bulan_tunggakan: 3 }),
        card(6, { ...off, status_code: 15, segment: 'PPU_BU', participant_code: 13 }),
        card(7, { segment: 'PPU_BU', participant_code: 13, hubungan_keluarga: 'peserta' }),
        card(8, { segment: 'PPU_BU', participant_code: 13, hubungan_keluarga: 'istri' }),
        card(9, { segment: 'PPU_PN', participant_code: 3, hubungan_keluarga: 'peserta' }),
        card(10, PEMDA),
        card(11, PEMDA),
        card(12, { segment: 'BP', participant_code: 15 }),
      ],
      pekerja: [{ ...person(7), upah: 2_000_000 }],
      kematian: [{ ...person(10), tanggal_meninggal: '2025-10-30' }],
      pindah: [{ ...person(11), tanggal_pindah: '2025-10-01' }],
    },
    '2025-11',
    [],
    { minimumWageRupiah: 3_400_000 },
  )
  expect(due.map((it) => [Number(it.card), it.basis, owes(it)])).toEqual([
    [1, 'due', { central: 42_000 }],
    [2, 'due', { local_iuran: 35_000, local_bantuan: 2_800, central: 4_200 }],
    [3, 'due', { own: 35_000, local_bantuan: 2_800, central: 4_200 }],
    [4, 'due', { own: 150_000 }],
    [5, 'arrears', { own: 35_000 }],
    [6, 'inactive', {}],
    [7, 'due', { employer: 136_000, worker: 34_000 }],
    [8, 'covered-by-worker', {}],
    [9, 'wage-unknown', {}],
    [10, 'deceased', {}],
    [11, 'moved', {}],
    [12, 'pension-unknown', {}],
  ])
  expect(report.rows).toBe(12)
  expect(report.rupiah).toMatchObject({ local_iuran: 35_000, local_bantuan: 5_600, central: 50_400, own: 220_000 })
})

it('knows whose further member a card is where the family has one worker: one percent of his wage, by him', async () => {
  const ppu = { segment: 'PPU_BU', participant_code: 13 }
  const of = (family: number, i: number, hubungan_keluarga: string, more: Row = {}) => ({ ...card(i, ppu), no_kk: nik(family), hubungan_keluarga, ...more })
  const children = [2, 3, 4, 5].map((i) => of(1, i, 'anak', { tanggal_lahir: `20${10 + i}-05-01` }))
  const family = [of(1, 1, 'peserta'), ...children, of(1, 6, 'tambahan')]
  const unpaid = [of(2, 7, 'peserta'), of(2, 8, 'tambahan')]
  const couple = [of(3, 9, 'peserta'), of(3, 10, 'peserta'), of(3, 11, 'anak'), of(3, 12, 'tambahan'), card(13, ppu)]
  const peserta = [...family, ...unpaid, ...couple]
  const { due } = await putDown(
    { penduduk: peserta.map((_, i) => person(i + 1)), peserta, pekerja: [1, 9, 10].map((i) => ({ ...person(i), upah: 2_000_000 })) },
    '2025-11',
    [],
    { minimumWageRupiah: 3_400_000 },
  )
  const worker = { employer: 136_000, worker: 34_000 }
  expect(due.map((it) => [Number(it.card), it.basis, owes(it)])).toEqual([
    [1, 'due', worker],
    ...[2, 3, 4].map((i) => [i, 'covered-by-worker', {}]),
    [5, 'further-family', { worker: 34_000 }],
    [6, 'further-family', { worker: 34_000 }],
    [7, 'wage-unknown', {}],
    [8, 'further-unknown', {}],
    [9, 'due', worker],
    [10, 'due', worker],
    [11, 'covered-by-worker', {}],
    [12, 'further-unknown', {}],
    [13, 'relation-unknown', {}],
  ])
})

it('reckons each month at its own tariff, and the province only where it was recorded', async () => {
  const city = { penduduk: [person(1), person(2)], peserta: [card(1), card(2, { segment: 'PBI_JK', participant_code: 21 })] }
  const { due: before } = await putDown(city, '2020-12')
  const { due: after } = await putDown(city, '2021-01', [], { pbiProvinceRupiah: 2_100 })
  expect([owes(of(before, 1)), owes(of(before, 2))]).toEqual([{ own: 25_500, central: 16_500 }, { central: 42_000 }])
  expect([owes(of(after, 1)), owes(of(after, 2))]).toEqual([
    { own: 35_000, local_bantuan: 2_800, central: 4_200 },
    { central: 39_900, province: 2_100 },
  ])
})

it('agrees with the arithmetic of the kernel on any wage', async () => {
  const wages = fc.sample(fc.integer({ min: 1, max: 30_000_000 }), { numRuns: 60, seed: 7 })
  const rows = wages.map((_, i) => card(i + 1, { segment: 'PPU_BU', participant_code: 13 }))
  const city = { penduduk: rows.map((_, i) => person(i + 1)), peserta: rows, pekerja: wages.map((upah, i) => ({ ...person(i + 1), upah })) }
  const { due } = await putDown(city, '2025-11', [], { minimumWageRupiah: 3_400_000 })
  const rate = ratesAt('2025-11-01').wage
  if (!rate) throw new Error('a rate for wages')
  for (const [i, wage] of wages.entries()) {
    const { parts } = wagePremium(rate, { wage, floor: 3_400_000 })
    expect([Number(of(due, i + 1)?.employer), Number(of(due, i + 1)?.worker)], String(wage)).toEqual([parts.employer, parts.worker])
    expect(totalOf(parts)).toBe(Number(of(due, i + 1)?.employer) + Number(of(due, i + 1)?.worker))
  }
})

it('takes back what was put down for months after a death that is reported later, and gives it again when the report is withdrawn', async () => {
  const city = (death: Row[]): City => ({ penduduk: [person(1), person(2)], peserta: [card(1, PEMDA), card(2)], kematian: death })
  const september = await putDown(city([]), '2025-09')
  const october = await putDown(city([]), '2025-10', [september.put])
  const report = [{ ...person(1), tanggal_meninggal: '2025-09-15' }]
  const november = await putDown(city(report), '2025-11', [september.put, october.put])
  expect(owes(of(november.due, 1))).toEqual({})
  expect(november.adjusted.map((it) => [it.for_month, it.cause, it.is_late, it.basis_before, it.basis_after, owes(it)])).toEqual([
    ['2025-10', 'deceased', true, 'due', 'deceased', { local_iuran: -35_000, local_bantuan: -2_800, central: -4_200 }],
  ])
  const learnt = { ...october.put, adjustments: [...october.put.adjustments, ...november.put.adjustments] }
  const december = await putDown(city(report), '2025-12', [september.put, learnt, november.put])
  expect(december.adjusted).toEqual([])
  const withdrawn = await putDown(city([]), '2026-01', [september.put, learnt])
  expect(withdrawn.adjusted.map((it) => [it.for_month, it.cause, it.basis_after, owes(it)])).toEqual([
    ['2025-10', 'withdrawn', 'due', { local_iuran: 35_000, local_bantuan: 2_800, central: 4_200 }],
  ])
})

it('puts a month that is built again beside what stands for it: only the difference, with its cause, and nothing twice', async () => {
  const roster = (cards: Row[]): City => ({ penduduk: [1, 2, 3, 4, 5, 6].map(person), peserta: cards })
  const first = await putDown(roster([card(1, PEMDA), card(2, PEMDA), card(3), card(4, { ...off, bulan_tunggakan: 2 }), card(5, PEMDA)]), '2025-11')
  const corrected = roster([card(1, PEMDA), card(2, { ...PEMDA, ...off, status_code: 15 }), card(3, { kelas: '2' }), card(4), card(6, PEMDA)])
  const again = await putDown(corrected, '2025-11', [first.put])
  expect(again.report.rows).toBeNull()
  expect(again.adjusted.map((it) => [Number(it.card), it.cause, owes(it)])).toEqual([
    [2, 'deactivated', { local_iuran: -35_000, local_bantuan: -2_800, central: -4_200 }],
    [3, 'amount', { own: 65_000, local_bantuan: -2_800, central: -4_200 }],
    [4, 'activated', { local_bantuan: 2_800, central: 4_200 }],
    [5, 'card-gone', { local_iuran: -35_000, local_bantuan: -2_800, central: -4_200 }],
    [6, 'card-added', { local_iuran: 35_000, local_bantuan: 2_800, central: 4_200 }],
  ])
  const put = { ...first.put, adjustments: [...first.put.adjustments, ...again.put.adjustments] }
  expect((await putDown(corrected, '2025-11', [put])).adjusted).toEqual([])
})

it('keeps the truth whatever is corrected in whatever order: what stands is what the newest build would have put down', async () => {
  const state = fc.constantFrom<Row>(
    PEMDA,
    { segment: 'PBI_JK', participant_code: 21 },
    { kelas: '1' },
    { ...off, bulan_tunggakan: 4 },
    { ...PEMDA, ...off, status_code: 15 },
  )
  const rosters = fc.array(fc.array(fc.option(state), { minLength: 5, maxLength: 5 }), { minLength: 2, maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(rosters, async (builds) => {
      const cityOf = (states: readonly (Row | null)[]): City => ({
        penduduk: [1, 2, 3, 4, 5].map(person),
        peserta: states.flatMap((it, i) => (it ? [card(i + 1, it)] : [])),
      })
      const { put } = await putDown(cityOf(builds[0] ?? []), '2025-11')
      const differences: Row[] = []
      for (const states of builds.slice(1)) {
        const made = await putDown(cityOf(states), '2025-11', [put])
        differences.push(...made.adjusted)
        put.adjustments.push(...made.put.adjustments)
      }
      const fresh = await putDown(cityOf(builds.at(-1) ?? []), '2025-11')
      for (const part of OBLIGATION_PARTS) {
        const total = (rows: Row[]) => rows.reduce((sum, it) => sum + Number(it[part]), 0)
        expect(total(put.due) + total(differences), part).toBe(total(fresh.due))
      }
    }),
    { numRuns: 4 },
  )
})
