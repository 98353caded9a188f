import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes, sign, verify } from 'node:crypto'
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The key with which this installation seals its packs. */
export interface Seal {
  /** SPKI, PEM */
  publicKey: string
  fingerprint: string
  sign(bytes: Buffer): Buffer
}

export const folderOf = (root: string) => join(root, 'audit-packs')
const keyFile = (root: string) => join(folderOf(root), 'seal-key.pem')

/** sha256 of the public key (SPKI, DER), in hex. */
export const fingerprintOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ type: 'spki', format: 'der' }))
    .digest('hex')

/** The key of this installation, made when the first pack is: Ed25519, in the data directory, for its owner's eyes. Two processes at once keep the same one. */
export async function keptSeal(root: string): Promise<Seal> {
  const found = await findSeal(root)
  if (found) return found
  await mkdir(folderOf(root), { recursive: true, mode: 0o700 })
  const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })
  const draft = `${keyFile(root)}.${randomBytes(6).toString('hex')}`
  await writeFile(draft, pem, { mode: 0o600, flush: true })
  await link(draft, keyFile(root)).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
  await unlink(draft)
  return keptSeal(root)
}

/** The key of this installation, if it has sealed anything yet. */
export async function findSeal(root: string): Promise<Seal | null> {
  const pem = await readFile(keyFile(root), 'utf8').catch(() => null)
  if (pem === null) return null
  const key = createPrivateKey(pem)
  const publicKey = createPublicKey(key)
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    fingerprint: fingerprintOf(publicKey),
    sign: (bytes) => sign(null, bytes, key),
  }
}

/** Whether a signature over some bytes is that of a key (PEM). Never throws: what is no key or no signature does not fit. */
export function fits(bytes: Buffer, signature: Buffer, publicKey: string): boolean {
  try {
    return verify(null, bytes, createPublicKey(publicKey), signature)
  } catch {
    return false
  }
}

/** The fingerprint of a public key in PEM, null for what is none. */
export function fingerprintOfPem(pem: string): string | null {
  try {
    return fingerprintOf(createPublicKey(pem))
  } catch {
    return null
  }
}
