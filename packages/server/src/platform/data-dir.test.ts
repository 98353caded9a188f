import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { cleanTmp, dataDir, keptSecret, makeDataDir, placeFolder, workFolder } from './data-dir.ts'

async function fresh() {
  const dir = dataDir(await mkdtemp(join(tmpdir(), 'semesta-data-')))
  await makeDataDir(dir)
  onTestFinished(() => rm(dir.root, { recursive: true, force: true }))
  return dir
}

it('puts a finished folder in place and leaves nothing behind', async () => {
  const dir = await fresh()
  const work = await workFolder(dir, 'intake')
  await writeFile(join(work, 'report.json'), '{}')
  const target = join(dir.snapshots, '99.01', 'penduduk', '2026-01-01', 'batch')
  await placeFolder(work, target)
  expect(await readdir(target)).toEqual(['report.json'])
  expect(await readdir(dir.tmp)).toEqual([])
})

it('refuses to put a folder over a finished one', async () => {
  const dir = await fresh()
  const target = join(dir.months, 'built')
  for (const text of ['first', 'second']) {
    const work = await workFolder(dir, 'month')
    await writeFile(join(work, 'manifest.json'), text)
    const placed = placeFolder(work, target)
    if (text === 'first') await placed
    else await expect(placed).rejects.toThrow()
  }
  expect(await readFile(join(target, 'manifest.json'), 'utf8')).toBe('first')
})

it('clears what a crash left', async () => {
  const dir = await fresh()
  await writeFile(join(await workFolder(dir, 'spill'), 'duckdb_temp'), 'x')
  await cleanTmp(dir)
  expect(await readdir(dir.tmp)).toEqual([])
})

it('makes one secret, whoever asks first, for its owner alone', async () => {
  const dir = await fresh()
  const secrets = await Promise.all(Array.from({ length: 8 }, () => keptSecret(dir.root)))
  expect(new Set(secrets).size).toBe(1)
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(32)
  expect((await stat(join(dir.root, 'secret'))).mode & 0o077).toBe(0)
})
