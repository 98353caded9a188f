import { isMonth } from '@semesta/kernel'
import { type Command, InvalidArgumentError } from 'commander'
import { forecast, lastsUntil, publishedFigures } from '../modules/funds/index.ts'
import { cityRate, tooLarge } from '../modules/rates/index.ts'
import { jsonOption, wholeNumber } from './options.ts'
import type { Tools } from './tools.ts'

interface ForecastOptions {
  heads: number
  monthly: number
  from: string
  months: number
  rate?: number
  budget?: number
  json?: true
}

function month(text: string): string {
  if (!isMonth(text)) throw new InvalidArgumentError('contoh / e.g. 2025-01')
  return text
}
function growth(text: string): number {
  return text.startsWith('-') ? -wholeNumber(text.slice(1)) : wholeNumber(text)
}
function span(text: string): number {
  const months = wholeNumber(text)
  if (months < 1 || months > 600) throw new InvalidArgumentError('1–600')
  return months
}
const rupiah = (amount: number) => `Rp${amount.toLocaleString('id-ID')}`

/** `semesta budget`: what heads cost month by month, and printed figures against our arithmetic. Needs no database. */
export function addBudget(program: Command, { print, say }: Tools): void {
  const budget = program.command('budget').description('anggaran iuran / the budget for premiums')
  budget
    .command('forecast')
    .description('peserta dan rupiah bulan demi bulan / heads and rupiah month by month')
    .requiredOption('--heads <n>', 'peserta sebelum bulan pertama / heads before the first month', wholeNumber)
    .requiredOption('--monthly <n>', 'tambahan orang sebulan / heads more each month', growth)
    .requiredOption('--from <month>', 'bulan pertama YYYY-MM / first month', month)
    .option('--months <n>', 'berapa bulan / how many months', span, 12)
    .option(
      '--rate <rupiah>',
      'yang dibayar Pemda seorang sebulan; tanpa ini tarif bulannya / paid a head and month; without it the rate of each month',
      wholeNumber,
    )
    .option('--budget <rupiah>', 'sampai kapan uang ini cukup / until when this money lasts', wholeNumber)
    .addOption(jsonOption())
    .action((options: ForecastOptions) => {
      const answer = exactly(() => answerOf(options))
      if (options.json) print(answer)
      else for (const line of forecastLines(answer)) say(line)
    })
  budget
    .command('published')
    .description('angka yang diterbitkan dan hitungan kami / printed figures and our arithmetic')
    .addOption(jsonOption())
    .action(({ json }: { json?: true }) => {
      const figures = publishedFigures()
      if (json) print({ figures })
      else for (const line of publishedLines(figures)) say(line)
    })
}

/** Fails: `rates/too-large` past exact amounts. */
function exactly<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge({ says: error.message })
    throw error
  }
}

function answerOf({ heads, monthly, from, months, rate, budget }: ForecastOptions) {
  const perHead = (it: string) => rate ?? cityRate(it).total
  const { path, closing, headMonths, total, split } = forecast({ heads, monthly, from, months, perHead, rate: cityRate })
  return {
    ...{ heads, monthly, from, months, rate: rate ?? null },
    path: path.map((it) => ({
      ...{ month: it.month, heads: it.heads, rupiah: it.rupiah },
      ...{ line0003: it.split?.iuran ?? null, line0004: it.split?.bantuanDaerah ?? null, central: it.split?.bantuanPusat ?? null },
    })),
    ...{ total, closing, headMonths },
    totals: {
      ...{ local: total, line0003: split?.iuran ?? null, line0004: split?.bantuanDaerah ?? null },
      ...{ central: split?.bantuanPusat ?? null, all: split?.all ?? null },
    },
    lasts: budget === undefined ? null : { budget, ...lastsUntil(budget, path) },
  }
}

function forecastLines({ path, total, closing, totals, lasts }: ReturnType<typeof answerOf>): string[] {
  const parts =
    totals.line0003 === null ? [] : [`  0003 ${rupiah(totals.line0003)} + 0004 ${rupiah(totals.line0004 ?? 0)}; pusat / centre ${rupiah(totals.central ?? 0)}`]
  const end = lasts?.isEnough
    ? `cukup, sisa / enough, left ${rupiah(lasts.over)}`
    : `sampai / until ${lasts?.until}, kurang / short ${rupiah(lasts?.short ?? 0)}`
  return [
    ...path.map((it) => `${it.month}  ${String(it.heads.toLocaleString('id-ID')).padStart(10)}  ${rupiah(it.rupiah).padStart(18)}`),
    `Jumlah / total ${rupiah(total)}; peserta akhir / closing ${closing.toLocaleString('id-ID')}`,
    ...parts,
    ...(lasts ? [`${rupiah(lasts.budget)}: ${end}`] : []),
  ]
}

const WORDS = {
  holds: 'cocok / fits',
  contradicts: 'BERTENTANGAN / CONTRADICTS',
  short: 'KURANG / SHORT',
  over: 'berlebih / over',
  plausible: 'masuk akal / plausible',
}

function publishedLines(figures: ReturnType<typeof publishedFigures>): string[] {
  return figures.flatMap((it) => [
    it.judul,
    `  ${it.source}`,
    ...it.readings.flatMap(({ judul, heads, rupiah: cost, verdict, kesimpulan }) => [
      `  ${judul}: ${heads.toLocaleString('id-ID')} orang / heads${cost === null ? '' : `, ${rupiah(cost)}`} [${WORDS[verdict]}]`,
      `    ${kesimpulan}`,
    ]),
  ])
}
