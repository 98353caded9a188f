import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

const ivBytes = 16

function keysOf(secret: string): { cipher: Buffer; mac: Buffer } {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'semesta opaque ids', 64))
  return { cipher: key.subarray(0, 32), mac: key.subarray(32) }
}

/**
 * Seals and opens ids that must not show what they stand for: an address with a NIK in it would undo every mask.
 *
 * Shape: the same text gives the same id under one secret, so links stay good; `open` is null for anything it did not seal.
 */
export function opaqueIds(secret: string) {
  const keys = keysOf(secret)
  const tagOf = (text: string) => createHmac('sha256', keys.mac).update(text).digest().subarray(0, ivBytes)
  return {
    seal(text: string): string {
      const iv = tagOf(text)
      const cipher = createCipheriv('aes-256-ctr', keys.cipher, iv)
      return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64url')
    },
    open(id: string): string | null {
      const bytes = Buffer.from(id, 'base64url')
      if (bytes.length <= ivBytes) return null
      const iv = bytes.subarray(0, ivBytes)
      const decipher = createDecipheriv('aes-256-ctr', keys.cipher, iv)
      const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes)), decipher.final()]).toString('utf8')
      return timingSafeEqual(tagOf(text), iv) ? text : null
    },
  }
}
export type OpaqueIds = ReturnType<typeof opaqueIds>
