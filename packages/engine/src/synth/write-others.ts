import type { City } from './city.ts'
import { cell, createRows, type RowFile, thousands } from './csv.ts'
import { ACTIVE, ENDED } from './departed.ts'
import { longDate, someDate } from './dirt.ts'
import { ALWAYS, DEAD, FLAGS, flagIndex, GONE, MOVED, PBI_JK, PPU_BU, RESIDENT } from './model.ts'
import { ageAt, dayFirst, isoDate } from './numbers.ts'
import { otherRegencies } from './places.ts'
import { randomStream } from './random.ts'
import { scribe, type Written } from './scribe.ts'

/** True where the poverty data hold this person: most households, and everybody who was taken off PBI. */
export function inDtsen(city: City, person: number): boolean {
  const { people, households } = city
  if (people.kind[person] !== RESIDENT || people.flag[person] === flagIndex('shared-nik')) return false
  return (
    (people.pbiRemoved[person] as number) > 0 ||
    (Math.imul((people.household[person] as number) + 1, 0x9e3779b1) >>> 24) % 100 < 88 ||
    (households.decile[people.household[person] as number] as number) < 3
  )
}

/** Day a person was taken off PBI, 0 when never. */
export function removedFromPbi(city: City, person: number): number {
  const ago = city.people.pbiRemoved[person] as number
  return ago === 0 ? 0 : (city.firstDay[ago] as number)
}

/** Writes the social and economic data: decile, PBI and its removals. Returns the lines of data. */
export function writeDtsen(city: City, path: string): number {
  const { people, households, plan, cards } = city
  const centre = new Uint8Array(people.count)
  for (let card = 0; card < cards.count; card++) if (cards.segment[card] === PBI_JK && cards.status[card] === ACTIVE) centre[cards.owner[card] as number] = 1
  const file = createRows(path)
  file.line('nik,no_kk,nama,desil,penerima_pbi,tanggal_keluar_pbi,alasan_keluar_pbi,kode_wilayah')
  const write = scribe(city, 'dtsen')
  let rows = 0
  for (let person = 0; person < people.count; person++) {
    if (!inDtsen(city, person)) continue
    const household = people.household[person] as number
    const removed = removedFromPbi(city, person)
    const it = write(person)
    file.line(
      `${it.nik},${it.kk},${cell(it.name, ',')},${households.decile[household]},${centre[person] ? 'YA' : 'TIDAK'},${removed ? isoDate(removed) : ''},${removed ? 'Tidak lagi memenuhi kriteria pemutakhiran DTSEN' : ''},${plan.villages[households.village[it.place] as number]?.code}`,
    )
    city.noted('dtsen', file.lines, person)
    rows++
  }
  file.close()
  return rows
}

/** One line of the workers' list: who the employer says works there, or worked there until `until`. */
export interface Job {
  person: number
  employer: number
  until: number | null
  /** first day, known once the list is written */
  since?: number
}

/** Everybody on an employer's list: the registered workers, those who left, and those nobody registered. */
export function listJobs(city: City): Job[] {
  const { people, cards, firstDay, plan } = city
  const jobs: Job[] = city.hidden.map((it) => ({ ...it, until: null }))
  for (let card = 0; card < cards.count; card++) {
    const person = cards.owner[card] as number
    const employer = cards.employer[card] as number
    const age = ageAt(people.born[person] as number, plan.asOfDay)
    const isWorker = cards.segment[card] === PPU_BU && cards.relation[card] === 0 && cards.second[card] === 0 && people.kind[person] === RESIDENT
    if (!isWorker || age < 18 || age > 60 || people.flag[person] !== 0 || employer % 13 === 5) continue
    const left = cards.status[card] === ENDED ? (firstDay[cards.inactiveSince[card] as number] as number) : null
    jobs.push({ person, employer, until: left })
  }
  return jobs
}

/** Writes the workers as employers list them, firm by firm. Returns the lines of data. */
export function writePekerja(city: City, path: string, jobs: readonly Job[]): number {
  const { people, employers, plan } = city
  const random = randomStream(plan.seed, 'file pekerja')
  const write = scribe(city, 'pekerja')
  const file = createRows(path)
  file.line('kode_badan_usaha,nama_badan_usaha,npwp,nik,nama,tanggal_lahir,upah,tanggal_masuk,tanggal_keluar,alasan_keluar')
  const sorted = [...jobs].sort((x, y) => x.employer - y.employer || x.person - y.person)
  for (const it of sorted) {
    const born = people.born[it.person] as number
    const wage = 3_400_000 + Math.floor(random.next() ** 3 * 140) * 100_000
    const end = it.until ?? plan.asOfDay
    const began = Math.min(Math.max(born + 18 * 366, end - random.between(40, 4000)), end - 1)
    it.since = began
    const money = random.chance(0.02) ? `"Rp ${thousands(wage)},00"` : String(wage)
    const written = write(it.person)
    const why = it.until === null ? '' : random.pick(['Mengundurkan diri', 'PHK', 'Habis kontrak'])
    file.line(
      `${employers.code[it.employer]},${employers.name[it.employer]},${employers.taxNumber[it.employer]},${written.nik},${cell(written.name, ',')},${someDate(random, written.born, dayFirst)},${money},${isoDate(began)},${it.until === null ? '' : isoDate(it.until)},${why}`,
    )
    city.noted('pekerja', file.lines, it.person)
  }
  file.close()
  return sorted.length
}

/** Writes the death records of Dukcapil, RT heads and hospitals; a few carry no NIK. Returns the lines of data. */
export function writeKematian(city: City, path: string): number {
  const { people, plan, households } = city
  const random = randomStream(plan.seed, 'file kematian')
  const write = scribe(city, 'kematian')
  const file = createRows(path)
  file.line('nik,nama,tanggal_lahir,tanggal_meninggal,sumber,kode_wilayah')
  let rows = 0
  for (let person = 0; person < people.count; person++) {
    const flag = FLAGS[people.flag[person] as number]
    const planted = flag === 'dead-resident' || flag === 'card-of-dead'
    if (!planted && (people.kind[person] !== DEAD || random.chance(0.08))) continue
    const source = flag === 'dead-resident' ? random.pick(['RT', 'Rumah sakit']) : random.pick(['Dukcapil', 'Dukcapil', 'RT', 'Rumah sakit'])
    const it = write(person)
    const nik = !planted && random.chance(0.02) ? '' : it.nik
    const died = people.left[person] as number
    file.line(
      `${nik},${cell(it.name, ',')},${isoDate(it.born)},${random.chance(0.05) ? longDate(died) : isoDate(died)},${source},${plan.villages[households.village[it.place] as number]?.code}`,
    )
    city.noted('kematian', file.lines, person)
    rows++
  }
  file.close()
  return rows
}

/** Writes moves in and out over the last 24 months. Returns the lines of data. */
export function writePindah(city: City, path: string): number {
  const { people, plan, history } = city
  const random = randomStream(plan.seed, 'file pindah')
  const elsewhere = otherRegencies(city)
  const file = createRows(path)
  file.line('nik,nama,tanggal_pindah,arah,kode_wilayah_asal,kode_wilayah_tujuan')
  const write = scribe(city, 'pindah')
  const left = new Map(history.gone.map((it) => [it.person, it.leftMonthsAgo]))
  let rows = 0
  for (let person = 0; person < people.count; person++) {
    const kind = people.kind[person] as number
    const entered = people.entered[person] as number
    const goneAgo = kind === GONE ? left.get(person) : undefined
    if (kind === MOVED && !random.chance(0.1)) move(file, write(person), people.left[person] as number, plan.regency, elsewhere(random), 'KELUAR')
    else if (kind === RESIDENT && entered !== ALWAYS)
      move(file, write(person), (history.months[entered]?.day ?? 0) - random.between(1, 25), elsewhere(random), plan.regency, 'MASUK')
    else if (goneAgo !== undefined && person % 2 === 0)
      move(file, write(person), (history.months[goneAgo]?.day ?? 0) - random.between(1, 25), plan.regency, elsewhere(random), 'KELUAR')
    else continue
    city.noted('pindah', file.lines, person)
    rows++
  }
  file.close()
  return rows
}

function move(file: RowFile, it: Written, day: number, from: string, to: string, way: string) {
  file.line(`${it.nik},${cell(it.name, ',')},${dayFirst(day)},${way},${from},${to}`)
}
