import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import { exportFindings, findingsAsJson, listFindingRules } from '../modules/findings/index.ts'
import { inRegency } from '../platform/database.ts'
import { systemActor, systemBind } from '../platform/system.ts'
import { jsonOption, monthOption, regencyOption } from './options.ts'
import type { Tools } from './tools.ts'

interface FindingsOptions {
  regency: string
  month: string
  rule?: string
  format: 'json' | 'csv' | 'xlsx'
  out?: string
}

/** `semesta findings`: the people of one rule or of all, or without a rule and a file the rules with their counts. */
export function addFindings(program: Command, { withApp, print, say }: Tools): void {
  program
    .command('findings')
    .description('temuan satu bulan / findings of a month')
    .addOption(regencyOption())
    .addOption(monthOption())
    .option('--rule <id>', 'satu aturan / one rule')
    .addOption(new Option('--format <format>', 'bentuk / form').choices(['json', 'csv', 'xlsx']).default('json'))
    .option('--out <file>', 'berkas tujuan; tanpa ini stdout / where to write; stdout without')
    .addOption(jsonOption())
    .action(async ({ regency, month, rule, format, out }: FindingsOptions) =>
      withApp((app) =>
        inRegency(app, systemActor('console'), systemBind(regency), async (ctx) => {
          if (format === 'json' && !rule && !out) return print({ regency, month, ...(await listFindingRules(ctx, { month })) })
          const body = format === 'json' ? await findingsAsJson(ctx, { month, rule }) : (await exportFindings(ctx, { month, rule, format })).body
          await pipeline(body, out ? createWriteStream(out) : process.stdout, { end: out !== undefined })
          await ctx.audit({ action: 'findings.exported', subject: rule ?? 'all', detail: { month, format, wholeNumbers: true } })
          if (out) say(out)
        }),
      ),
    )
}
