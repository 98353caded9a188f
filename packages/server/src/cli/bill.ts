import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { CHALLENGE_FILES, type ChallengeInput, type OfficeMapping, runTask, type SessionLimits } from '@semesta/engine'
import { isMonth, type Month } from '@semesta/kernel'
import { type Command, InvalidArgumentError } from 'commander'
import { officeMappings } from '../modules/mappings/index.ts'
import { mustBeFile } from '../modules/registers/index.ts'
import { inRegency } from '../platform/database.ts'
import { systemActor, systemBind } from '../platform/system.ts'
import { type Against, installationOf, type ReadBill, readBill } from './bill-files.ts'
import { challengeLines } from './bill-text.ts'
import { jsonOption, monthOption, regencyOption, wholeNumber } from './options.ts'
import { progressTo } from './progress.ts'
import type { Tools } from './tools.ts'

interface ChallengeOptions {
  regency: string
  month: Month
  bill?: string
  heads?: number
  rupiah?: number
  opening?: number
  declaredHeads?: number
  declaredRupiah?: number
  people?: string
  history: Record<Month, string>
  earlier: Record<Month, string>
  out?: string
  json?: true
}

/** `--earlier 2025-10=file`, repeatable */
function monthFile(text: string, before: Record<Month, string>): Record<Month, string> {
  const at = text.indexOf('=')
  const month = text.slice(0, at)
  if (at < 1 || !isMonth(month) || text.length === at + 1) throw new InvalidArgumentError('BULAN=berkas / MONTH=file, e.g. 2025-10=tagihan.csv')
  return { ...before, [month]: resolve(text.slice(at + 1)) }
}

/** `semesta bill challenge`: which lines of a bill are wrong, by which test, and what they are worth. Keeps nothing. */
export function addBill(program: Command, tools: Tools): void {
  const bill = program.command('bill').description('tagihan iuran bulanan / the monthly bill')
  const challenge = bill.command('challenge')
  challenge
    .description(
      'uji tagihan terhadap daftar peserta bulan itu; tidak menyimpan apa pun / hold a bill against the roster of its month; keeps nothing. Bulan yang sudah diminta klaim tidak dihitung lagi / months already claimed are not counted again',
    )
    .addOption(regencyOption())
    .addOption(monthOption())
    .option('--bill <file>', 'tagihan menurut nama: CSV, XLSX, Parquet, zip / the bill by name')
    .option('--heads <number>', 'surat tagihan hanya menyebut jumlah orang / the letter says heads alone', wholeNumber)
    .option('--rupiah <number>', 'nilai tagihan pada surat itu / what that letter asks for', wholeNumber)
    .option('--opening <number>', 'saldo awal menurut tagihan / heads the bill starts from', wholeNumber)
    .option('--declared-heads <number>', 'jumlah orang pada surat pengantar / heads the covering letter says', wholeNumber)
    .option('--declared-rupiah <number>', 'jumlah rupiah pada surat pengantar / rupiah the covering letter says', wholeNumber)
    .option(
      '--people <file>',
      'people.parquet bulan itu; tanpa basis data: tidak tahu klaim dan tidak mencatat audit / of the month; without a database: knows no claims, leaves no audit entry',
    )
    .option('--history <month=file>', 'people.parquet bulan sebelumnya, dapat diulang / of earlier months, repeatable', monthFile, {})
    .option('--earlier <month=file>', 'tagihan sebelumnya, dapat diulang / earlier bills, repeatable', monthFile, {})
    .option('--out <folder>', 'tulis klaim.csv dan rinciannya; tercatat di audit / write the claim list and its details; leaves an audit entry')
    .addOption(jsonOption())
    .action(async (options: ChallengeOptions) => {
      if ((options.bill === undefined) === (options.heads === undefined)) {
        return challenge.error('error: berikan salah satu: --bill <berkas> atau --heads <jumlah> / give either --bill <file> or --heads <number>')
      }
      const workDir = await mkdtemp(join(tmpdir(), 'semesta-bill-'))
      try {
        for (const file of [options.bill, options.people, ...Object.values(options.history), ...Object.values(options.earlier)])
          if (file) await mustBeFile(file)
        await run(options, workDir, tools)
      } finally {
        await rm(workDir, { recursive: true, force: true })
      }
    })
}

async function run(options: ChallengeOptions, workDir: string, tools: Tools): Promise<void> {
  const { memoryLimit, threads } = tools.config().engine
  const limits = { memoryLimit, threads, tempDirectory: join(workDir, 'spill') }
  if (options.people) {
    const history = Object.entries(options.history).map(([month, people]) => ({ month, people }))
    return answer(options, { people: resolve(options.people), history, earlierBills: [], reports: { kematian: null, pindah: null }, claimed: null }, [], {
      workDir,
      limits,
      tools,
    })
  }
  return tools.withApp(async (app, signal) => {
    const against = await installationOf(app, options.regency, options.month, workDir)
    const office = await inRegency(app, systemActor('console'), systemBind(options.regency), (ctx) => officeMappings(ctx, 'tagihan'))
    const audited = (detail: Record<string, unknown>) =>
      inRegency(app, systemActor('console'), systemBind(options.regency), (ctx) =>
        ctx.audit({ action: 'bills.challenge-written', subject: options.month, detail }),
      )
    return answer(options, against, office, { workDir, limits, tools, signal, audited })
  })
}

interface Place {
  workDir: string
  limits: SessionLimits
  tools: Tools
  signal?: AbortSignal
  /** says in the audit log that names were written out; absent without an installation */
  audited?: (detail: Record<string, unknown>) => Promise<unknown>
}

async function answer(
  options: ChallengeOptions,
  against: Against,
  office: readonly OfficeMapping[],
  { workDir, limits, tools, signal, audited }: Place,
): Promise<void> {
  const { regency, month, heads, json, out } = options
  const ask = { regency, workDir, limits, signal }
  const given: { month: Month; snapshot: string }[] = []
  for (const [of, file] of Object.entries(options.earlier)) given.push({ month: of, snapshot: (await readBill(file, office, { ...ask, month: of })).snapshot })
  const read = options.bill ? await readBill(resolve(options.bill), office, { ...ask, month }) : null
  const outDir = join(workDir, 'out')
  await mkdir(outDir)
  const input: ChallengeInput = {
    ...{ regency, month, outDir, limits, claimed: against.claimed, opening: options.opening ?? null },
    ...{ people: against.people, history: against.history, reports: against.reports, claimList: join(outDir, 'klaim.csv') },
    bill: read ? { kind: 'lines', snapshot: read.snapshot } : { kind: 'heads', heads: heads ?? 0, rupiah: options.rupiah ?? null },
    earlierBills: [...given, ...against.earlierBills.filter((it) => !given.some((own) => own.month === it.month))],
    declared: { heads: options.declaredHeads ?? null, rupiah: options.declaredRupiah ?? options.rupiah ?? null },
  }
  const report = await runTask('challenge', input, { onProgress: progressTo(tools.say), ...(signal && { signal }) })
  const whole = { ...report, rows: read?.rows ?? null, rejects: read?.rejects ?? [], notes: read?.notes ?? [] }
  if (out) {
    const { lines, distinct } = report
    await audited?.({
      file: options.bill ? basename(options.bill) : null,
      lines,
      disputed: distinct.lines,
      rupiahFull: distinct.rupiahFull,
      wholeNumbers: true,
    })
    await keep(resolve(out), outDir, whole)
  }
  if (json) return tools.print(whole)
  for (const line of challengeLines(report, read?.rows ?? null)) tools.say(line)
  for (const note of read?.notes ?? []) tools.say(`catatan: ${note}`)
  if (out) tools.say(resolve(out))
}

/** Puts the claim list, the tables behind it and the report where they were asked for. */
async function keep(folder: string, outDir: string, report: { kind: string; rows: ReadBill['rows'] | null }): Promise<void> {
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'laporan.json'), `${JSON.stringify(report, null, 2)}\n`)
  if (report.kind === 'heads') return
  await copyFile(join(outDir, 'klaim.csv'), join(folder, 'klaim.csv'))
  for (const name of CHALLENGE_FILES) await copyFile(join(outDir, `${name}.parquet`), join(folder, `${name}.parquet`))
}
