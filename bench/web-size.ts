/**
 * Prints the gzip size of the JavaScript that a first visit to the office loads against its limit.
 *
 * Counted: every script named by `dist/index.html`, that is the entry and the chunks it preloads. Run `npm run build` before.
 */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT_BYTES = 180_000
const dist = new URL('../packages/office/dist/', import.meta.url)
const page = readFileSync(new URL('index.html', dist), 'utf8')
const names = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1] ?? '')
const files = names.map((name) => ({ name, bytes: gzipSync(readFileSync(new URL(name, dist)), { level: 9 }).length }))
const total = files.reduce((sum, file) => sum + file.bytes, 0)
const within = total <= LIMIT_BYTES

for (const { name, bytes } of files) console.log(`${String(bytes).padStart(8)}  ${name}`)
console.log(`first-load JavaScript ${total} bytes gzip, limit ${LIMIT_BYTES}, ratio ${(total / LIMIT_BYTES).toFixed(2)}: ${within ? 'within' : 'over'}`)
process.exitCode = within ? 0 : 1
