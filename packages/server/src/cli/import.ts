import { resolve } from 'node:path'
import { REGISTERS, type RegisterId } from '@semesta/kernel'
import { Argument, type Command } from 'commander'
import { type ImportOutcome, importFile, mustBeFile, tryFile } from '../modules/registers/index.ts'
import { systemActor } from '../platform/system.ts'
import { asOfOption, jsonOption, regencyOption } from './options.ts'
import { progressTo } from './progress.ts'
import type { Tools } from './tools.ts'

interface ImportOptions {
  regency: string
  asOf: string
  dryRun?: true
  json?: true
}

/** `semesta import`: one register file in, checked, as a snapshot. */
export function addImport(program: Command, { withApp, print, say }: Tools): void {
  program
    .command('import')
    .description('masukkan satu berkas register / bring one register file in')
    .addArgument(new Argument('<register>', 'register').choices(REGISTERS))
    .argument('<file>', 'CSV, XLSX, Parquet, zip')
    .addOption(regencyOption())
    .addOption(asOfOption())
    .option('--dry-run', 'periksa saja, tidak menyimpan apa pun / check only, keep nothing')
    .addOption(jsonOption())
    .action(async (register: RegisterId, file: string, { regency, asOf, dryRun, json }: ImportOptions) =>
      withApp(async (app, signal) => {
        await mustBeFile(file)
        const ask = { register, file: resolve(file), regency, asOf }
        const onProgress = progressTo(say)
        const outcome = await (dryRun ? tryFile(app, ask, { onProgress, signal }) : importFile(app, systemActor('console'), ask, { onProgress, signal }))
        if (json) print(outcome)
        else say(summary(outcome))
      }),
    )
}

function summary({ rows, duplicateOf, batch }: ImportOutcome): string {
  const counts = `${rows.read} dibaca = ${rows.accepted} diterima + ${rows.rejected} ditolak + ${rows.skipped} dilewati`
  return duplicateOf ? `Berkas yang sama sudah ada (${duplicateOf}); tidak ada yang berubah. ${counts}` : `${batch ?? 'uji coba / dry run'}: ${counts}`
}
