import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'

// Values that can name a person never reach the log, whichever object they arrive in.
const personal = ['nik', 'kk', 'card', 'name', 'nama', 'email', 'phone', 'password', 'token', 'secret', 'cookie', 'authorization', 'q']
const paths = personal.flatMap((key) => [key, `*.${key}`, `*.*.${key}`])

/** Logs as JSON lines on stderr: stdout belongs to the answers of commands. */
export function openLog(config: Pick<Config, 'log'>): Logger {
  const redact = { paths, censor: '[hidden]' }
  return pino({ level: config.log.level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }))
}

/** An address without what was searched for: query strings can hold names and identity numbers. */
export function addressWithoutQuery(url: string): string {
  const cut = url.indexOf('?')
  return cut === -1 ? url : `${url.slice(0, cut)}?[hidden]`
}
