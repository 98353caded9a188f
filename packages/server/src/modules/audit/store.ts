import type { AreaCode } from '@semesta/kernel'
import { type Kysely, sql } from 'kysely'
import type { AnyTables } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { AuditTables, EntryRow } from './tables.ts'

type Db = Kysely<AnyTables>
const on = (db: Db) => tablesOf<AuditTables>(db)

export interface Wanted {
  regency: AreaCode
  /** ids of actors; absent: all */
  actors?: readonly string[]
  action?: string | undefined
  subject?: string | undefined
  outcome?: 'done' | 'refused' | undefined
  /** dates in the time zone of the regency, both inclusive */
  from?: string | undefined
  to?: string | undefined
  timeZone: string
}

function chosen(db: Db, it: Wanted) {
  let query = on(db).selectFrom('audit_entry').where('regency_code', '=', it.regency)
  if (it.actors) query = query.where('actor', 'in', ['', ...it.actors])
  if (it.action) query = query.where('action', '=', it.action)
  if (it.subject) query = query.where('subject', '=', it.subject)
  if (it.outcome) query = query.where('outcome', '=', it.outcome)
  if (it.from) query = query.where(sql<boolean>`at >= ${it.from}::timestamp at time zone ${it.timeZone}`)
  if (it.to) query = query.where(sql<boolean>`at < (${it.to}::date + 1)::timestamp at time zone ${it.timeZone}`)
  return query
}

export async function countWanted(db: Db, wanted: Wanted): Promise<number> {
  return (await chosen(db, wanted).select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n
}

/** Entries of one action about some subjects. */
export async function countAbout(db: Db, regency: AreaCode, action: string, subjects: readonly string[]): Promise<number> {
  const query = on(db)
    .selectFrom('audit_entry')
    .where('regency_code', '=', regency)
    .where('action', '=', action)
    .where('subject', 'in', ['', ...subjects])
  return (await query.select(sql<number>`count(*)`.as('n')).executeTakeFirstOrThrow()).n
}

/** Newest first. */
export function listEntries(db: Db, wanted: Wanted, limit: number, offset: number): Promise<EntryRow[]> {
  return chosen(db, wanted).selectAll().orderBy('seq', 'desc').limit(limit).offset(offset).execute()
}

/** Up to `limit` entries older than one, newest first: the next piece of an export. */
export function listOlder(db: Db, wanted: Wanted, before: number, limit: number): Promise<EntryRow[]> {
  return chosen(db, wanted).selectAll().where('seq', '<', before).orderBy('seq', 'desc').limit(limit).execute()
}

/** Number of the newest entry whose action begins with none of some words; 0 without one. */
export async function newestOther(db: Db, wanted: Wanted, beginnings: readonly string[]): Promise<number> {
  const other = chosen(db, wanted).where(sql<boolean>`not action ^@ any(${[...beginnings]}::text[])`)
  return (await other.select(sql<number | null>`max(seq)`.as('seq')).executeTakeFirstOrThrow()).seq ?? 0
}

export async function listActions(db: Db, regency: AreaCode): Promise<string[]> {
  const rows = await on(db).selectFrom('audit_entry').select('action').distinct().where('regency_code', '=', regency).orderBy('action').execute()
  return rows.map((it) => it.action)
}

export interface ChainState {
  entries: number
  /** first entry whose hash, number or predecessor does not fit; null when all do */
  brokenAt: number | null
  head: string | null
}

/**
 * Recomputes every hash of a regency's chain in one statement and compares it with what is kept.
 *
 * Shape: a changed row breaks at its own number, a removed one at the number that is missing, and rows cut off the end at the one after the last:
 *        the head remembers how many there were.
 */
export async function checkChain(db: Db, regency: AreaCode): Promise<ChainState> {
  const { rows } = await sql<{ entries: number; broken_at: number | null; head: string | null }>`
    with chain as (
      select seq, hash, prev_hash,
        row_number() over (order by seq) as place,
        coalesce(lag(hash) over (order by seq), 'genesis') as hash_before,
        audit_hash(prev_hash, regency_code, seq, at, actor, role, action, subject, reason, outcome, detail) as computed
      from audit_entry
      where regency_code = ${regency}
    ),
    told as (select count(*) as entries, min(case when seq <> place then place when prev_hash <> hash_before or hash <> computed then seq end) as broken_at from chain),
    head as (select seq, hash from audit_head where regency_code = ${regency})
    select told.entries, head.hash as head,
      case
        when told.broken_at is not null then told.broken_at
        when coalesce(head.seq, 0) <> told.entries then least(coalesce(head.seq, 0), told.entries) + 1
        when head.seq > 0 and head.hash is distinct from (select hash from chain where seq = head.seq) then head.seq
      end as broken_at
    from told left join head on true`.execute(db)
  const [row] = rows
  return { entries: row?.entries ?? 0, brokenAt: row?.broken_at ?? null, head: row?.head ?? null }
}
