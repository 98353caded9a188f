import type { OpenApp } from '../platform/app.ts'
import type { Config } from '../platform/config.ts'

/** What commands work with, instead of reaching for the process themselves. */
export interface Tools {
  /** settings of the environment; `overrides` are options of the command, e.g. `{ SEMESTA_PORT: '9000' }`, `fallbacks` its own defaults */
  config(overrides?: Record<string, string | undefined>, fallbacks?: Record<string, string>): Config
  /** Opens the App (its own PostgreSQL, or that of the running server), runs, closes. `signal` is aborted by Ctrl-C. */
  withApp<T>(work: (app: OpenApp, signal: AbortSignal) => Promise<T>): Promise<T>
  /** The answer, as JSON on stdout. */
  print(answer: unknown): void
  /** A line for people, on stderr. */
  say(line: string): void
  /** Waits for Ctrl-C or SIGTERM. */
  untilStopped(): Promise<string>
}
