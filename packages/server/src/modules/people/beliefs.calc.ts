import type { PersonRecord } from './tables.ts'

export interface Belief {
  question: 'active' | 'dead' | 'moved' | 'employed' | 'poor'
  answer: 'yes' | 'no' | 'unknown'
  because: { judul: string; title: string }[]
}
type Because = Belief['because'][number]
const say = (judul: string, title: string): Because => ({ judul, title })
const given = (reason: Because | null | false | undefined | '') => (reason ? [reason] : [])

/** Poor in the sense of the registers: decile 1 to 5 may be paid by the centre. */
const POOR_DECILE = 5

/** What we believe of a person and why, from the rows that one month has of them. Shape: the primary row first. */
export function beliefsOf(rows: readonly PersonRecord[]): Belief[] {
  const [main] = rows
  return main ? [active(rows), dead(main, rows), moved(main, rows), employed(main, rows), poor(main)] : []
}

function active(rows: readonly PersonRecord[]): Belief {
  const cards = rows.filter((it) => it.card !== null)
  const live = cards.filter((it) => it.is_active)
  if (cards.length === 0)
    return { question: 'active', answer: 'no', because: [say('Tidak ada kartu atas namanya di register peserta.', 'No card in the membership register.')] }
  const because = (live.length > 0 ? live : cards).map((it) =>
    it.is_active
      ? say(
          `Kartu segmen ${it.segment ?? '?'} berstatus aktif${since(it)}.`,
          `A ${it.segment ?? '?'} card is active${it.card_since ? ` since ${it.card_since}` : ''}.`,
        )
      : say(
          `Kartu segmen ${it.segment ?? '?'} berstatus ${it.status ?? 'tidak diketahui'}.`,
          `A ${it.segment ?? '?'} card has status ${it.status ?? 'unknown'}.`,
        ),
  )
  return { question: 'active', answer: live.length > 0 ? 'yes' : 'no', because }
}
const since = (it: PersonRecord) => (it.card_since ? ` sejak ${it.card_since}` : '')

function dead(main: PersonRecord, rows: readonly PersonRecord[]): Belief {
  const because = [
    ...given(
      main.died_on &&
        say(`Register kematian: meninggal ${main.died_on}${by(main.death_source)}.`, `Death register: died ${main.died_on}${by(main.death_source)}.`),
    ),
    ...given(main.population_status === 'meninggal' && say('Register penduduk: berstatus meninggal.', 'Population register: status deceased.')),
    ...given(
      rows.some((it) => it.status === 'meninggal') &&
        say('Register peserta: kartunya berstatus meninggal.', 'Membership register: a card has status deceased.'),
    ),
  ]
  if (because.length > 0) return { question: 'dead', answer: 'yes', because }
  if (main.row_penduduk === null)
    return { question: 'dead', answer: 'unknown', because: [say('Tidak ada di register penduduk.', 'Not in the population register.')] }
  return {
    question: 'dead',
    answer: 'no',
    because: [say('Register penduduk: hidup; tidak ada di register kematian.', 'Population register: alive; not in the death register.')],
  }
}
const by = (source: string | null) => (source ? ` (${source})` : '')

function moved(main: PersonRecord, rows: readonly PersonRecord[]): Belief {
  const out = rows.find((it) => it.moved_direction === 'keluar')
  const because = [
    ...given(
      out &&
        say(
          `Register pindah: keluar ${out.moved_on ?? ''}${to(out.moved_to, ' ke ')}.`,
          `Moves register: left ${out.moved_on ?? ''}${to(out.moved_to, ' for ')}.`,
        ),
    ),
    ...given(main.population_status === 'pindah' && say('Register penduduk: berstatus pindah.', 'Population register: status moved.')),
  ]
  if (because.length > 0) return { question: 'moved', answer: 'yes', because }
  if (main.is_resident)
    return { question: 'moved', answer: 'no', because: [say('Register penduduk: penduduk aktif di sini.', 'Population register: lives here.')] }
  return {
    question: 'moved',
    answer: 'unknown',
    because: [say('Tidak ada di register penduduk maupun register pindah.', 'Neither in the population nor in the moves register.')],
  }
}
const to = (code: string | null, word: string) => (code ? `${word}${code}` : '')

function employed(main: PersonRecord, rows: readonly PersonRecord[]): Belief {
  if (main.employed_until) {
    return {
      question: 'employed',
      answer: 'no',
      because: [say(`Daftar pekerja: keluar ${main.employed_until}.`, `Workers' list: left ${main.employed_until}.`)],
    }
  }
  const worker = rows.find((it) => it.row_pekerja !== null)
  if (worker)
    return {
      question: 'employed',
      answer: 'yes',
      because: [say(`Daftar pekerja: ${worker.employer_name ?? '?'}.`, `Workers' list: ${worker.employer_name ?? '?'}.`)],
    }
  const card = rows.find((it) => it.is_active && (it.segment === 'PPU_BU' || it.segment === 'PPU_PN'))
  if (card) return { question: 'employed', answer: 'yes', because: [say('Iurannya dibayar pemberi kerja.', 'An employer pays the premium.')] }
  return { question: 'employed', answer: 'unknown', because: [say('Tidak ada di daftar pekerja.', "Not on any workers' list.")] }
}

function poor(main: PersonRecord): Belief {
  if (main.decile === null) return { question: 'poor', answer: 'unknown', because: [say('Tidak ada di DTSEN.', 'Not in DTSEN.')] }
  const because = [
    say(`DTSEN: desil ${main.decile}.`, `DTSEN: decile ${main.decile}.`),
    ...given(main.pbi_recipient && say('DTSEN: penerima PBI.', 'DTSEN: receives PBI.')),
    ...given(main.pbi_removed_on && say(`DTSEN: keluar dari PBI ${main.pbi_removed_on}.`, `DTSEN: removed from PBI ${main.pbi_removed_on}.`)),
  ]
  return { question: 'poor', answer: main.decile <= POOR_DECILE ? 'yes' : 'no', because }
}
