import type { OutputOf, SimulateTakeover } from '@semesta/contract'
import { isMonth } from '@semesta/kernel'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { finishArrears } from '../modules/arrears/index.ts'
import { simulateTakeover } from '../modules/takeovers/index.ts'
import type { OpenApp } from '../platform/app.ts'
import type { Ctx } from '../platform/context.ts'
import { inRegency } from '../platform/database.ts'
import { systemActor, systemBind } from '../platform/system.ts'
import { jsonOption, monthOption, regencyOption, wholeNumber } from './options.ts'
import type { Tools } from './tools.ts'

interface Options {
  regency: string
  month: string
  segment: string
  decileMax?: number
  monthsMin?: number
  villages?: string
  budget?: number
  start?: string
  whole: boolean
  json?: boolean
}
type Simulation = OutputOf<typeof SimulateTakeover>

/** `semesta takeover simulate`: what it would cost to take people over, whom it would reach, and what else would do. */
export function addTakeover(program: Command, tools: Tools): void {
  const takeover = program.command('takeover').description('menalangi peserta tidak aktif / taking inactive people over')
  takeover
    .command('simulate')
    .description('hitung tanpa mengubah apa pun / reckon, change nothing')
    .addOption(regencyOption())
    .addOption(monthOption())
    .option('--segment <groups>', 'golongan / groups: arrears,pbi-removed,newborn,unregistered,lapsed', 'arrears,pbi-removed,newborn,unregistered')
    .option('--cause <groups>', 'sama dengan --segment / the same as --segment')
    .option('--decile-max <n>', 'desil keluarga paling tinggi / highest decile of the household', wholeNumber)
    .option('--months-min <n>', 'menunggak paling sedikit / months owed at least', wholeNumber)
    .option('--villages <codes>', 'kode kelurahan, dipisah koma / village codes, with commas')
    .option('--budget <rupiah>', 'anggaran tahun ini / budget of this year', wholeNumber)
    .addOption(new Option('--start <month>', 'mulai bulan / first month').argParser(asMonth))
    .option('--no-whole', 'tanpa anggota KK yang lain / without the others of the family card')
    .addOption(jsonOption())
    .action((options: Options & { cause?: string }) => tools.withApp((app, signal) => simulate(app, signal, options, tools)))
}

function asMonth(text: string): string {
  if (!isMonth(text)) throw new InvalidArgumentError('contoh / e.g. 2025-12')
  return text
}

async function simulate(app: OpenApp, signal: AbortSignal, options: Options & { cause?: string }, { print, say }: Tools): Promise<void> {
  const { regency, json, cause, segment, whole, ...rest } = options
  const actor = systemActor('console')
  const within = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(regency), work)
  // On the command line nobody waits for a worker: what is not counted yet is counted now.
  await finishArrears({ app, regency, actor, signal, inRegency: within }, rest.month)
  const found = await within((ctx) => simulateTakeover(ctx, { ...rest, groups: cause ?? segment, whole: whole ? 'true' : 'false' }))
  if (json) print({ regency, ...found })
  else for (const line of linesOf(found)) say(line)
}

const count = new Intl.NumberFormat('id-ID')
const rupiah = (value: number | null) => (value === null ? '–' : `Rp${count.format(value)}`)
const ratio = (it: Simulation['keaktifan']['before'][number]['registered']) =>
  `${(it.percent ?? '–').replace('.', ',')} % (${count.format(it.part)} / ${count.format(it.whole)})${it.gapHeads > 0 ? `, kurang/short ${count.format(it.gapHeads)}` : ''}`

function linesOf(it: Simulation): string[] {
  const { keaktifan, thisYear, nextYear, beyondBudget } = it
  const basis = keaktifan.official
  const lines = [
    `${count.format(it.heads)} orang / people, ${count.format(it.households)} KK / households, ${it.start}, aktif pada roster / active on the roster of ${it.activation.firstRoster}`,
    `${thisYear.year}: ${rupiah(thisYear.rupiah)} (${thisYear.months} bulan/months) · ${nextYear.year}: ${rupiah(nextYear.rupiah)} (12)`,
  ]
  if (beyondBudget.heads > 0)
    lines.push(`di luar anggaran / beyond the budget: ${count.format(beyondBudget.heads)} orang/people, ${count.format(beyondBudget.households)} KK`)
  if (it.inProgress > 0) lines.push(`sudah dalam program / already in a programme: ${count.format(it.inProgress)}`)
  keaktifan.thresholds.forEach((threshold, at) => {
    const [before, after] = [keaktifan.before[at], keaktifan.after[at]]
    if (before && after) lines.push(`keaktifan ${threshold} %: ${ratio(before[basis])} → ${ratio(after[basis])}`)
  })
  const weak = (parameters: Simulation['instruments'][number]['parameters']) => [...new Set(parameters.map((one) => one.confidence))].join(', ')
  for (const one of it.instruments) {
    lines.push(
      `${one.id.padEnd(9)} ${count.format(one.effectiveHeads).padStart(9)} / ${count.format(one.heads)} orang · kota/city ${rupiah(one.cityRupiahPerActive)} · lain/others ${rupiah(one.otherRupiahPerActive)} · ${one.waitMonths} bulan · ${weak(one.parameters)}`,
    )
  }
  return lines
}
