/**
 * `node bench/link.ts [folder]`: linking public lists with known answers and an invented one, each with the one default configuration and no labels.
 * Prints seconds, processor seconds and pairwise F1 after clustering. The limit is the bare join of as many pairs in the same run.
 * Public lists are read from ../shared/data/linkage; what is not there is left out.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runLink } from '../packages/engine/src/linkage/run.ts'
import { inventList, pairQuality, writeList } from '../packages/engine/src/linkage/testing/lists.ts'
import { openSession } from '../packages/engine/src/session.ts'
import { type Measured, report } from './machine.ts'

const LIST_SECONDS = 15
const folder = process.argv[2] ?? fileURLToPath(new URL('../../shared/data/linkage', import.meta.url))
const work = mkdtempSync(join(tmpdir(), 'semesta-bench-link-'))
const limits = { memoryLimit: '2GB', tempDirectory: join(work, 'spill') }

type Row = Record<string, string>
interface List {
  name: string
  file: string
  person: (row: Row) => string
  f1: number
  map?: Record<string, string>
}

const febrl = (row: Row) => /rec-(\d+)-/.exec(row.rec_id ?? '')?.[1] ?? ''
const lists: List[] = [
  { name: 'FEBRL 1', file: join(folder, 'febrl_dataset1.csv'), person: febrl, f1: 0.999 },
  { name: 'FEBRL 2', file: join(folder, 'febrl_dataset2.csv'), person: febrl, f1: 0.999 },
  { name: 'FEBRL 3', file: join(folder, 'febrl_dataset3.csv'), person: febrl, f1: 0.9999 },
  { name: 'FEBRL 3 without the identity number', file: join(folder, 'febrl_dataset3.csv'), person: febrl, f1: 0.9995, map: { soc_sec_id: 'ignore' } },
  { name: 'fake_1000', file: join(folder, 'splink_fake_1000.csv'), person: (row) => row.cluster ?? '', f1: 0.97 },
  { name: 'invented list, 60.000 rows with families', file: invented(), person: (row) => row.cluster ?? '', f1: 0.96 },
]

function invented(): string {
  const columns = {
    nama: (it: Row) => [it.given, it.middle, it.surname].filter(Boolean).join(' '),
    jk: (it: Row) => it.sex ?? '',
    tgl_lahir: (it: Row) => it.birth ?? '',
    nama_ibu: (it: Row) => it.mother ?? '',
    alamat: (it: Row) => `${it.street} ${it.house}`,
    desa: (it: Row) => it.suburb ?? '',
  }
  const dirt = { typo: 0.1, missing: 0.1, swapped: 0.05, shortened: 0.15, birth: 0.15, moved: 0.15, married: 0.05 }
  const plan = { seed: 1, people: 30_000, tongue: 'indonesian' as const, dirt, copies: (person: number) => 1 + (person % 3) }
  const { rows, truth } = inventList({ ...plan, columns: columns as never })
  const file = join(work, 'invented.csv')
  writeList(
    file,
    ['rec_id', ...Object.keys(columns), 'cluster'],
    rows.map((row, index) => [`r-${index}`, ...row, String(truth[index])]),
  )
  return file
}

function rowsOf(file: string): Row[] {
  const [titles = [], ...rows] = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.trim()))
  return rows.map((row) => Object.fromEntries(titles.map((title, at) => [title, row[at] ?? ''])))
}

async function bareJoin(pairs: number): Promise<number> {
  const session = await openSession(limits)
  await session.run('create table rec as select i::integer as rec, hash(i)::varchar as text from range(100000) as t(i)')
  await session.run(`create table pair as select (i % 99991)::integer as l, (i * 7 % 99989)::integer as r from range(${pairs}) as t(i)`)
  const began = performance.now()
  await session.run('create table joined as select l, r, a.text = b.text as same from pair join rec as a on a.rec = l join rec as b on b.rec = r')
  session.close()
  return (performance.now() - began) / 1000
}

async function measure({ name, file, person, f1, map = {} }: List): Promise<Measured[]> {
  const [out, clusters] = [join(work, 'links.csv'), join(work, 'clusters.csv')]
  const options = { dedupe: false, map, model: null, saveModel: null, errorRate: null, language: 'en' as const, workDir: work, limits }
  const [began, processor] = [performance.now(), process.cpuUsage()]
  const linked = await runLink({ files: [{ path: file, name }], out, clusters, ...options }, () => {})
  const seconds = (performance.now() - began) / 1000
  const used = process.cpuUsage(processor)
  const found = new Map(rowsOf(clusters).map((it) => [it.id ?? '', Number(it.cluster)]))
  const rows = rowsOf(file)
  const people = new Map([...new Set(rows.map(person))].map((it, index) => [it, index]))
  const id = (row: Row) => row.rec_id ?? row.unique_id ?? ''
  const quality = pairQuality(
    rows.map((row) => found.get(id(row)) ?? -1),
    rows.map((row) => people.get(person(row)) ?? -1),
  )
  const size = `${linked.records} rows, ${linked.pairsCompared} pairs, ${((used.user + used.system) / 1e6).toFixed(1)} s processor`
  const limit = { what: 'the bare join of its pairs', value: await bareJoin(linked.pairsCompared) }
  const goal = linked.records > 10_000 ? 4 * LIST_SECONDS : LIST_SECONDS
  return [
    { what: name, size, value: seconds, unit: 's', goal, sense: 'most', limit },
    {
      what: name,
      size: `precision ${quality.precision.toFixed(5)}, recall ${quality.recall.toFixed(5)}`,
      value: quality.f1,
      unit: 'F1',
      goal: f1,
      sense: 'least',
      limit: { what: '', value: 0 },
    },
  ]
}

const measured: Measured[] = []
try {
  for (const list of lists) {
    if (existsSync(list.file)) measured.push(...(await measure(list)))
    else console.log(`left out: ${list.file} is not there`)
  }
} finally {
  rmSync(work, { recursive: true })
}
process.exitCode = report(measured) ? 0 : 1
