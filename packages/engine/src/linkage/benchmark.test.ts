import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it, type TestContext } from 'vitest'
import { linkFiles } from './testing/link-list.ts'
import { pairQuality } from './testing/lists.ts'

/** Milliseconds; a busy machine is no fault of the engine. */
const LONG = 120_000

const folder = fileURLToPath(new URL('../../../../../shared/data/linkage/', import.meta.url))

/** Person of each row of a public list, by the row's id. */
function truthOf(file: string, person: (row: string[]) => string): Map<string, string> {
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','))
  return new Map(rows.map((row) => [row[0]?.trim() ?? '', person(row)]))
}

async function f1Of(name: string, person: (row: string[]) => string, context: TestContext, map: Record<string, string> = {}): Promise<number> {
  const file = `${folder}${name}`
  context.skip(!existsSync(file), `the public list ${name} is not beside the repository`)
  const truth = truthOf(file, person)
  const { clusters } = await linkFiles([file], map)
  const ids = [...truth.keys()]
  expect(clusters.size).toBe(ids.length)
  const numbers = new Map([...new Set(truth.values())].map((it, index) => [it, index]))
  return pairQuality(
    ids.map((it) => clusters.get(`1:${it}`) ?? -1),
    ids.map((it) => numbers.get(truth.get(it) ?? '') ?? -1),
  ).f1
}

const febrl = (row: string[]) => /rec-(\d+)-/.exec(row[0] ?? '')?.[1] ?? ''

// Promises of the project on public lists, pairwise after clustering, one default configuration and no labels.
it('FEBRL 1', async (context) => expect(await f1Of('febrl_dataset1.csv', febrl, context)).toBeGreaterThanOrEqual(0.999), LONG)
it('FEBRL 2', async (context) => expect(await f1Of('febrl_dataset2.csv', febrl, context)).toBeGreaterThanOrEqual(0.999), LONG)
it('FEBRL 3', async (context) => expect(await f1Of('febrl_dataset3.csv', febrl, context)).toBeGreaterThanOrEqual(0.9999), LONG)
it(
  'FEBRL 3 without the identity number',
  async (context) => expect(await f1Of('febrl_dataset3.csv', febrl, context, { soc_sec_id: 'ignore' })).toBeGreaterThanOrEqual(0.9995),
  LONG,
)
it('fake_1000', async (context) => expect(await f1Of('splink_fake_1000.csv', (row) => row.at(-1)?.trim() ?? '', context)).toBeGreaterThanOrEqual(0.97), LONG)
