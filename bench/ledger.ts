/**
 * `node bench/ledger.ts [lines]`: journal lines a second into the books of one regency, at 1.000.000 lines by default.
 *
 * Posted through the door that every room uses, 250 payments a transaction as a bill's verification does: iuran and bantuan against cash, from a
 * budget line with a pagu. fsync on, every trigger and constraint in force, and every invariant checked at the end. The limits are a bare COPY and INSERTs (the lines
 * of 250 journals each, out of the books) into a table without keys, on the same server in the same run.
 */
import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { rupiah } from '@semesta/kernel'
import { appropriate, checkAllBooks, type NewJournal, postJournals } from '../packages/server/src/modules/ledger/index.ts'
import { type OpenApp, openApp } from '../packages/server/src/platform/app.ts'
import { loadConfig } from '../packages/server/src/platform/config.ts'
import { inRegency } from '../packages/server/src/platform/database.ts'
import { newId } from '../packages/server/src/platform/ids.ts'
import { copyFile } from '../packages/server/src/platform/loading.ts'
import { systemActor, systemBind } from '../packages/server/src/platform/system.ts'
import { aFolder } from '../tests/e2e/city.ts'
import { report } from './machine.ts'

const wanted = Number(process.argv[2] ?? 1_000_000)
// Of its own: a run beside this one must not take its database away.
const folder = aFolder('bench-ledger')
const [regency, batch] = ['64.74', 250]
/** a payment has three lines of money and four of the budget */
const LINES = 7
const journals = Math.ceil((wanted - 2 * 2) / LINES)
const seconds = (since: number) => (performance.now() - since) / 1000
const booking = <T>(app: OpenApp, work: Parameters<typeof inRegency<T>>[3]) => inRegency(app, systemActor('bench'), systemBind(regency), work)

function payment(number: number): NewJournal {
  const [heads, month] = [1 + (number % 400), String(1 + (number % 12)).padStart(2, '0')]
  const fundId = `fund-${number % 5}`
  return {
    ...{ id: newId(), on: `2025-${month}-10`, kind: 'payment', memo: `Pembayaran iuran ${heads} peserta`, ref: { kind: 'bill', id: `bill-${number % 48}` } },
    document: { kind: 'SP2D', number: `SP2D/${number}/2025`, on: `2025-${month}-10` },
    lines: [
      { account: 'belanja-iuran', debit: rupiah(35_000 * heads), fundId, lineId: '0003' },
      { account: 'belanja-bantuan-iuran', debit: rupiah(2_800 * heads), fundId, lineId: '0004' },
      { account: 'kas-daerah', credit: rupiah(37_800 * heads), fundId },
    ],
  }
}

async function postAll(app: OpenApp): Promise<number> {
  const document = { kind: 'DPA', number: 'DPA/1/2025', on: '2025-01-02' }
  for (const lineId of ['0003', '0004']) {
    await booking(app, (ctx) => appropriate(ctx, { id: newId(), lineId, amount: rupiah(4_000_000_000_000), on: '2025-01-02', document }))
  }
  const began = performance.now()
  for (let done = 0; done < journals; done += batch) {
    const some = Array.from({ length: Math.min(batch, journals - done) }, (_, index) => payment(done + index))
    await booking(app, (ctx) => postJournals(ctx, some))
  }
  return seconds(began)
}

/** The same lines into a table without keys: by one COPY, and by an INSERT for every 250 journals. */
async function bare(app: OpenApp): Promise<{ copy: number; insert: number }> {
  const file = join(folder, 'lines.csv')
  const client = await app.owner.connect()
  try {
    await client.query('create table bench_line (like ledger_line)')
    const columns = (await client.query<{ name: string }>(`select attname as name from pg_attribute where attrelid = 'bench_line'::regclass and attnum > 0`))
      .rows
    await writeLines(app, file)
    const copying = performance.now()
    await copyFile(client, { table: 'bench_line', columns: columns.map((it) => it.name), file })
    const copy = seconds(copying)
    await client.query('truncate bench_line')
    const { rows } = await client.query<{ ids: string[] }>(
      `select array_agg(id) as ids from (select id, (seq - 1) / ${batch} as part from ledger_journal) it group by part order by part`,
    )
    const inserting = performance.now()
    for (const { ids } of rows)
      await client.query('insert into bench_line select * from ledger_line where regency_code = $1 and journal_id = any($2)', [regency, ids])
    return { copy, insert: seconds(inserting) }
  } finally {
    client.release()
  }
}

async function writeLines(app: OpenApp, file: string): Promise<void> {
  const step = 5_000
  const text = `select concat_ws(',', '"' || regency_code || '"', journal_id, line_no, of_lines, month, account, debit, credit, coalesce(fund_id, ''), coalesce(line_id, ''), '', '') as line
    from ledger_line where journal_id in (select id from ledger_journal where seq > $1 and seq <= $1 + ${step})`
  const out = createWriteStream(file)
  for (let seq = 0; ; seq += step) {
    const { rows } = await app.owner.query<{ line: string }>(text, [seq])
    if (rows.length === 0) break
    out.write(`${rows.map((it) => it.line).join('\n')}\n`)
  }
  await finished(out.end())
}

const app = await openApp(loadConfig({ SEMESTA_DATA_DIR: join(folder, 'data'), SEMESTA_LOG_LEVEL: 'error' }))
try {
  const { rows } = await app.owner.query<{ fsync: string }>('show fsync')
  const posting = process.cpuUsage()
  const took = await postAll(app)
  const cpu = process.cpuUsage(posting)
  const checking = performance.now()
  const [books] = await checkAllBooks(app, regency)
  const checked = seconds(checking)
  if (!books?.sound) throw new Error(`the books are not whole: ${JSON.stringify(books?.faults)}`)
  const limits = await bare(app)
  console.log(
    `fsync ${rows[0]?.fsync}; ${books.journals} journals, debit = credit = Rp${books.debit}; ${books.rules.length} invariants hold, checked in ${checked.toFixed(1)} s; ` +
      `${((cpu.user + cpu.system) / 1e6).toFixed(1)} s of processor time of this process while posting ${took.toFixed(1)} s`,
  )
  const line = { what: 'journal lines posted', size: `${books.lines} lines`, value: books.lines / took, unit: 'lines/s', goal: 5_000, sense: 'least' as const }
  const isMet = report([
    { ...line, limit: { what: 'bare COPY', value: books.lines / limits.copy } },
    { ...line, limit: { what: 'bare INSERT', value: books.lines / limits.insert } },
  ])
  process.exitCode = isMet ? 0 : 1
} finally {
  await app.close()
  rmSync(folder, { recursive: true, force: true })
}
