import { createHash } from 'node:crypto'

/** A uuid that follows from others: the same act again books under the same id. */
export function derivedId(...from: readonly string[]): string {
  const hex = createHash('sha256').update(from.join('/')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
