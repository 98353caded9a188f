import type { Command } from 'commander'
import { buildJob, buildTitle, closeMonth, planBuild, showMonth } from '../modules/indicators/index.ts'
import { runHere } from '../modules/jobs/index.ts'
import type { OpenApp } from '../platform/app.ts'
import type { Ctx } from '../platform/context.ts'
import { inRegency } from '../platform/database.ts'
import { systemActor, systemBind } from '../platform/system.ts'
import { jsonOption, monthOption, regencyOption } from './options.ts'
import { progressTo } from './progress.ts'
import type { Tools } from './tools.ts'

interface MonthOptions {
  regency: string
  month: string
  reason?: string
  json?: true
}
type Shown = Awaited<ReturnType<typeof showMonth>>

const actor = systemActor('console')
const within = <T>(app: OpenApp, regency: string, work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(regency), work)

/** `semesta month build|show|close`. */
export function addMonth(program: Command, { withApp, print, say }: Tools): void {
  const month = program.command('month').description('bangun, lihat, tutup satu bulan / build, show, close a month')
  const answer = (shown: Shown, json: true | undefined) => (json ? print(shown) : say(summary(shown)))
  const command = (name: string, text: string) =>
    month.command(name).description(text).addOption(regencyOption()).addOption(monthOption()).addOption(jsonOption())

  command('build', 'bangun dari snapshot terbaru / build from the newest snapshots')
    .option('--reason <text>', 'wajib bila bulan sudah ditutup / required when the month is closed')
    .action(async ({ regency, month, reason, json }: MonthOptions) =>
      withApp(async (app, signal) => {
        const payload = { month, reason: reason?.trim() || null }
        await within(app, regency, (ctx) => planBuild(ctx, payload))
        await runHere(
          app,
          buildJob,
          actor,
          { kind: 'indicators.build', title: buildTitle(month), payload, regency },
          { onProgress: progressTo(say), stop: signal },
        )
        answer(await within(app, regency, (ctx) => showMonth(ctx, month)), json)
      }),
    )

  command('show', 'angka satu bulan / the numbers of a month').action(async ({ regency, month, json }: MonthOptions) =>
    withApp(async (app) => answer(await within(app, regency, (ctx) => showMonth(ctx, month)), json)),
  )

  command('close', 'bekukan selamanya / freeze for ever').action(async ({ regency, month, json }: MonthOptions) =>
    withApp(async (app) => {
      const shown = await within(app, regency, async (ctx) => {
        const { buildId, revision } = await closeMonth(ctx, month)
        await ctx.audit({ action: 'indicators.closed', subject: buildId, detail: { month, revision } })
        return showMonth(ctx, month)
      })
      answer(shown, json)
    }),
  )
}

function summary({ regency, month, counts, coverage, keaktifan, status, closed }: Shown): string {
  return [
    `${regency} ${month}${closed ? ' (ditutup / closed)' : ''}: ${status.id}`,
    `penduduk ${counts.population}, terdaftar ${counts.registered}, aktif ${counts.active}`,
    `cakupan ${coverage.percent} % (ambang ${coverage.threshold}), keaktifan ${keaktifan[keaktifan.official].percent} % (ambang ${keaktifan[keaktifan.official].threshold})`,
  ].join('\n')
}
