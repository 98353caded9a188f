import { type ChildProcess, spawn } from 'node:child_process'
import { chmod, chown, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { inject, onTestFinished } from 'vitest'
import { type Account, accountFor, canReach } from '../platform/postgres/account.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const semesta = here('../../bin/semesta.mjs')
const holder = here('./hold-app.ts')
const poster = here('./post-journals.ts')

/** A process of the product under test. */
export interface Proc {
  child: ChildProcess
  /** everything on stderr so far */
  said(): string
  /** Waits for a text on stderr. Fails when the process ends without it. */
  until(pattern: RegExp): Promise<RegExpExecArray>
  ended: Promise<{ code: number | null; signal: string | null }>
}

interface Options {
  dataDir: string
  env?: Record<string, string>
  account?: Account | null
}

/** `semesta …` in a process of its own, killed with the test if it still lives. */
export const runSemesta = (args: readonly string[], options: Options): Proc => start([semesta, ...args], options)
/** A process that holds the App open until its stdin ends. */
export const holdApp = (options: Options, ...args: string[]): Proc => start([holder, ...args], options)

/** A process that books payments `from` to `until` of a regency, one a transaction. */
export const bookPayments = (options: Options, regency: string, from: number, until: number): Proc =>
  start([poster, regency, String(from), String(until)], options)

function start(args: readonly string[], { dataDir, env, account }: Options): Proc {
  const identity = account ? { uid: account.uid, gid: account.gid } : {}
  const settings = { PATH: process.env.PATH ?? '', SEMESTA_DATA_DIR: dataDir, SEMESTA_PORT: '0', SEMESTA_LOG_LEVEL: 'warn', ...env }
  const child = spawn(process.execPath, args, { env: settings, cwd: '/', stdio: ['pipe', 'ignore', 'pipe'], ...identity })
  let text = ''
  child.stderr?.on('data', (chunk) => {
    text += chunk
  })
  let isOver = false
  // `close`, not `exit`: what a process said last may still be on its way when it is gone.
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => {
      isOver = true
      resolve({ code, signal })
    })
  })
  onTestFinished(async () => {
    child.stdin?.end()
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
    await ended
  })
  const until = async (pattern: RegExp) => {
    for (;;) {
      const found = pattern.exec(text)
      if (found) return found
      if (isOver) throw new Error(`ended without ${pattern}: ${text}`)
      await sleep(20)
    }
  }
  return { child, said: () => text, until, ended }
}

/** A fresh folder for a data directory, of whoever shall use it. */
export async function dataFolder(account: Account | null = null): Promise<string> {
  const folder = await mkdtemp(join(inject('server').folder, 'data-'))
  await chmod(folder, 0o711)
  if (account) await chown(folder, account.uid, account.gid)
  return folder
}

/** The ordinary account to run as when the tests run as root; null when they do not, or when that account cannot read this checkout. */
export function ordinaryAccount(): Account | null {
  const account = accountFor()
  return account && canReach(account, semesta) && canReach(account, process.execPath) ? account : null
}
