/**
 * Time and memory to take in a workbook, in the child process that the server uses, against reading the same bytes alone.
 *
 * `node bench/import-xlsx.ts [rows]`, default 200000 rows of 12 columns. Every person is invented: NIKs start with 99.
 */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { streamXlsxRows, writeXlsx } from 'hucre/xlsx'
import { takeIn } from './import-child.ts'
import { rosterRows } from './import-roster.ts'
import { report } from './machine.ts'

const rows = Number(process.argv[2] ?? 200_000)
const columns = 12
const dir = join(tmpdir(), 'semesta-bench-import-xlsx')
const limits = { memoryLimit: '2GB', tempDirectory: join(dir, 'spill'), threads: 2 }
const file = join(dir, 'peserta.xlsx')
rmSync(dir, { recursive: true, force: true })
mkdirSync(dir, { recursive: true })
// with shared texts, as Excel and LibreOffice write them: the form that needs most memory
const list: string[][] = []
for await (const row of rosterRows(rows, columns)) list.push(row)
writeFileSync(file, await writeXlsx({ sheets: [{ name: 'Data', rows: list }] }))

const it = await takeIn({ register: 'peserta', file, fileName: 'peserta.xlsx', regency: '64.74', asOf: '2025-11-01', outDir: join(dir, 'out'), limits })
const started = performance.now()
let cells = 0
for await (const row of streamXlsxRows(readFileSync(file))) cells += row.values.length
const bare = (performance.now() - started) / 1000

const size = `${rows} rows × ${columns} columns (${cells} cells), ${Math.round(statSync(file).size / 1e6)} MB`
const { read, accepted, rejected, skipped } = it.report.rows
console.log(`read ${read} = accepted ${accepted} + rejected ${rejected} + skipped ${skipped}; ${it.cpuSeconds.toFixed(1)} s of processor time`)
const isMet = report([
  { what: 'XLSX to checked snapshot', size, value: it.seconds, unit: 's', goal: 10, sense: 'most', limit: { what: 'reading the cells alone', value: bare } },
  {
    what: 'XLSX, peak memory of the child',
    size,
    value: it.peakMegabytes,
    unit: 'MB',
    goal: 600,
    sense: 'most',
    limit: { what: 'the file itself', value: statSync(file).size / 1e6 },
  },
])
rmSync(dir, { recursive: true })
process.exitCode = isMet ? 0 : 1
