import { RATE_SEGMENTS } from '@semesta/contract'
import { MEMBER_CLASSES, type MemberClass } from '@semesta/kernel'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { computePremium, noLaw, segmentOf, showRates } from '../modules/rates/index.ts'
import { systemClock } from '../platform/clock.ts'
import { dayArgument, jsonOption } from './options.ts'
import { premiumLines, ratesLines } from './rates-text.ts'
import type { Tools } from './tools.ts'

interface ShowOptions {
  segment?: (typeof RATE_SEGMENTS)[number]
  class?: MemberClass
  date?: string
  json?: true
}

function segment(text: string) {
  const found = RATE_SEGMENTS.find((it) => it === segmentOf(text))
  if (!found) throw new InvalidArgumentError(RATE_SEGMENTS.join(', '))
  return found
}
const today = () => new Intl.DateTimeFormat('en-CA').format(systemClock())

const EXAMPLES = `
Contoh / examples:
  {"kind":"ppu","wage":15000000}                                  iuran pekerja / a worker
  {"kind":"ppu","wage":2000000,"umk":3400000}                     upah di bawah UMK / below the minimum wage
  {"kind":"arrears","class":3,"people":4,"monthsUnpaid":30}       tunggakan satu KK / a family in arrears
  {"kind":"fine","estimate":5000000,"months":14}                  denda pelayanan / service fine
  {"kind":"plan","heads":143925,"monthly":1500,"year":2025}       rencana orang setahun / heads over a year
  {"kind":"local","heads":54000,"months":12,"budget":24000000000} biaya Pemda dan cukup tidaknya / cost and budget
  {"kind":"member","segment":"PBPU","class":3,"on":"2020-12-01"}  iuran seseorang pada suatu tanggal / one person on a day
  {"kind":"rehab","class":3,"people":4,"monthsUnpaid":24}         cicilan REHAB / instalments
  {"kind":"deadline","event":"newborn","on":"2025-02-01"}         tenggat: activation, suspension, first-payment, newborn, phk
Semua jenis mengenal "on" (YYYY-MM-DD); tanpa ini hari ini. / every kind knows "on"; today without it.
Nama kolom Indonesia juga dikenal: upah, umk, kelas, orang, bulan, jiwa, anggaran, tanggal. / Indonesian names are known too.`

/** `semesta rates show` and `semesta premium`: the law of a day and what a case comes to. Need no database. */
export function addRates(program: Command, { print, say }: Tools): void {
  program
    .command('rates')
    .description('tarif iuran menurut tanggal dan dasar hukumnya / premiums by date, with their law')
    .command('show')
    .description('tarif satu tanggal / the rates of a day')
    .option('--segment <segment>', `segmen / segment: ${RATE_SEGMENTS.join(', ')}`, segment)
    .addOption(new Option('--class <class>', 'kelas / class').choices(MEMBER_CLASSES))
    .option('--date <date>', 'tanggal; tanpa ini hari ini / day; today without', dayArgument)
    .addOption(jsonOption())
    .action(({ segment, class: memberClass, date, json }: ShowOptions) => {
      const shown = showRates({ date: date ?? today(), segment, class: memberClass })
      if (shown.rates.length === 0) throw noLaw({ what: [segment ?? 'JKN', memberClass].filter(Boolean).join(' '), date: shown.date })
      const [only, more] = shown.rates
      // One segment and class: its sum stands in front, so that a script need not look for it.
      const sum = only && !more ? { unit: only.unit, total: only.total, parts: only.parts, confidence: only.confidence } : {}
      if (json) return print({ segment: segment ?? null, class: memberClass ?? null, ...sum, ...shown })
      for (const line of ratesLines(shown)) say(line)
    })

  program
    .command('premium')
    .description('hitung iuran, tunggakan, denda, cicilan, atau biaya orang / reckon a premium, arrears, a fine, instalments, or heads')
    .requiredOption('--case <json>', 'kasus sebagai JSON / the case as JSON')
    .addOption(jsonOption())
    .addHelpText('after', EXAMPLES)
    .action(({ case: text, json }: { case: string; json?: true }) => {
      const answer = computePremium(text, today())
      if (json) return print(answer)
      for (const line of premiumLines(answer)) say(line)
    })
}
