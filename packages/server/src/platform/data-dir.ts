import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { chmod, link, mkdir, open, readdir, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** Where everything of an installation lives. Paths kept in the database are relative to `root`. */
export interface DataDir {
  root: string
  uploads: string
  snapshots: string
  /** comparisons of waiting files, and the whole lists that files of a part led to */
  diffs: string
  months: string
  /** what each run of the linkage wrote */
  linkage: string
  /** scans of documents on the way of a payment, under their sha256 */
  documents: string
  /** work folders that are renamed into place when complete; emptied at start by the server */
  tmp: string
}

export function dataDir(root: string): DataDir {
  return {
    root,
    uploads: join(root, 'uploads'),
    snapshots: join(root, 'snapshots'),
    diffs: join(root, 'diffs'),
    months: join(root, 'months'),
    linkage: join(root, 'linkage'),
    documents: join(root, 'documents'),
    tmp: join(root, 'tmp'),
  }
}

/** Makes the folders that are not there yet. Registers are personal data: nobody but the owner may list them. */
export async function makeDataDir(dir: DataDir): Promise<void> {
  await mkdir(dir.root, { recursive: true })
  for (const path of [dir.uploads, dir.snapshots, dir.diffs, dir.months, dir.linkage, dir.documents, dir.tmp])
    await mkdir(path, { recursive: true, mode: 0o700 })
}

/** Throws away what a crash left in `tmp/`. Only for whoever holds the data directory alone. */
export async function cleanTmp(dir: DataDir): Promise<void> {
  for (const name of await readdir(dir.tmp)) await rm(join(dir.tmp, name), { recursive: true, force: true })
}

/** A fresh work folder in `tmp/`. */
export async function workFolder(dir: DataDir, purpose: string): Promise<string> {
  const path = join(dir.tmp, `${purpose}-${randomBytes(6).toString('hex')}`)
  await mkdir(path, { recursive: true, mode: 0o700 })
  return path
}

/**
 * Puts a finished folder in its place, all or nothing: its files are on disk before it gets its name, and the name is on disk before this returns.
 *
 * Fails: when `target` already exists and is not empty.
 */
export async function placeFolder(work: string, target: string): Promise<void> {
  for (const name of await readdir(work)) await flush(join(work, name))
  await flush(work)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await rename(work, target)
  await flush(dirname(target))
}

/** Puts a finished file in its place, all or nothing. A file that is already there wins: same name, same bytes. */
export async function placeFile(work: string, target: string): Promise<void> {
  await flush(work)
  await mkdir(dirname(target), { recursive: true, mode: 0o700 })
  await rename(work, target)
  await flush(dirname(target))
}

/** Paths of the entries `depth` folders below `root`, each as its names: what may be swept. */
export async function listDeep(root: string, depth: number): Promise<string[][]> {
  if (depth === 0) return [[]]
  const names = await readdir(root).catch(() => [])
  const below = await Promise.all(names.map(async (name) => (await listDeep(join(root, name), depth - 1)).map((rest) => [name, ...rest])))
  return below.flat()
}

/** Copies a file and answers with the sha256 of exactly the bytes that were copied. */
export async function copyHashed(source: string, target: string): Promise<string> {
  const hash = createHash('sha256')
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(source), tap, createWriteStream(target, { mode: 0o600 }))
  return hash.digest('hex')
}

/** The secret of this installation: made at the first start, kept for its owner's eyes. Two processes starting at once keep the same one. */
export async function keptSecret(root: string): Promise<string> {
  const path = join(root, 'secret')
  const kept = await readFile(path, 'utf8').catch(() => null)
  if (kept) return kept.trim()
  const draft = `${path}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, `${randomBytes(36).toString('base64url')}\n`, { mode: 0o600 })
  await chmod(draft, 0o600)
  await flush(draft)
  await link(draft, path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  return (await readFile(path, 'utf8')).trim()
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
