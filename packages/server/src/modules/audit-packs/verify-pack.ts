import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { contentHashOf, MANIFEST, Manifest, PUBLIC_KEY, SIGNATURE } from './manifest.calc.ts'
import { packUnreadable } from './problems.ts'
import { findSeal, fingerprintOfPem, fits } from './seal.ts'
import { type Archive, type Found, openZip } from './zip.ts'

const LARGEST_MANIFEST = 64_000_000

export interface PackReport {
  file: string
  /** nothing changed, missing or added, sealed by a valid signature, and by the key that was given, if one was */
  sound: boolean
  packId: string
  regency: string
  from: string
  until: string
  madeAt: string
  madeBy: string
  members: number
  contentHash: string
  changed: string[]
  missing: string[]
  added: string[]
  signature: 'valid' | 'invalid'
  fingerprint: string
  /** `given`: the key that was named; `installation`: the own key of this computer; `unknown`: nobody vouched for it; `other`: not the key that was named */
  key: 'given' | 'installation' | 'unknown' | 'other'
}

/**
 * Proves a pack from the file alone: no database, no network.
 *
 * Shape: `key` is a PEM file or a fingerprint; without it the own key in `root` is compared, if there is one.
 * Fails: `audit-packs/unreadable` for what is no whole pack.
 */
export async function verifyPack(file: string, ask: { key?: string | undefined; root: string }): Promise<PackReport> {
  const name = basename(file)
  const unreadable = (error: unknown) => packUnreadable({ file: name, cause: error instanceof Error ? error.message : String(error) })
  const zip = await openZip(file).catch((error: unknown) => {
    throw unreadable(error)
  })
  try {
    const { manifest, bytes, signature } = await manifestOf(zip).catch((error: unknown) => {
      throw unreadable(error)
    })
    const compared = compare(manifest, await all(zip))
    const isValid =
      signature !== null && fits(bytes, signature, manifest.seal.publicKey) && fingerprintOfPem(manifest.seal.publicKey) === manifest.seal.fingerprint
    const key = await whose(manifest.seal.fingerprint, ask)
    const isWhole =
      [compared.changed, compared.missing, compared.added].every((it) => it.length === 0) && contentHashOf(manifest.members) === manifest.contentHash
    const { packId, regency, from, until, madeAt, madeBy, contentHash, seal } = manifest
    return {
      ...{
        file: name,
        sound: isWhole && isValid && key !== 'other',
        packId,
        regency,
        from,
        until,
        madeAt,
        madeBy,
        members: manifest.members.length,
        contentHash,
      },
      ...{ ...compared, signature: isValid ? 'valid' : 'invalid', fingerprint: seal.fingerprint, key },
    }
  } finally {
    zip.close()
  }
}

async function manifestOf(zip: Archive): Promise<{ manifest: Manifest; bytes: Buffer; signature: Buffer | null }> {
  const bytes = await zip.read(MANIFEST, LARGEST_MANIFEST)
  if (!bytes) throw new Error(`no ${MANIFEST}`)
  const parsed = Manifest.safeParse(JSON.parse(bytes.toString('utf8')))
  if (!parsed.success) throw new Error(`${MANIFEST} is not that of a pack`)
  return { manifest: parsed.data, bytes, signature: await zip.read(SIGNATURE, 1_000).catch(() => null) }
}

async function all(zip: Archive): Promise<Found[]> {
  const found: Found[] = []
  for await (const it of zip.each()) found.push(it)
  return found
}

function compare({ members, seal }: Manifest, found: readonly Found[]): Pick<PackReport, 'changed' | 'missing' | 'added'> {
  const own = new Set([MANIFEST, SIGNATURE])
  const due = new Map(members.map((it) => [it.path, it]))
  const [changed, added, seen] = [[] as string[], [] as string[], new Set<string>()]
  for (const it of found) {
    const isSecond = seen.has(it.path)
    seen.add(it.path)
    const member = due.get(it.path)
    if (isSecond || !(member || own.has(it.path) || it.path === PUBLIC_KEY)) added.push(it.path)
    else if (member && (!('sha256' in it) || it.sha256 !== member.sha256 || it.bytes !== member.bytes)) changed.push(it.path)
  }
  const key = found.find((it) => it.path === PUBLIC_KEY)
  if (key && !('sha256' in key && key.sha256 === sha256(seal.publicKey))) changed.push(PUBLIC_KEY)
  const missing = [...due.keys(), SIGNATURE, PUBLIC_KEY].filter((path) => !seen.has(path))
  return { changed, missing, added }
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

async function whose(fingerprint: string, ask: { key?: string | undefined; root: string }): Promise<PackReport['key']> {
  if (ask.key === undefined) return (await findSeal(ask.root))?.fingerprint === fingerprint ? 'installation' : 'unknown'
  const given = /^[0-9a-f]{64}$/i.test(ask.key) ? ask.key.toLowerCase() : fingerprintOfPem(await readFile(ask.key, 'utf8').catch(() => ''))
  return given === fingerprint ? 'given' : 'other'
}
