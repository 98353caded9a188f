import type { JudgedColumn } from './columns.ts'
import type { Linked } from './engine.ts'
import type { LinkLanguage } from './task.ts'

interface About {
  columns: readonly (readonly JudgedColumn[])[]
  ids: readonly (JudgedColumn | undefined)[]
  linked: Linked
  language: LinkLanguage
}

/** What a reader of the links should know: what was left out and why, and where the numbers are weak. */
export function notesOn({ columns, ids, linked, language }: About): string[] {
  const say = (judul: string, title: string) => (language === 'id' ? judul : title)
  const notes: string[] = []
  columns.forEach((file, index) => {
    const of = columns.length > 1 ? ` (${index + 1})` : ''
    const titles = (use: string) => file.filter((it) => it.use === use && it !== ids[index]).map((it) => it.title)
    const id = ids[index]
    notes.push(
      id
        ? say(`Penanda baris${of}: kolom ${id.title}.`, `Row id${of}: column ${id.title}.`)
        : say(`Penanda baris${of}: nomor baris.`, `Row id${of}: the row number.`),
    )
    const answers = titles('answer')
    if (answers.length > 0)
      notes.push(
        say(
          `Tidak dipakai, karena tampak seperti jawaban${of}: ${answers.join(', ')}.`,
          `Not used, because it looks like the answer${of}: ${answers.join(', ')}.`,
        ),
      )
    const empty = titles('ignore')
    if (empty.length > 0) notes.push(say(`Tidak dipakai${of}: ${empty.join(', ')}.`, `Not used${of}: ${empty.join(', ')}.`))
  })
  for (const { fields, times } of linked.model.dependent) {
    const often = times.toFixed(1)
    notes.push(
      say(
        `${fields.join(' dan ')} sering sama bersama pada orang yang berbeda (${often} kali dari kebetulan).`,
        `${fields.join(' and ')} agree together among strangers (${often} times more often than by chance).`,
      ),
    )
  }
  if (!linked.model.converged) notes.push(say('Pelatihan belum konvergen; periksa contoh tautan.', 'Training did not converge; look at a sample of links.'))
  return notes
}
