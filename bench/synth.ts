/**
 * `node bench/synth.ts [residents ...]`: how long an invented city takes to write; by default 193.048 people with 24 months of history and
 * 2.599.743 people without. The limit is the disk: the same number of bytes written bare in the same run.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runTask } from '../packages/engine/src/run-task.ts'
import { createRows } from '../packages/engine/src/synth/csv.ts'
import type { SynthInput } from '../packages/engine/src/tasks.ts'
import { type Measured, report } from './machine.ts'

const GOALS = { city: 25, province: 60 }

async function measure(city: Pick<SynthInput, 'regency' | 'month' | 'population' | 'history'>): Promise<Measured> {
  const outDir = mkdtempSync(join(tmpdir(), 'semesta-bench-synth-'))
  try {
    const started = performance.now()
    await runTask('synth', { ...city, seed: 1, outDir, limits: { memoryLimit: '2GB', tempDirectory: join(outDir, '.spill') } })
    const seconds = (performance.now() - started) / 1000
    const bytes = readdirSync(outDir).reduce((sum, name) => sum + statSync(join(outDir, name)).size, 0)
    return {
      what: 'semesta synth',
      size: `${city.population} people, ${city.history} months before, ${Math.round(bytes / 1e6)} MB`,
      value: seconds,
      unit: 's',
      goal: city.history > 0 ? GOALS.city : GOALS.province,
      sense: 'most',
      limit: { what: 'writing as many bytes', value: bareWrite(outDir, bytes) },
    }
  } finally {
    rmSync(outDir, { recursive: true })
  }
}

function bareWrite(folder: string, bytes: number): number {
  const line = 'x'.repeat(127)
  const started = performance.now()
  const file = createRows(join(folder, 'bare'))
  for (let written = 0; written < bytes; written += line.length + 1) file.line(line)
  file.close()
  return (performance.now() - started) / 1000
}

const asked = process.argv.slice(2).map(Number)
const cities = asked.length
  ? asked.map((population) => ({ regency: '64.74', month: '2025-11', population, history: 0 }))
  : [
      { regency: '64.74', month: '2025-11', population: 193_048, history: 24 },
      { regency: '32.73', month: '2026-02', population: 2_599_743, history: 0 },
    ]
const measured: Measured[] = []
for (const city of cities) measured.push(await measure(city))
process.exitCode = report(measured) ? 0 : 1
