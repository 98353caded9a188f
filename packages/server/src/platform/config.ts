import { resolve } from 'node:path'
import { problem } from '@semesta/kernel'
import { z } from 'zod'

const SERVICES = ['web', 'worker'] as const
const LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const

const services = z
  .string()
  .default(SERVICES.join(','))
  .transform((text) => text.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(SERVICES)).min(1))

/** Every setting there is, with its default and what it means; the reference page is generated from here. */
export const Environment = z.object({
  SEMESTA_DATA_DIR: z.string().min(1).default('./data').describe('folder of the embedded database, uploads, snapshots and months; one installation each'),
  SEMESTA_DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('PostgreSQL 15 or newer, as the user that owns the schema; absent: embedded PostgreSQL in the data folder'),
  SEMESTA_DATABASE_APP_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('login of semesta_app, only where the owner of SEMESTA_DATABASE_URL may not set its password'),
  SEMESTA_DATABASE_LOADER_URL: z
    .url({ protocol: /^postgres(ql)?$/ })
    .optional()
    .describe('login of semesta_loader, only where the owner of SEMESTA_DATABASE_URL may not set its password'),
  SEMESTA_HOST: z.string().min(1).default('127.0.0.1').describe('address to listen on; 0.0.0.0 for all, behind a proxy with TLS'),
  SEMESTA_PORT: z.coerce.number().int().min(0).max(65_535).default(8080).describe('port to listen on; 0 picks a free one'),
  SEMESTA_PUBLIC_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe('address people type, e.g. https://uhc.kota.go.id; default http://<host>:<port>'),
  SEMESTA_SECRET: z.string().min(32).optional().describe('at least 32 characters that sign sessions; absent: made once and kept in the data folder'),
  SEMESTA_ENGINE_MEMORY: z
    .string()
    .regex(/^\d+(\.\d+)?(MB|GB)$/, 'write 2GB or 1500MB')
    .default('2GB')
    .describe('memory one import or month build may take before it spills to disk'),
  SEMESTA_ENGINE_THREADS: z.coerce.number().int().min(1).max(256).default(2).describe('threads of one import or month build'),
  SEMESTA_LOG_LEVEL: z.enum(LEVELS).default('info').describe('least level that is logged'),
  SEMESTA_UPLOAD_MAX_MB: z.coerce.number().int().min(1).max(20_000).default(2000).describe('largest file that may be uploaded, in megabytes'),
  SEMESTA_SERVICES: services.describe('what `semesta serve` runs: web, worker or web,worker'),
})

export type DatabaseChoice =
  | { readonly kind: 'embedded' }
  | { readonly kind: 'postgres'; readonly url: string; readonly appUrl: string | null; readonly loaderUrl: string | null }

export interface Config {
  /** absolute */
  readonly dataDir: string
  readonly database: DatabaseChoice
  readonly http: { readonly host: string; readonly port: number; readonly publicUrl: string }
  /** signs sessions; empty until `openApp` has read it from the data folder */
  readonly secret: string
  readonly engine: { readonly memoryLimit: string; readonly threads: number }
  readonly log: { readonly level: (typeof LEVELS)[number] }
  readonly uploads: { readonly maxBytes: number }
  readonly services: readonly (typeof SERVICES)[number][]
}

export const badConfiguration = problem<{ faults: string }>('platform/bad-configuration', 500, (it) => `Bad configuration:\n${it.faults}`)

/** Turns the environment into settings, or throws one message that names every bad variable. Empty variables count as absent. */
export function loadConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([name, value]) => name.startsWith('SEMESTA_') && value !== ''))
  const parsed = Environment.safeParse(given)
  if (!parsed.success) throw badConfiguration({ faults: z.prettifyError(parsed.error) })
  const it = parsed.data
  return Object.freeze({
    dataDir: resolve(it.SEMESTA_DATA_DIR),
    database: databaseOf(it),
    http: { host: it.SEMESTA_HOST, port: it.SEMESTA_PORT, publicUrl: it.SEMESTA_PUBLIC_URL ?? `http://${it.SEMESTA_HOST}:${it.SEMESTA_PORT}` },
    secret: it.SEMESTA_SECRET ?? '',
    engine: { memoryLimit: it.SEMESTA_ENGINE_MEMORY, threads: it.SEMESTA_ENGINE_THREADS },
    log: { level: it.SEMESTA_LOG_LEVEL },
    uploads: { maxBytes: it.SEMESTA_UPLOAD_MAX_MB * 1_000_000 },
    services: it.SEMESTA_SERVICES,
  })
}

/** The settings of this process; `overrides` are options of a command. */
export function processConfig(overrides: Record<string, string | undefined> = {}, fallbacks: Record<string, string> = {}): Config {
  const given = Object.entries(overrides).filter(([, value]) => value !== undefined)
  return loadConfig({ ...fallbacks, ...process.env, ...Object.fromEntries(given) })
}

function databaseOf(it: z.output<typeof Environment>): DatabaseChoice {
  if (!it.SEMESTA_DATABASE_URL) return { kind: 'embedded' }
  return {
    kind: 'postgres',
    url: it.SEMESTA_DATABASE_URL,
    appUrl: it.SEMESTA_DATABASE_APP_URL ?? null,
    loaderUrl: it.SEMESTA_DATABASE_LOADER_URL ?? null,
  }
}
