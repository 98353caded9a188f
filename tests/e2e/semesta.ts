import { type ChildProcess, spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const program = join(fileURLToPath(new URL('../..', import.meta.url)), 'packages/server/bin/semesta.mjs')

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}
export interface Running {
  url: string
  /** everything printed so far */
  printed: () => string
  /** SIGTERM, then waits for the end */
  stop: () => Promise<Ended>
  /** SIGKILL, as a power failure does */
  kill: () => Promise<Ended>
}

function start(args: readonly string[], dataDir: string, env: Record<string, string>) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { ...process.env, SEMESTA_LOG_LEVEL: 'warn', ...env, SEMESTA_DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk) => {
    said.stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    said.stderr += chunk
  })
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, ...said }))
  })
  return { child, said, ended }
}

/** Runs a command of the command line to its end. */
export function semesta(args: readonly string[], dataDir: string): Promise<Ended> {
  return start(args, dataDir, {}).ended
}

/** Runs a command with `--json` and returns what it printed. Fails: Error with stderr when it did not end with 0. */
export async function semestaJson<T>(args: readonly string[], dataDir: string): Promise<T> {
  const { code, stdout, stderr } = await semesta([...args, '--json'], dataDir)
  if (code !== 0) throw new Error(`semesta ${args.join(' ')} ended with ${code}\n${stderr}\n${stdout}`)
  return JSON.parse(stdout) as T
}

/** Starts a long-lived command (`serve`, `demo`) on a free port and waits until it is ready. */
export async function startSemesta(args: readonly string[], dataDir: string, patience = 180_000): Promise<Running> {
  const port = await freePort()
  const { child, said, ended } = start(args, dataDir, { SEMESTA_PORT: String(port) })
  const url = `http://127.0.0.1:${port}`
  const end = (signal: NodeJS.Signals) => () => {
    child.kill(signal)
    return ended
  }
  const printed = () => said.stdout + said.stderr
  try {
    await untilReady(url, child, patience)
  } catch (error) {
    child.kill('SIGKILL')
    throw new Error(`${error instanceof Error ? error.message : error}\n${printed()}`)
  }
  return { url, printed, stop: end('SIGTERM'), kill: end('SIGKILL') }
}

async function untilReady(url: string, child: ChildProcess, patience: number) {
  const until = performance.now() + patience
  while (performance.now() < until) {
    if (child.exitCode !== null) throw new Error(`semesta ended with ${child.exitCode} before it was ready`)
    const answer = await fetch(`${url}/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`semesta was not ready after ${patience / 1000} s`)
}

/** A port nobody listens on at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
