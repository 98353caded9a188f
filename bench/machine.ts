import { cpus, totalmem } from 'node:os'

/** One measurement: a value, the goal it faces, and a limit of this machine measured in the same run, so that another machine compares. */
export interface Measured {
  what: string
  size: string
  value: number
  unit: string
  /** the promise, in the same unit */
  goal: number
  /** `most`: the value must not exceed the goal; `least`: it must reach it */
  sense: 'most' | 'least'
  limit: { what: string; value: number }
}

/** The machine a figure was taken on, in one line. */
export function machine(): string {
  const cores = cpus()
  return `${cores.length} cores ${cores[0]?.model.trim() ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}-${process.arch}`
}

const shown = (value: number) => (Math.abs(value) >= 100 ? Math.round(value).toString() : value.toPrecision(3))

/** Prints one line a measurement and returns whether every goal was met. */
export function report(all: readonly Measured[]): boolean {
  console.log(machine())
  for (const it of all) {
    const ratio = it.limit.value === 0 ? '' : `, ${(it.value / it.limit.value).toFixed(2)} × ${it.limit.what} (${shown(it.limit.value)} ${it.unit})`
    const goal = `${it.sense === 'most' ? '≤' : '≥'} ${it.goal}`
    console.log(`${met(it) ? '  ok  ' : ' MISS '} ${it.what}, ${it.size}: ${shown(it.value)} ${it.unit} (goal ${goal})${ratio}`)
  }
  return all.every(met)
}

function met({ value, goal, sense }: Measured): boolean {
  return sense === 'most' ? value <= goal : value >= goal
}
