import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { AnyTables } from '../../platform/context.ts'
import { newToken } from '../../platform/ids.ts'
import * as store from './store.ts'
import type { LinkRow } from './tables.ts'

const DAY = 24 * 60 * 60 * 1000
export const LINK_DAYS = 7

export const hashOfToken = (token: string) => createHash('sha256').update(token).digest('hex')

/** Makes a link that sets a password once; earlier ones for the same person stop working. */
export async function makeLink(db: Kysely<AnyTables>, whose: Pick<LinkRow, 'purpose' | 'user_id'>, now: Date) {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY)
  await store.voidLinks(db, whose.user_id === null ? { purpose: 'first-admin' } : { userId: whose.user_id }, now)
  await store.insertLink(db, { token_hash: hashOfToken(token), ...whose, created_at: now, expires_at: expiresAt })
  return { path: `/aktivasi?token=${token}`, expiresAt }
}
