import { randomBytes, randomUUID } from 'node:crypto'

/** A new id for a row. */
export const newId = (): string => randomUUID()

/** Letters and digits that cannot be guessed: one-time links, the signing secret. */
export const newToken = (bytes = 32): string => randomBytes(bytes).toString('base64url')
