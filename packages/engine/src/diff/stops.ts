import { loadPolicy, type Policy, parameterOf } from '../rules/policy.ts'
import type { Session } from '../session.ts'
import type { DiffInput, DiffReport, Stop } from '../tasks.ts'
import type { Differ } from './differs.ts'

type Counted = Pick<DiffReport, 'rows' | 'segments' | 'fields'>
interface Look {
  session: Session
  input: DiffInput
  differ: Differ
  counted: Counted
  /** a threshold of `policy/parameters/intake` */
  limit: (name: string) => number
}

const idn = (value: number) => value.toLocaleString('id')
const eng = (value: number) => value.toLocaleString('en')
const more = (part: number, whole: number, percent: number) => part * 100 > whole * percent

/**
 * What is odd about a file: each a typed fact with its numbers, in both languages. Empty when nothing is.
 *
 * Source: thresholds `intake/…` of `policy/parameters`, in force at the as-of date.
 */
export async function stopsOf(session: Session, input: DiffInput, differ: Differ, counted: Counted): Promise<Stop[]> {
  const policy: Policy = loadPolicy(input.asOf)
  const look: Look = { session, input, differ, counted, limit: (name) => Number(parameterOf(policy, `intake/${name}`).value) }
  const looks = [rejected, otherRegency, otherMonth, farSmaller, matchRate, populationMatch, shifted, swings, overPopulation]
  const found: Stop[] = []
  for (const one of looks) found.push(...(await one(look)))
  // A file that is too small moves every segment: one question is enough.
  return found.some((it) => it.code === 'far-smaller') ? found.filter((it) => !it.code.startsWith('segment-swing')) : found
}

function rejected({ input, limit }: Look): Stop[] {
  const { read, rejected: refused, shifted: wide } = input.checked
  if (refused < limit('stop-min-heads') || !more(refused, read, limit('rejected-max'))) return []
  const code = wide * 2 > refused ? 'columns-shifted' : 'mostly-rejected'
  const facts = { read, rejected: refused, shifted: wide, limit: limit('rejected-max') }
  const judul = `${idn(refused)} dari ${idn(read)} baris ditolak. ${code === 'columns-shifted' ? 'Kolomnya bergeser: ada tanda pemisah di dalam isian.' : 'Periksa kolom dan registernya.'}`
  const title = `${eng(refused)} of ${eng(read)} rows are refused. ${code === 'columns-shifted' ? 'Columns shifted: a separator stands inside a value.' : 'Check the columns and the register.'}`
  return [{ code, facts, judul, title, needsFile: true }]
}

function otherRegency({ input, limit }: Look): Stop[] {
  const { read, elsewhere } = input.checked
  if (elsewhere < limit('stop-min-heads') || !more(elsewhere, read, limit('other-regency-max'))) return []
  const judul = `${idn(elsewhere)} dari ${idn(read)} baris menyebut kelurahan yang tidak ada di ${input.regency}. Ini tampaknya berkas kabupaten/kota lain.`
  const title = `${eng(elsewhere)} of ${eng(read)} rows name villages that are not in ${input.regency}. This looks like a file of another regency.`
  return [{ code: 'other-regency', facts: { rows: elsewhere, read, limit: limit('other-regency-max') }, judul, title, needsFile: true }]
}

/** Dates behind the as-of date, and a month in the file's own name that is another one. */
async function otherMonth({ session, input, differ, counted, limit }: Look): Promise<Stop[]> {
  const stops: Stop[] = []
  const named = /(20\d\d)[-_ .]?(0[1-9]|1[0-2])(?!\d\d\d)/.exec(input.fileName)
  const month = named ? `${named[1]}-${named[2]}` : null
  if (month && month !== input.asOf.slice(0, 7)) {
    const judul = `Nama berkas menyebut ${month}, tanggal data yang dipilih ${input.asOf}.`
    stops.push({
      code: 'other-month',
      facts: { named: month, asOf: input.asOf },
      judul,
      title: `The file's name says ${month}, the date chosen is ${input.asOf}.`,
      needsFile: false,
    })
  }
  if (!differ.dated) return stops
  const row = await session.one<{ n: number }>(`select count(*)::integer as n from row_n where ${differ.dated} > getvariable('as_of')`)
  const [later, rows] = [row?.n ?? 0, counted.rows.new + counted.rows.changed + counted.rows.same]
  if (later < limit('stop-min-heads') || !more(later, rows, limit('other-month-max'))) return stops
  const judul = `${idn(later)} baris bertanggal sesudah ${input.asOf} (${differ.dated}). Berkas ini mungkin untuk bulan lain.`
  const title = `${eng(later)} rows are dated after ${input.asOf} (${differ.dated}). This file may be of another month.`
  return [
    ...stops,
    { code: 'later-dates', facts: { rows: later, column: differ.dated, asOf: input.asOf, limit: limit('other-month-max') }, judul, title, needsFile: false },
  ]
}

function farSmaller({ input, differ, counted, limit }: Look): Stop[] {
  const { before, left, after } = counted.rows
  if (input.scope !== 'whole' || !differ.stable || left < limit('stop-min-heads') || after * 100 >= before * limit('whole-list-min')) return []
  const judul = `Berkas ini hanya memuat ${idn(after)} baris, yang berlaku ${idn(before)}: ${idn(left)} akan keluar. Bila ini berkas satu kelurahan, pilih "sebagian".`
  const title = `This file has ${eng(after)} rows, the one in force ${eng(before)}: ${eng(left)} would leave. If it is the file of one village, choose "part".`
  return [{ code: 'far-smaller', facts: { after, before, left, limit: limit('whole-list-min') }, judul, title, needsFile: false }]
}

function matchRate({ input, differ, counted, limit }: Look): Stop[] {
  const { new: fresh, changed, same } = counted.rows
  const rows = fresh + changed + same
  if (!input.before || !differ.stable || fresh < limit('stop-min-heads') || (changed + same) * 100 >= rows * limit('match-min')) return []
  const judul = `Hanya ${idn(changed + same)} dari ${idn(rows)} baris cocok dengan berkas yang berlaku. Periksa apakah nomor kartu atau NIK-nya rusak.`
  const title = `Only ${eng(changed + same)} of ${eng(rows)} rows are known from the file in force. Check whether card numbers or NIKs are damaged.`
  return [{ code: 'match-rate', facts: { matched: changed + same, rows, limit: limit('match-min') }, judul, title, needsFile: false }]
}

async function populationMatch({ session, input, limit }: Look): Promise<Stop[]> {
  if (input.register === 'penduduk' || !input.others.some((it) => it.register === 'penduduk')) return []
  const row = await session.one<{ sound: number; known: number }>(`select count(nik)::integer as sound,
    count(*) filter (nik in (select nik from other.penduduk where nik is not null))::integer as known from row_n`)
  const { sound = 0, known = 0 } = row ?? {}
  if (sound - known < limit('stop-min-heads') || known * 100 >= sound * limit('population-match-min')) return []
  const judul = `Hanya ${idn(known)} dari ${idn(sound)} NIK ada di register penduduk. Ini mungkin berkas wilayah lain.`
  const title = `Only ${eng(known)} of ${eng(sound)} NIKs are in the population register. This may be a file of another place.`
  return [{ code: 'population-match', facts: { known, sound, limit: limit('population-match-min') }, judul, title, needsFile: false }]
}

/** Who somebody is does not change for a fifth of the people at once. */
function shifted({ counted, limit }: Look): Stop[] {
  const { changed, same } = counted.rows
  return counted.fields
    .filter((it) => ['nama', 'tanggal_lahir', 'jenis_kelamin', 'nik'].includes(it.field))
    .filter((it) => it.heads >= limit('stop-min-heads') && more(it.heads, changed + same, limit('changed-identity-max')))
    .map(({ field, heads }) => ({
      code: `identity-changed:${field}`,
      facts: { field, heads, people: changed + same, limit: limit('changed-identity-max') },
      judul: `Kolom ${field} berubah pada ${idn(heads)} dari ${idn(changed + same)} orang: kolomnya mungkin tertukar atau bergeser.`,
      title: `Column ${field} changes for ${eng(heads)} of ${eng(changed + same)} people: columns may be swapped or shifted.`,
      needsFile: false,
    }))
}

function swings({ input, counted, limit }: Look): Stop[] {
  if (!input.before) return []
  return counted.segments
    .filter(
      (it) =>
        Math.abs(it.active - it.activeBefore) >= limit('stop-min-heads') &&
        more(Math.abs(it.active - it.activeBefore), it.activeBefore, limit('segment-swing-max')),
    )
    .map(({ segment, activeBefore, active }) => ({
      code: `segment-swing:${segment}`,
      facts: { segment, before: activeBefore, after: active, limit: limit('segment-swing-max') },
      judul: `Peserta aktif ${segment} berubah dari ${idn(activeBefore)} menjadi ${idn(active)}. Pastikan perubahan sebesar ini memang terjadi.`,
      title: `Active ${segment} members change from ${eng(activeBefore)} to ${eng(active)}. Make sure that a change of this size did happen.`,
      needsFile: false,
    }))
}

/** Sums above their totals: more members in a village than it has residents. */
async function overPopulation({ session, input, limit }: Look): Promise<Stop[]> {
  if (input.register !== 'peserta' || !input.others.some((it) => it.register === 'penduduk')) return []
  const rows = await session.all<{ village: string; members: number; residents: number }>(`
    with member as (select village_code, count(*)::integer as members from after_once where f_registered and village_code is not null group by 1),
    resident as (select village_code, count(*)::integer as residents from other.penduduk where status = 'aktif' group by 1)
    select village_code as village, members, coalesce(residents, 0) as residents from member left join resident using (village_code)
    where members >= ${limit('stop-min-heads')} and members * 100 > coalesce(residents, 0) * ${limit('over-population-max')} order by members desc limit 5`)
  return rows.map((it) => ({
    code: `over-population:${it.village}`,
    facts: { ...it, limit: limit('over-population-max') },
    judul: `Kelurahan ${it.village}: ${idn(it.members)} peserta, padahal penduduknya ${idn(it.residents)}.`,
    title: `Village ${it.village}: ${eng(it.members)} members, but only ${eng(it.residents)} residents.`,
    needsFile: false,
  }))
}
