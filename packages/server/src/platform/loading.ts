import { createReadStream } from 'node:fs'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { App } from './context.ts'

/** One transaction of the loader role, which fills the tables of built months and the ends of checks and nothing else. */
export type Loader = Pick<PoolClient, 'query'>

/** What a loading transaction is bound to; the defaults of the loaded tables take regency and build from it. */
export interface LoadBind {
  regency: string
  buildId?: string
  actor: string
}

export interface LoadNote {
  regency: string
  at: Date
  actor: string
  action: string
  subject?: string
  reason?: string
  detail: Record<string, unknown>
}

/** Appends to the audit log in the loader's transaction. */
export async function auditBy(loader: Loader, note: LoadNote): Promise<void> {
  const { regency, at, actor, action, subject, reason, detail } = note
  const values = [regency, at, actor, 'system', action, subject ?? null, reason ?? null, 'done', JSON.stringify(detail)]
  await loader.query('select audit_append($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb)', values)
}

/** Runs `work` in one transaction of the loader role: all of it or nothing. */
export async function inLoader<T>(app: App, bind: LoadBind, work: (loader: Loader) => Promise<T>): Promise<T> {
  const client = await app.loader.connect()
  try {
    await client.query('begin')
    await client.query('select app_enter($1, $2, true, $3)', [bind.regency, [bind.regency], bind.actor])
    if (bind.buildId) await client.query(`select set_config('app.build', $1, true)`, [bind.buildId])
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // A connection that died in the middle has already been rolled back by the server.
    await client.query('rollback').then(
      () => client.release(),
      (lost: Error) => client.release(lost),
    )
    throw error
  }
}

/**
 * Holds a lock of the whole database while `work` runs, so that two processes never do the same thing twice.
 *
 * Shape: returns null without running `work` when someone else holds it. A process that dies lets go with its connection.
 */
export async function whileHolding<T>(app: App, name: string, work: () => Promise<T>): Promise<{ result: T } | null> {
  const client = await app.loader.connect()
  let lost: Error | undefined
  const note = (error: Error) => {
    lost = error
  }
  client.on('error', note)
  try {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock(hashtextextended($1, 0)) as held', [name])
    if (!rows[0]?.held) return null
    try {
      return { result: await work() }
    } finally {
      await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch(note)
    }
  } finally {
    client.off('error', note)
    client.release(lost)
  }
}

export interface CopyFile {
  table: string
  columns: readonly string[]
  /** CSV without a header line */
  file: string
  /** columns in which an empty field is an empty text, not a null */
  notNull?: readonly string[]
  signal?: AbortSignal
  /** share of the file that has been read, 0 to 1 */
  onShare?: (share: number) => void
  bytes?: number
  /** for a table made in the same transaction: rows need no second look by a vacuum */
  freeze?: boolean
}

/** Streams a CSV file into a table by COPY. Fails: as PostgreSQL does on a row that does not fit; nothing of the file stays then. */
export async function copyFile(loader: Loader, copy: CopyFile): Promise<void> {
  const options = ['format csv', ...(copy.freeze ? ['freeze'] : []), ...(copy.notNull?.length ? [`force_not_null (${copy.notNull.join(', ')})`] : [])]
  const target = loader.query(copyFrom(`copy ${copy.table} (${copy.columns.join(', ')}) from stdin with (${options.join(', ')})`))
  const source = createReadStream(copy.file, { highWaterMark: 1 << 20 })
  await pipeline(source, shareOf(copy), target, { signal: copy.signal })
}

function shareOf({ bytes, onShare }: CopyFile): Transform {
  let read = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length
      if (bytes) onShare?.(Math.min(1, read / bytes))
      done(null, chunk)
    },
  })
}

export type Roomed =
  | 'people_person'
  | 'people_word'
  | 'findings_finding'
  | 'movements_change'
  | 'reconciliation_outsider'
  | 'obligations_due'
  | 'arrears_candidate'

/** Fills a room of the build that the loader is bound to, then opens it: its indexes are built once, by sorting. */
export async function fillRoom(loader: Loader, table: Roomed, fill: (room: string) => Promise<void>): Promise<void> {
  const { rows } = await loader.query<{ room: string }>('select room_make($1, app_build()) as room', [table])
  await fill(rows[0]?.room ?? table)
  await loader.query('select room_open($1, app_build())', [table])
}

/** Throws away what a build has in a table. Fails: 55P03 when a long reader is in the way; try again later. */
export async function dropRoom(loader: Loader, table: Roomed, buildId: string): Promise<void> {
  await loader.query('select room_drop($1, $2)', [table, buildId])
  await loader.query(`delete from ${table} where regency_code = app_regency() and build_id = $1`, [buildId])
}
