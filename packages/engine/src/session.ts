import { mkdirSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance, type DuckDBValue } from '@duckdb/node-api'
import type { SessionLimits } from './tasks.ts'

export type Params = Record<string, DuckDBValue>
export type Row = Record<string, unknown>

/** One DuckDB connection with explicit limits: the only way this project talks to DuckDB. */
export interface Session {
  /** Runs one or more statements; parameters are named (`$name`) and need a single statement. */
  run(sql: string, params?: Params): Promise<void>
  /** All rows of a small result as plain objects: BIGINT as bigint, DATE as `YYYY-MM-DD` text. Never use it for whole registers. */
  all<T extends Row = Row>(sql: string, params?: Params): Promise<T[]>
  /** The first row, or undefined. */
  one<T extends Row = Row>(sql: string, params?: Params): Promise<T | undefined>
  /** All rows of a result of DOUBLE columns as one array a column: for millions of rows. */
  numbers(sql: string): Promise<Float64Array[]>
  /** Adds rows of whole numbers to a table of INTEGER columns, one array a column, all of one length. */
  fill(table: string, columns: readonly Int32Array[]): Promise<void>
  /** 0 to 100 while a statement of this session runs, -1 when it cannot tell. */
  progress(): number
  /** Lets the optimiser choose the sides of joins again and locks the configuration; only after `keepSides`. */
  freeSides(): Promise<void>
  close(): void
}

export interface SessionOptions {
  /** tables and files keep the order of what they are made from: costs memory and a third of the speed of a CSV read */
  keepOrder?: boolean
  /** joins hold the side in memory that the statement names last, whatever the optimiser guesses; until `freeSides` is called */
  keepSides?: boolean
}

/**
 * Opens an in-memory database bound to explicit memory, spill folder and threads, closed to extensions and configuration changes.
 *
 * Fails: as DuckDB does when the spill folder cannot be made.
 * Source: the defaults take 80 % of memory and download extensions; see docs/decisions.
 */
export async function openSession(limits: SessionLimits, options: SessionOptions = {}): Promise<Session> {
  mkdirSync(limits.tempDirectory, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: limits.memoryLimit,
    temp_directory: limits.tempDirectory,
    threads: String(limits.threads ?? 2),
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    preserve_insertion_order: String(options.keepOrder ?? false),
  })
  const connection = await instance.connect()
  await connection.run("set enable_progress_bar = true; set enable_progress_bar_print = false; set timezone = 'UTC'")
  await connection.run(options.keepSides ? "set disabled_optimizers = 'build_side_probe_side'" : 'set lock_configuration = true')
  return sessionOn(instance, connection)
}

function sessionOn(instance: DuckDBInstance, connection: DuckDBConnection): Session {
  const all = async <T extends Row>(sql: string, params?: Params) => {
    const reader = await connection.runAndReadAll(sql, params)
    return reader.getRowObjectsJS().map(plain) as T[]
  }
  return {
    run: async (sql, params) => {
      await connection.run(sql, params)
    },
    all,
    one: async <T extends Row>(sql: string, params?: Params) => (await all<T>(sql, params))[0],
    numbers: (sql) => readNumbers(connection, sql),
    fill: (table, columns) => fillTable(connection, table, columns),
    progress: () => connection.progress.percentage,
    freeSides: async () => {
      await connection.run('reset disabled_optimizers; set lock_configuration = true')
    },
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

async function readNumbers(connection: DuckDBConnection, sql: string): Promise<Float64Array[]> {
  const result = await connection.run(sql)
  const chunks = await result.fetchAllChunks()
  const rows = chunks.reduce((sum, chunk) => sum + chunk.rowCount, 0)
  return Array.from({ length: result.columnCount }, (_, column) => {
    const values = new Float64Array(rows)
    let at = 0
    for (const chunk of chunks) {
      const vector = chunk.getColumnVector(column)
      for (let row = 0; row < chunk.rowCount; row++) values[at++] = Number(vector.getItem(row) ?? Number.NaN)
    }
    return values
  })
}

async function fillTable(connection: DuckDBConnection, table: string, columns: readonly Int32Array[]): Promise<void> {
  const appender = await connection.createAppender(table)
  for (let row = 0; row < (columns[0]?.length ?? 0); row++) {
    for (const column of columns) appender.appendInteger(column[row] as number)
    appender.endRow()
  }
  appender.closeSync()
}

function plain(row: Row): Row {
  for (const [key, value] of Object.entries(row)) if (value instanceof Date) row[key] = value.toISOString().slice(0, 10)
  return row
}

/** A text as an SQL literal; for file names, which statements cannot take as parameters. */
export function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}
