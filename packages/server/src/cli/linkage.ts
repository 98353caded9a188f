import { resolve } from 'node:path'
import type { Command } from 'commander'
import { runHere } from '../modules/jobs/index.ts'
import { getQuality, linkageJob, listLinkageRuns } from '../modules/linkage/index.ts'
import type { OpenApp } from '../platform/app.ts'
import { inRegency } from '../platform/database.ts'
import { systemActor, systemBind } from '../platform/system.ts'
import { jsonOption, regencyOption } from './options.ts'
import { progressTo } from './progress.ts'
import type { Tools } from './tools.ts'

const actor = systemActor('console')

/** `semesta linkage run|show`: the registers of a regency linked, and how far that may be believed. */
export function addLinkage(program: Command, { withApp, print, say }: Tools): void {
  const linkage = program.command('linkage').description('padanan register satu kabupaten/kota / linkage of the registers of a regency')
  const command = (name: string, text: string) => linkage.command(name).description(text).addOption(regencyOption()).addOption(jsonOption())
  const answer = async (app: OpenApp, regency: string, json: true | undefined) => {
    const shown = await newest(app, regency)
    if (json || !shown) return print(shown)
    for (const it of shown.measures) say(`${it.what} ${it.scope}: ${it.value} (${it.low}–${it.high}, ${it.basis})`)
    say(`menunggu orang / waiting for people: ${shown.queue.pairs}`)
  }

  command('run', 'padankan lagi dari berkas terbaru / link the newest files again')
    .option('--truth <file>', 'truth-human.csv kota rekaan: presisi dan recall dari kebenaran / precision and recall from the truth of an invented city')
    .action(async ({ regency, truth, json }: { regency: string; truth?: string; json?: true }) =>
      withApp(async (app, signal) => {
        const job = { kind: 'linkage.run' as const, title: 'Jalankan padanan', payload: { truth: truth ? resolve(truth) : null }, regency }
        await runHere(app, linkageJob, actor, job, { onProgress: progressTo(say), stop: signal })
        await answer(app, regency, json)
      }),
    )
  command('show', 'pernyataan mutu padanan terbaru / quality statement of the newest run').action(async ({ regency, json }: { regency: string; json?: true }) =>
    withApp((app) => answer(app, regency, json)),
  )
}

/** The quality statement of the run in force, null when there is none. */
function newest(app: OpenApp, regency: string) {
  return inRegency(app, actor, systemBind(regency), async (ctx) => {
    const run = (await listLinkageRuns(ctx)).rows.find((it) => it.inForce)
    return run ? getQuality(ctx, { runId: run.id }) : null
  })
}
