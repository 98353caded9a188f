import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { literal, openSession, type Row } from '../session.ts'
import { runMonth } from './run.ts'
import { buildCity, type City, writeCity } from './test-city.ts'

// Goal: whoever the links say is one human takes part as one human, with the reason beside it; without links nothing changes.
const ANI = { nik: '9901015708900001', nama: 'ANI', no_kk: '9901010000000001', jenis_kelamin: 'P' }
const BUDI = { nik: null, nama: 'BUDI', no_kk: '9901010000000001' }
const damaged = { ...ANI, nik: null, nik_state: 'damaged', nik_raw: '9.90101E+15' }

interface Link {
  register: string
  row_no: number
  person_key: string
  method?: string
}

/** Builds a month of a city in which the given rows were linked. */
async function buildLinked(city: City, links: Link[]) {
  const { dir, sources } = await writeCity(city)
  const limits = { memoryLimit: '512MB', tempDirectory: join(dir, 'spill'), threads: 2 }
  const session = await openSession(limits)
  const rows = links.map(
    (it) => `(${literal(it.register)}, ${it.row_no}, 'x', ${it.person_key}::bigint, ${literal(it.method ?? 'probabilistic')}, 0.9987::double, 12.5::double)`,
  )
  const file = join(dir, 'link.parquet')
  await session.run(
    `copy (select * from (values ${rows.join(', ')}) as t(register, row_no, record_id, person_key, method, probability, weight)) to ${literal(file)} (format parquet)`,
  )
  const input = { regency: '99.01', month: '2025-11', sources, previousPeople: null, links: file, outDir: dir, limits }
  const report = await runMonth(input, () => {})
  const people = await session.all<Row>(`from read_parquet(${literal(join(dir, 'people.parquet'))}) order by row_no`)
  const findings = await session.all<Row>(`from read_parquet(${literal(join(dir, 'finding.parquet'))}) order by all`)
  session.close()
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8'))
  return { report, people, manifest, found: (rule: string) => findings.filter((it) => it.rule === rule) }
}

it('gives a card with a damaged NIK its resident, still finds the damage, and says how it was linked', async () => {
  const { report, people, found } = await buildLinked({ penduduk: [ANI], peserta: [{ ...damaged, no_kartu: '0001' }] }, [
    { register: 'peserta', row_no: 2, person_key: ANI.nik, method: 'kk-birth-name' },
  ])
  expect(report.counts).toEqual({ population: 1, registered: 1, active: 1 })
  expect(people.map((it) => [it.person_id, it.coverage_step, it.is_resident])).toEqual([[ANI.nik, 'verified', true]])
  expect(found('identity/nik-damaged')).toHaveLength(1)
  expect(found('membership/not-in-population')).toEqual([])
  expect(JSON.parse(String(people[0]?.links)).peserta).toEqual({ method: 'kk-birth-name', probability: 0.9987 })
})

it('brings a death report without NIK to the person it is about', async () => {
  const death = { nik: null, nama: 'ANI', tanggal_lahir: '1990-08-17' }
  const { people } = await buildLinked({ penduduk: [ANI], peserta: [{ ...ANI, no_kartu: '0001' }], kematian: [death] }, [
    { register: 'kematian', row_no: 2, person_key: ANI.nik },
  ])
  expect(people.map((it) => [it.coverage_step, it.row_kematian])).toEqual([['dead', 2n]])
})

it('takes a resident without NIK, his card, his job and his decile for one human under a number below zero', async () => {
  const [card, job, poor] = [
    { ...BUDI, no_kartu: '0001', segment: 'PBPU_PEMDA' },
    { ...BUDI, tanggal_masuk: '2020-01-01' },
    { ...BUDI, desil: 3 },
  ]
  const rows = ['penduduk', 'peserta', 'pekerja', 'dtsen'].map((register) => ({ register, row_no: 2, person_key: '-77' }))
  const { report, people, found } = await buildLinked({ penduduk: [BUDI], peserta: [card], pekerja: [job], dtsen: [poor] }, rows)
  expect(report.counts).toEqual({ population: 1, registered: 1, active: 1 })
  expect(people).toHaveLength(1)
  expect(people[0]).toMatchObject({ coverage_step: 'verified', decile: 3, employer_code: 'BU1' })
  expect(String(people[0]?.person_id)).toMatch(/^p[0-9a-f]{16}$/)
  expect(found('membership/employed-city-paid').map((it) => it.person_id)).toEqual([people[0]?.person_id])
})

it('lets a linked card be the second of its owner however its name is written', async () => {
  const second = { nik: '9901014101650009', nama: 'NINING', tanggal_lahir: '1965-01-01', no_kartu: '0002' }
  const { people } = await buildLinked({ penduduk: [ANI], peserta: [{ ...ANI, no_kartu: '0001' }, second] }, [
    { register: 'peserta', row_no: 3, person_key: ANI.nik, method: 'decision' },
  ])
  expect(people.map((it) => [it.person_id, it.coverage_step])).toEqual([
    [ANI.nik, 'verified'],
    [ANI.nik, 'duplicate'],
  ])
})

it('names the links in the manifest, and nothing changes where there are none', async () => {
  const city = { penduduk: [ANI], peserta: [{ ...ANI, no_kartu: '0001' }] }
  const { manifest } = await buildLinked(city, [{ register: 'dtsen', row_no: 99, person_key: '1' }])
  expect(manifest.links).toMatchObject({ rows: 1 })
  const plain = await buildCity(city)
  expect(JSON.parse(readFileSync(join(plain.outDir, 'manifest.json'), 'utf8')).links).toBeNull()
  expect(plain.people[0]?.links).toBeNull()
})
