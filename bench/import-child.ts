import { readFileSync } from 'node:fs'
import { runTask } from '../packages/engine/src/run-task.ts'
import type { IntakeInput, IntakeReport } from '../packages/engine/src/tasks.ts'

export interface Taken {
  report: IntakeReport
  seconds: number
  cpuSeconds: number
  /** highest resident memory of the child process */
  peakMegabytes: number
}

/** Takes a file in as the server does, in a child process, and measures that process. */
export async function takeIn(input: IntakeInput): Promise<Taken> {
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
    const report = await runTask('intake', input)
    return { report, seconds: (performance.now() - started) / 1000, cpuSeconds: seen.cpu, peakMegabytes: seen.peak }
  } finally {
    clearInterval(watch)
  }
}
