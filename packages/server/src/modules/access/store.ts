import type { Role } from '@semesta/contract'
import type { AreaCode } from '@semesta/kernel'
import { type Kysely, sql } from 'kysely'
import type { AnyTables } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { AccessTables, GrantRow, LinkRow, UserRow } from './tables.ts'

type Db = Kysely<AnyTables>
const on = (db: Db) => tablesOf<AccessTables>(db)

/** Open grants of a person. */
export function listGrants(db: Db, userId: string) {
  return on(db).selectFrom('access_grant').selectAll().where('user_id', '=', userId).where('ended_at', 'is', null).orderBy('since').orderBy('id').execute()
}

export type Member = UserRow & { active: boolean; grants: Pick<GrantRow, 'id' | 'role' | 'area_code' | 'since'>[] }

const isActive = sql<boolean>`exists (select 1 from auth_account as a where a.user_id = u.id and a.password is not null)`

/** People with an open grant inside one of the areas, by name, each with the grants inside them. */
export async function listMembers(db: Db, areas: readonly AreaCode[], page: { limit: number; offset: number } | { userId: string }) {
  const inside = sql<boolean>`g.area_code ^@ any (${[...areas]}::text[])`
  const people = on(db)
    .selectFrom('auth_user as u')
    .selectAll('u')
    .select(isActive.as('active'))
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('access_grant as g').select('g.id').whereRef('g.user_id', '=', 'u.id').where('g.ended_at', 'is', null).where(inside)),
    )
  const chosen = 'userId' in page ? people.where('u.id', '=', page.userId) : people.orderBy('u.name').orderBy('u.id').limit(page.limit).offset(page.offset)
  const rows = await chosen.execute()
  const grants = await on(db)
    .selectFrom('access_grant as g')
    .select(['g.id', 'g.user_id', 'g.role', 'g.area_code', 'g.since'])
    .where('g.ended_at', 'is', null)
    .where(inside)
    .where('g.user_id', 'in', ['', ...rows.map((it) => it.id)])
    .orderBy('g.since')
    .orderBy('g.id')
    .execute()
  return rows.map((row): Member => ({ ...row, grants: grants.filter((it) => it.user_id === row.id) }))
}

export async function countMembers(db: Db, areas: readonly AreaCode[]): Promise<number> {
  const { n } = await on(db)
    .selectFrom('access_grant')
    .select(sql<number>`count(distinct user_id)`.as('n'))
    .where('ended_at', 'is', null)
    .where(sql<boolean>`area_code ^@ any (${[...areas]}::text[])`)
    .executeTakeFirstOrThrow()
  return n
}

export function findUserByEmail(db: Db, email: string) {
  return on(db).selectFrom('auth_user as u').selectAll('u').select(isActive.as('active')).where('u.email', '=', email.toLowerCase()).executeTakeFirst()
}

export function findUser(db: Db, id: string) {
  return on(db).selectFrom('auth_user').selectAll().where('id', '=', id).executeTakeFirst()
}

/** Names of people who sign in, by id. */
export async function namesOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await on(db)
    .selectFrom('auth_user')
    .select(['id', 'name'])
    .where('id', 'in', ['', ...ids])
    .execute()
  return new Map(rows.map((it) => [it.id, it.name]))
}

/** Ids of people whose name holds a text, for filters. */
export async function idsByName(db: Db, text: string): Promise<string[]> {
  const rows = await on(db).selectFrom('auth_user').select('id').where(sql<boolean>`position(lower(${text}) in lower(name)) > 0`).limit(200).execute()
  return rows.map((it) => it.id)
}

export async function hasUsers(db: Db): Promise<boolean> {
  return (await on(db).selectFrom('auth_user').select('id').limit(1).executeTakeFirst()) !== undefined
}

export async function insertUser(db: Db, user: { id: string; name: string; email: string; now: Date }): Promise<void> {
  const { id, name, now } = user
  await on(db).insertInto('auth_user').values({ id, name, email: user.email.toLowerCase(), last_sign_in_at: null, created_at: now, updated_at: now }).execute()
}

export async function setPassword(db: Db, account: { id: string; userId: string; hash: string; now: Date }): Promise<void> {
  const { id, userId, hash, now } = account
  await on(db).deleteFrom('auth_account').where('user_id', '=', userId).where('provider_id', '=', 'credential').execute()
  await on(db)
    .insertInto('auth_account')
    .values({ id, account_id: userId, provider_id: 'credential', user_id: userId, password: hash, created_at: now, updated_at: now })
    .execute()
}

export async function endSessions(db: Db, userId: string): Promise<void> {
  await sql`delete from auth_session where user_id = ${userId}`.execute(db)
}

/** Gives a role on an area; one that is open already stays as it is. */
export async function insertGrant(db: Db, grant: { userId: string; role: Role; areaCode: AreaCode; now: Date; by: string }): Promise<void> {
  const { userId, role, areaCode, now, by } = grant
  await on(db)
    .insertInto('access_grant')
    .values({ user_id: userId, role, area_code: areaCode, since: now, granted_by: by, ended_at: null, ended_by: null })
    .onConflict((it) => it.columns(['user_id', 'role', 'area_code']).where('ended_at', 'is', null).doNothing())
    .execute()
}

/** Ends an open grant inside the areas; the row it was, undefined when there is none. */
export function endGrant(db: Db, grant: { id: string; userId: string; areas: readonly AreaCode[]; now: Date; by: string }) {
  return on(db)
    .updateTable('access_grant')
    .set({ ended_at: grant.now, ended_by: grant.by })
    .where(sql`id::text`, '=', grant.id)
    .where('user_id', '=', grant.userId)
    .where('ended_at', 'is', null)
    .where(sql<boolean>`area_code ^@ any (${[...grant.areas]}::text[])`)
    .returningAll()
    .executeTakeFirst()
}

/** Locks the open administrators of a whole regency, so that two of them cannot take each other's role away at once. */
export async function lockAdministrators(db: Db, regency: AreaCode): Promise<{ id: string }[]> {
  return on(db)
    .selectFrom('access_grant')
    .select('id')
    .where('role', '=', 'administrator')
    .where('ended_at', 'is', null)
    .where(sql<boolean>`(area_code = '00' or ${regency} ^@ area_code)`)
    .orderBy('id')
    .forUpdate()
    .execute()
}

export async function insertLink(db: Db, link: Omit<LinkRow, 'used_at'>): Promise<void> {
  await on(db)
    .insertInto('access_link')
    .values({ ...link, used_at: null })
    .execute()
}

/** Uses a link up; undefined when it does not exist, was used or has expired. */
export function useLink(db: Db, tokenHash: string, now: Date) {
  return on(db)
    .updateTable('access_link')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
}

/** Links that were not used yet lose their worth: of one person, or of the first administrator. */
export async function voidLinks(db: Db, of: { userId: string } | { purpose: 'first-admin' }, now: Date): Promise<void> {
  const open = on(db).updateTable('access_link').set({ used_at: now }).where('used_at', 'is', null)
  await ('userId' in of ? open.where('user_id', '=', of.userId) : open.where('purpose', '=', of.purpose)).execute()
}

export async function regenciesInUse(db: Db): Promise<Map<AreaCode, string | null>> {
  const { rows } = await sql<{ regency_code: string; newest_month: string | null }>`select regency_code, newest_month from access_regencies_in_use()`.execute(
    db,
  )
  return new Map(rows.map((it) => [it.regency_code, it.newest_month]))
}
