/**
 * Completes package-lock.json with the optional platform packages that a lagging registry did not list.
 *
 * A lock written against such a registry leaves them out, and `npm ci` then refuses it everywhere. Each gets the entry npm would
 * write, without integrity; npm skips those of other platforms and fetches its own. Run it after `npm install` changed the lock.
 */
import { readFileSync, writeFileSync } from 'node:fs'

type Entry = { version?: string; optional?: boolean; dev?: boolean; optionalDependencies?: Record<string, string> } & Record<string, unknown>

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, Entry> }
const platform = /(?:^|[-/])(android|darwin|linux|freebsd|openharmony|win32|win|openbsd|netbsd|sunos|aix|wasm32)(?:-|$)/
let added = 0
for (const holder of Object.values(lock.packages)) {
  for (const [name, range] of Object.entries(holder.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`
    const os = platform.exec(name)?.[1]
    if (lock.packages[key] || !os) continue
    lock.packages[key] = {
      version: range.replace(/^[~^]/, ''),
      ...(holder.dev ? { dev: true } : {}),
      optional: true,
      os: [os === 'win' ? 'win32' : os],
      ...(name.includes('musl') ? { libc: ['musl'] } : {}),
      ...(/arm64/.test(name) ? { cpu: ['arm64'] } : /x64/.test(name) ? { cpu: ['x64'] } : {}),
    }
    if (os === 'linux' && !/arm64|x64/.test(name)) lock.packages[key].cpu = [name.match(/linux-([a-z0-9]+)/)?.[1] ?? 'none']
    added += 1
  }
}
const root = lock.packages[''] as Entry
const ordered = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : a < b ? -1 : 1)))
ordered[''] = root
writeFileSync(file, `${JSON.stringify({ ...lock, packages: ordered }, null, 2)}\n`)
console.log(`${added} entries added`)
