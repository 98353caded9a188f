import type { MonthRegisterId } from '@semesta/kernel'
import type { PersonRecord } from './tables.ts'
import { dateWords, segmentWords, statusWords, type Words } from './words.calc.ts'

export interface Belief {
  question: 'active' | 'dead' | 'moved' | 'employed' | 'poor'
  answer: 'yes' | 'no' | 'unknown'
  because: Reason[]
}
/** A sentence, and the register that says it; none where it is the silence of all. */
export interface Reason extends Words {
  register: MonthRegisterId | null
}
const say = (register: MonthRegisterId | null, judul: string, title: string): Reason => ({ register, judul, title })
const given = (reason: Reason | null | false | undefined | '') => (reason ? [reason] : [])

/**
 * What we believe of a person and why, from the rows that one month has of them.
 *
 * Shape: the primary row first. `poorDecile`: the highest decile taken as poor on that day, null where no law of the day says.
 */
export function beliefsOf(rows: readonly PersonRecord[], poorDecile: number | null): Belief[] {
  const [main] = rows
  return main ? [active(rows), dead(main, rows), moved(main, rows), employed(main, rows), poor(main, poorDecile)] : []
}

function active(rows: readonly PersonRecord[]): Belief {
  const cards = rows.filter((it) => it.card !== null)
  const live = cards.filter((it) => it.is_active)
  if (cards.length === 0)
    return {
      question: 'active',
      answer: 'no',
      because: [say('peserta', 'Tidak ada kartu atas namanya di register peserta.', 'No card in the membership register.')],
    }
  return { question: 'active', answer: live.length > 0 ? 'yes' : 'no', because: (live.length > 0 ? live : cards).map(ofCard) }
}

function ofCard(card: PersonRecord): Reason {
  const segment = segmentWords(card.segment)
  const since = dateWords(card.card_since)
  const status = statusWords(card.status)
  if (!card.is_active) return say('peserta', `Kartu ${segment.judul}: ${status.judul}.`, `Card of ${segment.title}: ${status.title}.`)
  return say(
    'peserta',
    `Kartu ${segment.judul} aktif${since.judul && ` sejak ${since.judul}`}.`,
    `Card of ${segment.title} is active${since.title && ` since ${since.title}`}.`,
  )
}

function dead(main: PersonRecord, rows: readonly PersonRecord[]): Belief {
  const on = dateWords(main.died_on)
  const source = main.death_source ? ` (${main.death_source})` : ''
  const because = [
    ...given(
      main.died_on &&
        main.row_kematian !== null &&
        say('kematian', `Register kematian: meninggal ${on.judul}${source}.`, `Death register: died on ${on.title}${source}.`),
    ),
    ...given(main.population_status === 'meninggal' && say('penduduk', 'Register penduduk: berstatus meninggal.', 'Population register: status deceased.')),
    ...given(
      rows.some((it) => it.status === 'meninggal') &&
        say('peserta', 'Register peserta: kartunya berstatus meninggal.', 'Membership register: a card has status deceased.'),
    ),
  ]
  if (because.length > 0) return { question: 'dead', answer: 'yes', because }
  if (main.row_penduduk === null)
    return { question: 'dead', answer: 'unknown', because: [say('penduduk', 'Tidak ada di register penduduk.', 'Not in the population register.')] }
  const alive = say('penduduk', 'Register penduduk: hidup; tidak ada di register kematian.', 'Population register: alive; not in the death register.')
  return { question: 'dead', answer: 'no', because: [alive] }
}

function moved(main: PersonRecord, rows: readonly PersonRecord[]): Belief {
  const out = rows.find((it) => it.moved_direction === 'keluar')
  const because = [
    // A date that only the population register knows stands under its own name below.
    ...given(out && out.row_pindah !== null && ofMove(out)),
    ...given(main.population_status === 'pindah' && say('penduduk', 'Register penduduk: berstatus pindah.', 'Population register: status moved.')),
  ]
  if (because.length > 0) return { question: 'moved', answer: 'yes', because }
  if (main.is_resident)
    return { question: 'moved', answer: 'no', because: [say('penduduk', 'Register penduduk: penduduk aktif di sini.', 'Population register: lives here.')] }
  const nowhere = say(null, 'Tidak ada di register penduduk maupun register pindah.', 'Neither in the population nor in the moves register.')
  return { question: 'moved', answer: 'unknown', because: [nowhere] }
}

function ofMove({ moved_on, moved_to }: PersonRecord): Reason {
  const on = dateWords(moved_on)
  return say(
    'pindah',
    `Register pindah: keluar ${on.judul}${moved_to ? ` ke ${moved_to}` : ''}.`,
    `Moves register: left ${on.title}${moved_to ? ` for ${moved_to}` : ''}.`,
  )
}

function employed(main: PersonRecord, rows: readonly PersonRecord[]): Belief {
  const until = dateWords(main.employed_until)
  if (main.employed_until)
    return { question: 'employed', answer: 'no', because: [say('pekerja', `Daftar pekerja: keluar ${until.judul}.`, `Workers' list: left on ${until.title}.`)] }
  const worker = rows.find((it) => it.row_pekerja !== null)
  const employer = worker?.employer_name ?? '?'
  if (worker) return { question: 'employed', answer: 'yes', because: [say('pekerja', `Daftar pekerja: ${employer}.`, `Workers' list: ${employer}.`)] }
  const card = rows.find((it) => it.is_active && (it.segment === 'PPU_BU' || it.segment === 'PPU_PN'))
  if (card) return { question: 'employed', answer: 'yes', because: [say('peserta', 'Iurannya dibayar pemberi kerja.', 'An employer pays the premium.')] }
  return { question: 'employed', answer: 'unknown', because: [say('pekerja', 'Tidak ada di daftar pekerja.', "Not on any workers' list.")] }
}

function poor(main: PersonRecord, poorDecile: number | null): Belief {
  if (main.decile === null) return { question: 'poor', answer: 'unknown', because: [say('dtsen', 'Tidak ada di DTSEN.', 'Not in DTSEN.')] }
  const removed = dateWords(main.pbi_removed_on)
  const because = [
    say('dtsen', `DTSEN: desil ${main.decile}.`, `DTSEN: decile ${main.decile}.`),
    ...given(poorDecile !== null && say(null, `Batas miskin atau rentan: desil ${poorDecile}.`, `Poor or near poor: up to decile ${poorDecile}.`)),
    ...given(main.pbi_recipient && say('dtsen', 'DTSEN: penerima PBI.', 'DTSEN: receives PBI.')),
    ...given(main.pbi_removed_on && say('dtsen', `DTSEN: keluar dari PBI ${removed.judul}.`, `DTSEN: removed from PBI on ${removed.title}.`)),
  ]
  if (poorDecile === null) return { question: 'poor', answer: 'unknown', because }
  return { question: 'poor', answer: main.decile <= poorDecile ? 'yes' : 'no', because }
}
