import { readFileSync } from 'node:fs'
import { runTask } from '../packages/engine/src/run-task.ts'
import type { IntakeInput, IntakeReport, TaskName, Tasks } from '../packages/engine/src/tasks.ts'

export interface Measure<T> {
  output: T
  seconds: number
  cpuSeconds: number
  /** highest resident memory of the child process */
  peakMegabytes: number
}
export type Taken = Omit<Measure<IntakeReport>, 'output'> & { report: IntakeReport }

/** Runs a task as the server does, in a child process, and measures that process. */
export async function measured<N extends TaskName>(task: N, input: Tasks[N]['input']): Promise<Measure<Tasks[N]['output']>> {
  const seen = { peak: 0, cpu: 0 }
  const watch = setInterval(() => {
    const [pid] = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
    if (!pid) return
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    seen.peak = Math.max(seen.peak, Number(kilobytes ?? 0) / 1000)
    seen.cpu = Math.max(seen.cpu, (Number(times[11]) + Number(times[12])) / 100)
  }, 25)
  const started = performance.now()
  try {
    const output = await runTask(task, input)
    return { output, seconds: (performance.now() - started) / 1000, cpuSeconds: seen.cpu, peakMegabytes: seen.peak }
  } finally {
    clearInterval(watch)
  }
}

/** Takes a file in. */
export async function takeIn(input: IntakeInput): Promise<Taken> {
  const { output, ...cost } = await measured('intake', input)
  return { report: output, ...cost }
}
