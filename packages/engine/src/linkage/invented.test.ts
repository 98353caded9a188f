import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { randomStream, shuffled } from '../synth/random.ts'
import type { Dirt } from './testing/dirt.ts'
import { linkFiles } from './testing/link-list.ts'
import { inventList, type ListPlan, pairQuality, writeList } from './testing/lists.ts'
import type { Person } from './testing/people.ts'

/** Milliseconds; a busy machine is no fault of the engine. */
const LONG = 120_000

const light: Dirt = { typo: 0.03, missing: 0.03, swapped: 0.02, shortened: 0.05, birth: 0.05, moved: 0.05, married: 0.02 }
const heavy: Dirt = { typo: 0.12, missing: 0.12, swapped: 0.05, shortened: 0.15, birth: 0.15, moved: 0.15, married: 0.05 }
const full = (it: Person) => [it.given, it.middle, it.surname].filter(Boolean).join(' ')

const english = {
  given_name: (it: Person) => it.given,
  surname: (it: Person) => it.surname,
  date_of_birth: (it: Person) => it.birth,
  address: (it: Person) => `${it.house} ${it.street}`.trim(),
  suburb: (it: Person) => it.suburb,
  postcode: (it: Person) => it.postcode,
  phone: (it: Person) => it.phone,
}
const indonesian = {
  nama: full,
  jk: (it: Person) => it.sex,
  tgl_lahir: (it: Person) => it.birth.split('-').reverse().join('/'),
  nama_ibu: (it: Person) => it.mother,
  alamat: (it: Person) => `Jl. ${it.street} No ${it.house}`,
  desa: (it: Person) => it.suburb,
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'semesta-invented-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function qualityOf(plan: ListPlan) {
  const { rows, truth } = inventList(plan)
  return inFolder(async (folder) => {
    const file = join(folder, 'list.csv')
    writeList(
      file,
      ['rec_id', ...Object.keys(plan.columns)],
      rows.map((row, index) => [`r-${index}`, ...row]),
    )
    const { clusters, report } = await linkFiles([file])
    return {
      report,
      ...pairQuality(
        rows.map((_, index) => clusters.get(`1:r-${index}`) ?? -1),
        truth,
      ),
    }
  })
}

it(
  'ten dirty rows a person, families among them',
  async () => {
    const found = await qualityOf({ seed: 11, people: 120, tongue: 'english', dirt: heavy, copies: () => 10, columns: english })
    expect(found.f1).toBeGreaterThan(0.85)
    expect(found.report.links).toBeLessThan(2 * found.actual)
  },
  LONG,
)

it(
  'an Indonesian list without identity numbers, one to five rows a person',
  async () => {
    const found = await qualityOf({ seed: 12, people: 300, tongue: 'indonesian', dirt: heavy, copies: (it) => 1 + (it % 5), columns: indonesian })
    expect(found.f1).toBeGreaterThan(0.95)
  },
  LONG,
)

it(
  'few duplicates among many relatives: precision holds',
  async () => {
    const found = await qualityOf({ seed: 13, people: 900, tongue: 'english', dirt: light, copies: (it) => (it % 20 === 0 ? 2 : 1), columns: english })
    expect(found.precision).toBeGreaterThan(0.9)
    expect(found.recall).toBeGreaterThan(0.85)
  },
  LONG,
)

it(
  'two lists in which half have no partner',
  async () => {
    const { rows, truth } = inventList({ seed: 14, people: 600, tongue: 'indonesian', dirt: light, copies: (it) => 1 + (it % 2), columns: indonesian })
    const seen = new Set<number>()
    const second = truth.map((person) => {
      const isLater = seen.has(person) || person % 4 === 2
      seen.add(person)
      return isLater ? 1 : 0
    })
    await inFolder(async (folder) => {
      const paths = [0, 1].map((which) => join(folder, `list${which}.csv`))
      for (const [which, path] of paths.entries()) {
        const mine = rows.flatMap((row, index) => (second[index] === which ? [[String(index), ...row]] : []))
        writeList(path, ['id', ...Object.keys(indonesian)], mine)
      }
      const { clusters } = await linkFiles(paths)
      const found = pairQuality(
        rows.map((_, index) => clusters.get(`${(second[index] ?? 0) + 1}:${index}`) ?? -1),
        truth,
        second,
      )
      expect(found.precision).toBeGreaterThan(0.97)
      expect(found.recall).toBeGreaterThan(0.95)
    })
  },
  LONG,
)

it(
  'gives the same clusters whatever the order of the rows',
  async () => {
    const { rows } = inventList({ seed: 15, people: 150, tongue: 'spanish', dirt: heavy, copies: (it) => 1 + (it % 3), columns: english })
    const withIds = rows.map((row, index) => [`r-${index}`, ...row])
    await inFolder(async (folder) => {
      const orders = [withIds, [...shuffled(withIds.length, randomStream(16, 'order'))].map((at) => withIds[at] ?? [])]
      const found = []
      for (const [which, order] of orders.entries()) {
        const path = join(folder, `order${which}.csv`)
        writeList(path, ['rec_id', ...Object.keys(english)], order)
        found.push(await linkFiles([path]))
      }
      expect(found[1]?.clusters).toEqual(found[0]?.clusters)
      expect(found[1]?.links).toEqual(found[0]?.links)
    })
  },
  LONG,
)
