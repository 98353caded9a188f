import type { Command } from 'commander'
import { type BooksReport, booksBroken, checkAllBooks } from '../modules/ledger/index.ts'
import { jsonOption, regencyOption } from './options.ts'
import type { Tools } from './tools.ts'

/** `semesta ledger check`. */
export function addLedger(program: Command, { withApp, print, say }: Tools): void {
  program
    .command('ledger')
    .description('buku besar / the books')
    .command('check')
    .description('periksa keutuhan buku besar; keluar 1 bila ada yang salah / check every invariant of the books; exit 1 when one is broken')
    .addOption(regencyOption('satu kabupaten/kota; tanpa ini semuanya / one regency; all without').makeOptionMandatory(false))
    .addOption(jsonOption())
    .action(({ regency, json }: { regency?: string; json?: true }) =>
      withApp(async (app) => {
        const books = await checkAllBooks(app, regency)
        if (json) print({ sound: books.every((it) => it.sound), books })
        else for (const line of books.flatMap(linesOf)) say(line)
        const [fault] = books.flatMap((it) => it.faults.map((fault) => ({ regency: it.regency, ...fault })))
        if (fault) throw booksBroken({ regency: fault.regency, rule: fault.rule, subject: fault.subject })
      }),
    )
}

function linesOf({ regency, journals, lines, debit, credit, sound, faults }: BooksReport): string[] {
  const word = sound ? 'utuh / sound' : `${faults.length} kesalahan / faults`
  const sums = `${journals} jurnal / journals, ${lines} baris / lines, debit ${debit}, kredit / credit ${credit}`
  return [`${regency}: ${word}; ${sums}`, ...faults.map((it) => `  ${it.rule} ${it.subject}: ${it.detail}`)]
}
