import { resolve } from 'node:path'
import { runTask } from '@semesta/engine'
import { type Command, Option } from 'commander'
import { jsonOption, monthOption, regencyOption, wholeNumber } from './options.ts'
import { progressTo } from './progress.ts'
import type { Tools } from './tools.ts'

interface SynthOptions {
  regency: string
  month: string
  population: number
  seed: number
  history: number
  out: string
  dirt?: number
  profile?: 'bontang' | 'kukar' | 'bandung'
  json?: true
}

/** `semesta synth`: an invented city as register files, with the truth about it. Needs no database. */
export function addSynth(program: Command, { config, print, say }: Tools): void {
  program
    .command('synth')
    .description('tulis register kota rekaan (data uji) / write the registers of an invented city')
    .addOption(regencyOption())
    .addOption(monthOption())
    .requiredOption('--population <number>', 'penduduk hidup / living residents', wholeNumber)
    .option('--seed <number>', 'benih / seed', wholeNumber, 1)
    .option('--history <months>', 'bulan sebelumnya, 0–24 / months before', wholeNumber, 0)
    .addOption(new Option('--profile <name>', 'angka persis sebuah profil / exact counts of a profile').choices(['bontang', 'kukar', 'bandung']))
    .option('--dirt <times>', 'kekotoran identitas 0, 1, 2, beserta truth-human.csv / dirt of identities, with truth-human.csv', wholeNumber)
    .requiredOption('--out <folder>', 'folder tujuan / where to write')
    .addOption(jsonOption())
    .action(async ({ regency, month, population, seed, history, dirt, out, profile, json }: SynthOptions) => {
      const { memoryLimit, threads } = config().engine
      const outDir = resolve(out)
      const limits = { memoryLimit, threads, tempDirectory: `${outDir}/.spill` }
      const input = { regency, month, population, seed, history, outDir, limits, ...(profile && { profile }), ...(dirt !== undefined && { dirt }) }
      const report = await runTask('synth', input, { onProgress: progressTo(say) })
      if (json) print({ regency, month, seed, ...report })
      else
        say(
          `${report.files.length} berkas di / files in ${outDir}: ${report.counts.population} penduduk, ${report.counts.registered} terdaftar, ${report.counts.active} aktif`,
        )
    })
}
