import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { runTask } from '@semesta/engine'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { jsonOption } from './options.ts'
import { progressTo } from './progress.ts'
import type { Tools } from './tools.ts'

interface LinkOptions {
  dedupe?: true
  map: Record<string, string>
  model?: string
  saveModel?: string
  out: string
  clusters?: string
  errorRate?: number
  language: 'id' | 'en'
  json?: true
}

/** `--map title=kind,other=kind`, repeatable */
function columnMap(text: string, before: Record<string, string>): Record<string, string> {
  const pairs = text.split(',').map((part) => {
    const at = part.lastIndexOf('=')
    if (at < 1) throw new InvalidArgumentError('kolom=jenis / column=kind')
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()]
  })
  return { ...before, ...Object.fromEntries(pairs) }
}

function share(text: string): number {
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw new InvalidArgumentError('antara 0 dan 1 / between 0 and 1')
  return value
}

/** `semesta link`: which rows of one or two lists are the same human. Needs no database. */
export function addLink(program: Command, { config, print, say }: Tools): void {
  program
    .command('link')
    .description('tautkan orang dalam satu atau dua daftar / link the people of one list or two')
    .argument('<file>', 'CSV, XLSX, Parquet, zip')
    .argument('[file2]', 'daftar kedua / a second list')
    .option('--dedupe', 'cari ganda di semua baris / all rows with all')
    .option('--map <column=kind,…>', 'isi kolom / what columns hold: name, birth, identity, …, id, ignore', columnMap, {})
    .option('--model <file>', 'pakai model terlatih / use a trained model')
    .option('--save-model <file>', 'simpan model / keep the model')
    .requiredOption('--out <file>', 'CSV tautan / CSV of links')
    .option('--clusters <file>', 'CSV klaster / CSV of clusters')
    .option('--error-rate <share>', 'bagian tautan keliru paling banyak / most false links, e.g. 0.001', share)
    .addOption(new Option('--language <language>', 'bahasa penjelasan / of explanations').choices(['id', 'en']).default('id'))
    .addOption(jsonOption())
    .action(async (file: string, file2: string | undefined, options: LinkOptions) => {
      const { memoryLimit, threads } = config().engine
      const workDir = mkdtempSync(join(tmpdir(), 'semesta-link-'))
      const started = performance.now()
      try {
        const { dedupe = false, map, model, saveModel, out, clusters, errorRate, language, json } = options
        const path = (it: string | undefined) => (it === undefined ? null : resolve(it))
        const files = [file, ...(file2 ? [file2] : [])].map((it) => ({ path: resolve(it), name: basename(it) }))
        const limits = { memoryLimit, threads, tempDirectory: join(workDir, 'spill') }
        const input = {
          files,
          dedupe,
          map,
          model: path(model),
          saveModel: path(saveModel),
          out: resolve(out),
          clusters: path(clusters),
          language,
          workDir,
          limits,
        }
        const report = await runTask('link', { ...input, errorRate: errorRate ?? null }, { onProgress: progressTo(say) })
        const seconds = Math.round(performance.now() - started) / 1000
        const { records, pairsCompared, links, clusters: people, threshold, estimated, ...more } = report
        if (json) print({ records, pairsCompared, links, clusters: people, threshold, estimated, seconds, ...more })
        else for (const line of lines(report, seconds)) say(line)
      } finally {
        rmSync(workDir, { recursive: true, force: true })
      }
    })
}

function lines({ records, links, clusters, threshold, estimated, notes }: Awaited<ReturnType<typeof runTask<'link'>>>, seconds: number): string[] {
  const percent = (value: number) => `${(value * 100).toFixed(2)} %`
  return [
    `${records} baris / rows, ${clusters} orang / people, ${links} tautan / links, ${seconds} s`,
    `perkiraan / estimated: ketepatan / precision ${percent(estimated.precision)}, kelengkapan / recall ${percent(estimated.recall)}, ambang / threshold ${threshold.toFixed(3)}`,
    ...notes,
  ]
}
