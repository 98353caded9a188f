import { readFileSync } from 'node:fs'

/** Samples the engine's child process: its highest resident memory in bytes and its processor seconds so far. */
export function watchChild(): () => { peakBytes: number; cpuSeconds: number } {
  const seen = { peakBytes: 0, cpuSeconds: 0 }
  const timer = setInterval(() => {
    const [pid] = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
    if (!pid) return
    const [, kilobytes] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    const times = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    seen.peakBytes = Math.max(seen.peakBytes, Number(kilobytes ?? 0) * 1024)
    seen.cpuSeconds = Math.max(seen.cpuSeconds, (Number(times[11]) + Number(times[12])) / 100)
  }, 50)
  return () => {
    clearInterval(timer)
    return seen
  }
}
