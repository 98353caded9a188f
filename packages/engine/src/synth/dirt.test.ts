import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runSynth } from './run.ts'
import type { Truth } from './truth.ts'

// Goal: dirt changes what is written about people, never who there is; the truth file knows every row, and twice the dirt is about twice.
const folder = mkdtempSync(join(tmpdir(), 'synth-dirt-'))
const cities = new Map<number, { truth: Truth; humans: string[][]; rows: Map<string, string[]> }>()

async function invent(dirt: number) {
  const outDir = join(folder, String(dirt))
  const limits = { memoryLimit: '1GB', tempDirectory: join(folder, 'tmp') }
  const report = await runSynth({ regency: '64.74', population: 6_000, month: '2025-11', seed: 5, history: 0, dirt, outDir, limits }, () => {})
  const lines = (path: string) => readFileSync(path, 'utf8').split('\n')
  const humans = lines(join(outDir, 'truth-human.csv')).slice(1, -1)
  cities.set(dirt, {
    truth: JSON.parse(readFileSync(report.truth, 'utf8')),
    humans: humans.map((line) => line.split(',')),
    rows: new Map(report.files.map((it) => [it.register, lines(it.path)])),
  })
}
beforeAll(async () => {
  for (const dirt of [0, 1, 2]) await invent(dirt)
})
afterAll(() => rmSync(folder, { recursive: true }))

/** Cards whose NIK is not the one the population register gives the same human. */
function nikTrouble(dirt: number): number {
  const { humans, rows } = cities.get(dirt) as NonNullable<ReturnType<typeof cities.get>>
  const cells = (register: string, row: string, separator: string) => (rows.get(register)?.[Number(row) - 1] ?? '').split(separator)
  const residents = new Map(
    humans.filter(([register]) => register === 'penduduk').map(([register, row, human]) => [human, cells(register as string, row as string, ',')[0]]),
  )
  const digits = (text: string | undefined) => text?.replaceAll(/[^0-9]/g, '')
  return humans.filter(
    ([register, row, human]) =>
      register === 'peserta' && residents.has(human) && digits(cells('peserta', row as string, ';')[1]) !== digits(residents.get(human)),
  ).length
}

it('keeps the heads of the city whatever the dirt', () => {
  const [clean, usual, twice] = [0, 1, 2].map((dirt) => cities.get(dirt)?.truth)
  expect(usual?.counts).toEqual(clean?.counts)
  expect(twice?.counts).toEqual(clean?.counts)
})

it('names the human behind every row that an import accepts', () => {
  for (const { truth, humans } of cities.values()) {
    const rowsOf = (register: string) => humans.filter((it) => it[0] === register).length
    expect({ penduduk: rowsOf('penduduk'), peserta: rowsOf('peserta') }).toEqual(truth.accepted)
    for (const register of ['dtsen', 'pekerja', 'kematian', 'pindah']) expect(rowsOf(register)).toBeGreaterThan(0)
  }
})

it('damages about twice as many NIKs at twice the dirt', () => {
  const [clean, usual, twice] = [nikTrouble(0), nikTrouble(1), nikTrouble(2)] as [number, number, number]
  expect(usual - clean).toBeGreaterThan(6_000 * 0.04)
  expect((twice - clean) / (usual - clean)).toBeGreaterThan(1.6)
  expect((twice - clean) / (usual - clean)).toBeLessThan(2.4)
})
