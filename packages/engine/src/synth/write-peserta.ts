import type { City } from './city.ts'
import { cell, createRows, thousands } from './csv.ts'
import { ACTIVE, ARREARS, ENDED, MARKED_DEAD } from './departed.ts'
import { damaged, misshapen, someDate, someSex, worn } from './dirt.ts'
import { FLAGS, PBPU } from './model.ts'
import { nameMaker } from './names.ts'
import { isoDate } from './numbers.ts'
import { type Random, randomStream } from './random.ts'
import { scribe } from './scribe.ts'
import { block } from './write-penduduk.ts'

const columns =
  'no_kartu;nik;no_kk;nama;jenis_kelamin;tanggal_lahir;hubungan_keluarga;jenis_peserta;kelas;status;tmt;tat;kode_fktp;nama_fktp;kode_badan_usaha;nama_badan_usaha;bulan_tunggakan;nominal_tunggakan;kode_wilayah;alamat;rt;rw;no_hp'
const relations = ['P', 'S', 'I', 'A']
const premium = [0, 150_000, 100_000, 35_000]

const participants: Record<number, string> = {
  3: 'PNS DAERAH',
  13: 'PEGAWAI SWASTA',
  14: 'PEKERJA MANDIRI',
  21: 'PBI (APBN)',
  22: 'PBPU DAN BP PEMERINTAH DAERAH',
}
const statuses: Record<number, string> = {
  0: 'AKTIF',
  2: 'MENINGGAL',
  6: 'TIDAK DITANGGUNG',
  7: 'PENANGGUHAN PESERTA',
  9: 'NON AKTIF KARENA PREMI',
  15: 'NON AKTIF DI AKHIR BULAN',
}
const spelled = (random: Random, code: number, texts: Record<number, string>) => (random.chance(0.015) ? (texts[code] ?? String(code)) : String(code))

/** A card number as spreadsheets leave it: its leading zeros lost. Only where the length proves what was lost. */
function shortCard(random: Random, card: string): string {
  return card[3] !== '0' && random.chance(0.006) ? card.slice(3) : card
}

/** The NIK as the roster carries it. */
export function rosterNik(random: Random, nik: string, flag: string): string {
  if (flag === 'nik-missing') return ''
  if (flag === 'nik-damaged') return damaged(nik)
  if (flag === 'nik-shape') return misshapen(random, nik)
  return random.chance(0.005) ? worn(random, nik) : nik
}

/**
 * Writes the membership roster: cards of residents, of the dead and the moved, of outsiders, and second cards.
 *
 * Shape: `;` between cells; accepted rows are all cards; returns the lines of data, copies and unreadable rows among them.
 */
export function writePeserta(city: City, path: string, place: string): number {
  const { plan, people, households, cards, employers } = city
  const random = randomStream(plan.seed, 'file peserta')
  const names = nameMaker(city.content.names, plan.mix)
  const clinics = plan.villages.map((village, index) => ({
    code: `99${plan.regency.slice(3)}${String(index + 1).padStart(4, '0')}`,
    name: index % 3 === 2 ? `Klinik ${village.name}` : `Puskesmas ${village.name}`,
  }))
  const streets = city.content.places.streets
  const write = scribe(city, 'peserta')
  const file = createRows(path)
  file.line(`MASTERFILE PESERTA JKN ${place.toUpperCase()} PER ${isoDate(plan.asOfDay)}${';'.repeat(22)}`)
  file.line(columns)
  let rows = 0
  let copies = plan.defects.copiedRows
  for (let card = 0; card < cards.count; card++) {
    const person = cards.owner[card] as number
    const flag = FLAGS[people.flag[person] as number] as string
    const it = write(person)
    const villageIndex = households.village[it.place] as number
    const status = cards.status[card] as number
    const employer = cards.employer[card] as number
    const arrears = cards.arrears[card] as number
    const clinic = clinics[random.chance(0.8) ? villageIndex : random.int(clinics.length)]
    const name = flag !== 'shared-nik' && random.chance(0.06) ? names.variant(random, it.name) : it.name
    const owed = arrears > 0 ? Math.min(arrears, 24) * (premium[cards.class[card] as number] as number) : 0
    const money = owed === 0 ? '' : random.chance(0.03) ? `Rp ${thousands(owed)}` : String(owed)
    const phone = (cards.relation[card] as number) === 0 && random.chance(0.7) ? `08990${String(random.int(10_000_000)).padStart(7, '0')}` : ''
    const row = `${shortCard(random, city.cardNumber(card))};${rosterNik(random, it.nik, flag)};${it.kk};${cell(name.toUpperCase(), ';')};${someSex(random, people.sex[person] as number)};${someDate(random, it.born, isoDate)};${relations[cards.relation[card] as number]};${spelled(random, cards.participant[card] as number, participants)};${cards.class[card]};${spelled(random, status, statuses)};${isoDate(cards.began[card] as number)};${lapsedOn(city, card)};${clinic?.code};${clinic?.name};${employer < 0 ? '' : employers.code[employer]};${employer < 0 ? '' : employers.name[employer]};${arrears || ''};${money};${plan.villages[villageIndex]?.code};Jl. ${streets[households.street[it.place] as number]} No. ${households.house[it.place]};${block[households.rt[it.place] as number]};${block[households.rw[it.place] as number]};${phone}`
    file.line(row)
    city.noted('peserta', file.lines, person)
    rows++
    if (copies > 0 && people.flag[person] === 0 && random.chance(0.001)) {
      file.line(row)
      rows++
      copies--
    }
  }
  for (let k = 0; k < plan.defects.unreadablePeserta; k++) file.line(unreadable(city, k))
  file.line(`TOTAL;;;${rows - (plan.defects.copiedRows - copies)}${';'.repeat(19)}`)
  file.close()
  return rows + plan.defects.unreadablePeserta
}

/** The last day of cover of a card that is not active. */
function lapsedOn(city: City, card: number): string {
  const { cards, people, firstDay } = city
  if (cards.status[card] === ACTIVE) return ''
  if (cards.status[card] === MARKED_DEAD) return isoDate(people.left[cards.owner[card] as number] as number)
  return isoDate(Math.max((firstDay[cards.inactiveSince[card] as number] as number) - 1, cards.began[card] as number))
}

/** Rows of nobody: an unknown participant code, an unknown status, no card number, an impossible birth date, no name. */
function unreadable(city: City, index: number): string {
  const it = [
    { card: '', name: 'BUDI REKAAN', born: '1980-05-12', participant: '14', status: '0' },
    { card: `0009${String(index).padStart(9, '0')}`, name: 'SITI REKAAN', born: '1980-05-12', participant: '77', status: '0' },
    { card: `0009${String(index).padStart(9, '0')}`, name: 'AGUS REKAAN', born: '1980-05-12', participant: '14', status: 'ENTAH' },
    { card: `0009${String(index).padStart(9, '0')}`, name: 'WATI REKAAN', born: '1980-13-45', participant: '14', status: '0' },
    { card: `0009${String(index).padStart(9, '0')}`, name: '', born: '1980-05-12', participant: '21', status: '0' },
  ][index % 5]
  return `${it?.card};;;${it?.name};L;${it?.born};P;${it?.participant};3;${it?.status};;;;;;;;;${city.plan.villages[0]?.code};;;;`
}

/** The unchanging start of each card's history rows, made once for all months; the gone of the history come after the cards. */
export function pesertaLead(city: City): string[] {
  const { people, cards, history, plan } = city
  const random = randomStream(plan.seed, 'file peserta history')
  const write = scribe(city, 'peserta')
  const lead = (running: number, person: number) => {
    const it = write(person)
    return `${city.cardNumber(running)};${rosterNik(random, it.nik, FLAGS[people.flag[person] as number] as string)};${it.name.toUpperCase()};${isoDate(it.born)}`
  }
  const leads: string[] = []
  for (let card = 0; card < cards.count; card++) leads.push(lead(card, cards.owner[card] as number))
  for (const it of history.gone) leads.push(lead(leads.length, it.person))
  return leads
}

/** The roster of an earlier month: who was on it, in which segment, and whether active. */
export function writePesertaOf(city: City, path: string, monthsAgo: number, lead: readonly string[]): number {
  const { cards, history, people, households, plan, firstDay } = city
  const day = history.months[monthsAgo]?.day ?? 0
  const villageOf = (person: number) => plan.villages[households.village[people.household[person] as number] as number]?.code
  const file = createRows(path)
  file.line('no_kartu;nik;nama;tanggal_lahir;jenis_peserta;status;tmt;bulan_tunggakan;kode_wilayah')
  let rows = 0
  for (let card = 0; card < cards.count; card++) {
    if (!history.onRoster(card, monthsAgo)) continue
    const taken = cards.takenOver[card] as number
    const participant = taken > 0 && monthsAgo >= taken ? 14 : (cards.participant[card] as number)
    const owes =
      participant === 14 && cards.segment[card] !== PBPU ? 3 : (cards.arrears[card] as number) > monthsAgo ? (cards.arrears[card] as number) - monthsAgo : 2
    const status = history.active(card, monthsAgo) ? ACTIVE : statusThen(cards.status[card] as number, participant)
    const began = taken > 0 && monthsAgo >= taken ? (firstDay[taken + 20] as number) : (cards.began[card] as number)
    file.line(`${lead[card]};${participant};${status};${isoDate(began)};${status === ARREARS ? owes : ''};${villageOf(cards.owner[card] as number)}`)
    rows++
  }
  history.gone.forEach((it, index) => {
    if (it.leftMonthsAgo > monthsAgo) return
    file.line(`${lead[cards.count + index]};${index % 3 === 0 ? 13 : 14};0;${isoDate(day - 900)};;${villageOf(it.person)}`)
    rows++
  })
  file.close()
  return rows
}

function statusThen(now: number, participant: number): number {
  if (now !== ACTIVE && now !== MARKED_DEAD) return now
  return participant === 14 ? ARREARS : ENDED
}
