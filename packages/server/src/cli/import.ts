import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { REGISTERS, type RegisterId } from '@semesta/kernel'
import { Argument, type Command, Option } from 'commander'
import {
  approveHere,
  dependentsHere,
  type ImportOutcome,
  importFile,
  mustBeFile,
  type StageOutcome,
  stageFile,
  tryFile,
  undoHere,
} from '../modules/registers/index.ts'
import { systemActor } from '../platform/system.ts'
import { asOfOption, jsonOption, regencyOption } from './options.ts'
import { progressTo } from './progress.ts'
import type { Tools } from './tools.ts'

interface ImportOptions {
  regency?: string
  asOf?: string
  dryRun?: true
  stage?: true
  scope: 'whole' | 'part'
  mends?: string
  json?: true
}
interface LifeOptions {
  reason?: string
  yes?: true
  json?: true
}

const actor = systemActor('console')

/** `semesta import <register> <file>`, `semesta import approve|undo <batch>`. */
export function addImport(program: Command, tools: Tools): void {
  const { withApp, print, say } = tools
  const command = program
    .command('import')
    .description('masukkan satu berkas register / bring one register file in')
    // Options behind a word below belong to it alone, and what a file needs is not asked of it.
    .enablePositionalOptions()
    .addArgument(new Argument('<register>', 'register').choices(REGISTERS))
    .argument('<file>', 'CSV, XLSX, Parquet, zip')
    .addOption(regencyOption().makeOptionMandatory(false))
    .addOption(asOfOption().makeOptionMandatory(false))
    .option('--dry-run', 'periksa saja, tidak menyimpan apa pun / check only, keep nothing')
    .option('--stage', 'bandingkan dengan yang berlaku dan tunggu persetujuan / compare with what is in force and wait for approval')
    .addOption(new Option('--scope <scope>', 'daftar lengkap atau sebagian / the whole list or a part of it').choices(['whole', 'part']).default('whole'))
    .option('--mends <batch>', 'berkas yang baris ditolaknya diperbaiki / the file whose refused rows this one mends')
    .addOption(jsonOption())
    .action(async (register: RegisterId, file: string, { regency, asOf, dryRun, stage, scope, mends, json }: ImportOptions) => {
      if (!regency || !asOf) return command.error(`error: required option '${regency ? '--as-of <date>' : '--regency <code>'}' not specified`)
      await withApp(async (app, signal) => {
        await mustBeFile(file)
        const ask = { register, file: resolve(file), regency, asOf }
        const watch = { onProgress: progressTo(say), signal }
        if (stage) {
          const outcome = await stageFile(app, actor, { ...ask, scope, mends }, watch)
          return json ? print(outcome) : say(effect(outcome))
        }
        const outcome = await (dryRun ? tryFile(app, ask, watch) : importFile(app, actor, ask, watch))
        if (json) print(outcome)
        else say(summary(outcome))
      })
    })
  addApprove(command, tools)
  addUndo(command, tools)
}

function addApprove(command: Command, { withApp, print, say }: Tools): void {
  command
    .command('approve')
    .description('setujui berkas yang menunggu; berlaku seketika / agree to a waiting file; in force at once')
    .argument('<batch>', 'nomor berkas / id of the file')
    .option('--reason <text>', 'alasan; juga menjawab setiap kejanggalan / reason; also answers every oddity')
    .addOption(jsonOption())
    .action(async (batchId: string, { reason, json }: LifeOptions) =>
      withApp(async (app, signal) => {
        const done = await approveHere(app, actor, { batchId, reason }, { onProgress: progressTo(say), signal })
        if (json) print(done)
        else say(`${done.batch}: ${done.state}${done.monthsToRebuild.length ? `; bangun ulang / build again: ${done.monthsToRebuild.join(', ')}` : ''}`)
      }),
    )
}

function addUndo(command: Command, { withApp, print, say }: Tools): void {
  command
    .command('undo')
    .description('tarik kembali berkas yang berlaku / take a file in force back')
    .argument('<batch>', 'nomor berkas / id of the file')
    .option('--reason <text>', 'alasan / reason', 'ditarik kembali dari konsol')
    .option('--yes', 'tanpa bertanya / without asking')
    .addOption(jsonOption())
    .action(async (batchId: string, { reason = '', yes, json }: LifeOptions) =>
      withApp(async (app, signal) => {
        for (const it of await dependentsHere(app, actor, batchId)) say(`${it.blocks ? '!' : '-'} ${it.kind}: ${it.name}`)
        if (!yes && process.stdin.isTTY && !(await isSure())) return say('Tidak jadi / nothing was changed')
        const done = await undoHere(app, actor, { batchId, reason }, { onProgress: progressTo(say), signal })
        if (json) print(done)
        else say(`${done.batch}: ${done.state}${done.monthsToRebuild.length ? `; bangun ulang / build again: ${done.monthsToRebuild.join(', ')}` : ''}`)
      }),
    )
}

/** Asked of a person at a terminal; a script has said what it wants. */
async function isSure(): Promise<boolean> {
  const asking = createInterface({ input: process.stdin, output: process.stderr })
  const answer = await asking.question('Tarik kembali berkas ini? / Take this file back? (ya/tidak) ')
  asking.close()
  return /^y/i.test(answer.trim())
}

function effect(it: StageOutcome): string {
  const deactivated = Object.entries(it.deactivated).map(([cause, heads]) => `${cause} ${heads}`)
  return [
    `${it.batch} (${it.state}): masuk ${it.joined}, keluar ${it.left}, pindah segmen ${it.changedSegment}, aktif lagi ${it.activated}, nonaktif ${deactivated.join(', ') || 0},`,
    `pindah ${it.moved}, diperbaiki ${it.corrected}, tetap ${it.unchanged}, ditolak ${it.rejected}, dilewati ${it.skipped}`,
    `terdaftar ${signed(it.coverageHeadsDelta)}, aktif ${signed(it.activeHeadsDelta)}, Rp${signed(it.rupiahPerMonthDelta)} sebulan; perlu / needs: ${it.needs}`,
    ...it.stops.map((stop) => `! ${stop.judul} / ${stop.title}`),
  ].join('\n')
}
const signed = (value: number) => (value > 0 ? `+${value}` : String(value))

function summary({ rows, duplicateOf, batch }: ImportOutcome): string {
  const counts = `${rows.read} dibaca = ${rows.accepted} diterima + ${rows.rejected} ditolak + ${rows.skipped} dilewati`
  return duplicateOf ? `Berkas yang sama sudah ada (${duplicateOf}); tidak ada yang berubah. ${counts}` : `${batch ?? 'uji coba / dry run'}: ${counts}`
}
