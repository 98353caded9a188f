/**
 * Time and memory to give a workbook back with its bad cells marked, and its refused rows alone, against taking the same workbook in.
 *
 * `node bench/mark.ts [rows]`, default 200000 rows of 12 columns, one in fifty of them refused. Every person is invented: NIKs start with 99.
 */
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { measured, takeIn } from './import-child.ts'
import { rosterRows } from './import-roster.ts'
import { report } from './machine.ts'

const rows = Number(process.argv[2] ?? 200_000)
const columns = 12
const dir = join(tmpdir(), 'semesta-bench-mark')
const limits = { memoryLimit: '2GB', tempDirectory: join(dir, 'spill'), threads: 2 }
const file = join(dir, 'peserta.xlsx')
const outDir = join(dir, 'out')
rmSync(dir, { recursive: true, force: true })
mkdirSync(dir, { recursive: true })
const list: string[][] = []
for await (const row of rosterRows(rows, columns)) list.push(list.length % 50 === 1 ? row.with((list[0] ?? []).indexOf('nama'), '-') : row)
writeFileSync(file, await writeXlsx({ sheets: [{ name: 'Data', rows: list }] }))

const about = { register: 'peserta', file, fileName: 'peserta.xlsx' } as const
const taken = await takeIn({ ...about, regency: '64.74', asOf: '2025-11-01', outDir, limits })
const back = (what: 'marked' | 'bad-xlsx') => measured('mark', { ...about, folder: outDir, what, office: [], outFile: join(dir, `${what}.xlsx`), limits })
const marked = await back('marked')
const bad = await back('bad-xlsx')

const size = `${rows} rows × ${columns} columns, ${taken.report.rows.rejected} refused, ${Math.round(statSync(file).size / 1e6)} MB`
console.log(`marked ${marked.cpuSeconds.toFixed(1)} s, refused rows alone ${bad.cpuSeconds.toFixed(1)} s of processor time`)
const limit = { what: 'taking it in', value: taken.seconds }
const isMet = report([
  { what: 'marked workbook', size, value: marked.seconds, unit: 's', goal: 15, sense: 'most', limit },
  {
    what: 'marked workbook, peak memory',
    size,
    value: marked.peakMegabytes,
    unit: 'MB',
    goal: 600,
    sense: 'most',
    limit: { what: 'taking it in', value: taken.peakMegabytes },
  },
  { what: 'refused rows as a workbook', size, value: bad.seconds, unit: 's', goal: 5, sense: 'most', limit },
])
rmSync(dir, { recursive: true })
process.exitCode = isMet ? 0 : 1
