import { createHash, randomBytes, randomUUID } from 'node:crypto'

/** A new id for a row. */
export const newId = (): string => randomUUID()

/** Letters and digits that cannot be guessed: one-time links, the signing secret. */
export const newToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')

/** A uuid that follows from words: the same act again is known by the same id. */
export function derivedId(...from: readonly string[]): string {
  const hex = createHash('sha256').update(from.join('/')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
