#!/usr/bin/env node
// Runs the command line on the project's own Node: the machine's may be too old to run TypeScript as it is.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const main = join(here, '..', 'src', 'cli', 'main.ts')

if (Number(process.versions.node.split('.')[0]) >= 24) {
  await import(main)
} else {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const own = join(here, '..', '..', '..', 'node_modules', '.bin', name)
  if (!existsSync(own)) {
    console.error('Semesta membutuhkan Node 24. Jalankan `npm ci` lebih dulu. / Semesta needs Node 24: run `npm ci` first.')
    process.exit(1)
  }
  const run = spawnSync(own, [main, ...process.argv.slice(2)], { stdio: 'inherit' })
  process.exit(run.status ?? 1)
}
