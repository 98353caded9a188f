import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { ROOT } from './source.ts'

/** One command of a check or a test run. `needs`: a file without which the step has nothing to look at yet. */
export interface Step {
  name: string
  command: readonly [string, ...string[]]
  needs?: string
}
export interface Outcome {
  name: string
  passed: boolean
  seconds: number
}

/** The environment of a step: the project's own tools first in PATH, whatever Node the machine has. */
export function stepEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: [join(ROOT, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter), FORCE_COLOR: '0', NO_COLOR: '1' }
}

/** Runs a step quietly and prints one line; its output follows only when it failed. */
export async function runStep(step: Step): Promise<Outcome> {
  const began = performance.now()
  const { code, output } = await collect(step.command)
  const outcome = { name: step.name, passed: code === 0, seconds: (performance.now() - began) / 1000 }
  console.log(line(outcome))
  if (!outcome.passed) console.log(`${output.trimEnd()}\n`)
  return outcome
}

/** Runs steps one after the other, all of them, whatever fails on the way. */
export async function runSteps(steps: readonly Step[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const step of steps) if (!step.needs || existsSync(join(ROOT, step.needs))) outcomes.push(await runStep(step))
  return outcomes
}

/** Runs a command with its output going straight to the console; resolves to its exit code, 1 when it could not start or was killed. */
export function stream([program, ...args]: Step['command'], env: Record<string, string> = {}): Promise<number> {
  const child = spawn(program, args, { cwd: ROOT, env: { ...stepEnvironment(), ...env }, stdio: ['ignore', 'inherit', 'inherit'], shell: onWindows })
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('close', (code) => resolve(code ?? 1))
  })
}

export function line(outcome: Outcome): string {
  return `${outcome.passed ? '  ok  ' : ' FAIL '} ${outcome.name.padEnd(28)} ${outcome.seconds.toFixed(1).padStart(7)} s`
}

const onWindows = process.platform === 'win32'

function collect([program, ...args]: Step['command']): Promise<{ code: number; output: string }> {
  const child = spawn(program, args, { cwd: ROOT, env: stepEnvironment(), stdio: ['ignore', 'pipe', 'pipe'], shell: onWindows })
  let output = ''
  child.stdout.on('data', (chunk) => {
    output += chunk
  })
  child.stderr.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }))
    child.once('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
