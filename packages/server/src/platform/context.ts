import type { Readable } from 'node:stream'
import type { Endpoint, InputOf, OutputOf, Role, Scope } from '@semesta/contract'
import type { AreaCode } from '@semesta/kernel'
import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Config } from './config.ts'

/** Who acts: a signed-in person, or the system (command line, jobs), which stands for the person who started it. */
export interface Actor {
  id: string
  name: string
  kind: 'user' | 'system'
  grants: readonly { role: Role; areaCode: AreaCode }[]
}

/** What an actor may do and see in one regency; set in the database for the length of one transaction. */
export interface Bind {
  regency: AreaCode
  /** areas inside the regency, or the regency itself; empty: no rows */
  areas: readonly AreaCode[]
  scopes: ReadonlySet<Scope>
  /** whether names of people may be read at all */
  names: boolean
  /** the role that counts most here, for the audit log */
  role: Role | 'system'
}

/** Tables are typed by each module: `tablesOf<PeopleTables>(ctx)`. */
// biome-ignore lint/complexity/noBannedTypes: a module narrows it to its own tables
export type AnyTables = {}

/** Everything that lives as long as the process. Modules get it through their context, never by import. */
export interface App {
  config: Config
  log: Logger
  /** application role, under row level security */
  db: Kysely<AnyTables>
  /** loader role: bulk COPY of built months and rejects, nothing else */
  loader: import('pg').Pool
  clock: () => Date
  newId: () => string
}

/** One request or one command: a transaction bound to a regency, with the actor, the time and the audit log. */
export interface Ctx {
  app: App
  actor: Actor
  bind: Bind
  trx: Transaction<AnyTables>
  now: Date
  /** Appends to the audit log in the same transaction. Never pass names or identity numbers of people in registers. */
  audit(entry: AuditNote): Promise<void>
}

export interface AuditNote {
  action: string
  subject?: string
  reason?: string
  outcome?: 'done' | 'refused'
  detail?: Record<string, unknown>
}

/** A download: streamed, never held in memory. */
export interface FileReply {
  fileName: string
  contentType: string
  body: Readable
}

/** A file that came with a multipart request, already on disk in the data directory's `tmp/` and hashed. */
export interface UploadedFile {
  path: string
  fileName: string
  bytes: number
  sha256: string
}

export type Reply<E extends Endpoint> = E['output'] extends 'file' ? FileReply : OutputOf<E>

/** A contract endpoint with the function that answers it. `note` says what the audit log keeps of a success; refusals are always kept. */
export interface Route<E extends Endpoint = Endpoint> {
  endpoint: E
  handle: (ctx: Ctx, input: ParsedInput<E>, file: UploadedFile | null) => Promise<Reply<E>>
  note: ((input: ParsedInput<E>, reply: Reply<E>) => AuditNote) | null
}
export type ParsedInput<E extends Endpoint> = import('zod').output<E['input']>
export type { InputOf }
