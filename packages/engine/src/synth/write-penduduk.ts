import type { City } from './city.ts'
import { cell, createRows } from './csv.ts'
import { someDate, someSex, worn } from './dirt.ts'
import { CHILD, DEAD, GONE, HEAD, MOVED, OUTSIDER, PARENT, RESIDENT, WIFE } from './model.ts'
import { nameMaker } from './names.ts'
import { ageAt, dayFirst, isoDate } from './numbers.ts'
import { birthplaces } from './places.ts'
import { randomStream } from './random.ts'
import { scribe } from './scribe.ts'

const relations = ['KEPALA KELUARGA', 'ISTRI', 'ANAK', 'ORANG TUA', 'FAMILI LAIN']
const jobs = ['KARYAWAN SWASTA', 'WIRASWASTA', 'BURUH HARIAN LEPAS', 'NELAYAN/PERIKANAN', 'PEDAGANG', 'PEGAWAI NEGERI SIPIL', 'GURU', 'SOPIR', 'KARYAWAN BUMN']
const columns =
  'nik,no_kk,nama,jenis_kelamin,tempat_lahir,tanggal_lahir,hubungan_keluarga,status_kawin,pekerjaan,nama_ibu,alamat,rt,rw,kode_wilayah,kecamatan,kelurahan,status,tanggal_status'

function job(relation: number, age: number, sex: number, draw: number): string {
  if (age < 6) return 'BELUM/TIDAK BEKERJA'
  if (age < 20) return 'PELAJAR/MAHASISWA'
  if (age > 62) return 'PENSIUNAN'
  if (sex === 1 && relation !== HEAD && draw < 0.7) return 'MENGURUS RUMAH TANGGA'
  return jobs[Math.floor(draw * jobs.length)] as string
}

function marital(relation: number, age: number, draw: number): string {
  if (relation === WIFE) return 'KAWIN'
  if (relation === PARENT) return 'CERAI MATI'
  if (relation === CHILD || age < 25) return 'BELUM KAWIN'
  return draw < 0.84 ? 'KAWIN' : draw < 0.92 ? 'CERAI HIDUP' : 'CERAI MATI'
}

/** Three digits of an RT or RW. */
export const block = Array.from({ length: 256 }, (_, value) => String(value).padStart(3, '0'))

/**
 * Writes the population register as an office would hand it over: a title above the header, a total below the rows, some rows in other
 * spellings, some twice, some blank, and a few that nobody can read.
 *
 * Shape: accepted rows are all people of the register; returns the lines of data, copies and unreadable rows among them.
 */
export function writePenduduk(city: City, path: string, place: string): number {
  const { plan, people, households } = city
  const random = randomStream(plan.seed, 'file penduduk')
  const names = nameMaker(city.content.names, plan.mix)
  const bornAt = birthplaces(city)
  const write = scribe(city, 'penduduk')
  const streets = city.content.places.streets
  const file = createRows(path)
  file.line(`DATA PENDUDUK ${place.toUpperCase()}${','.repeat(17)}`)
  file.line(`Keadaan ${dayFirst(plan.asOfDay)} (data uji: seluruh nama dan nomor adalah rekaan)${','.repeat(17)}`)
  file.line(','.repeat(17))
  file.line(columns)
  let rows = 0
  let copies = plan.defects.copiedRows
  for (let person = 0; person < people.count; person++) {
    const kind = people.kind[person]
    if (kind === OUTSIDER || kind === GONE) continue
    const household = people.household[person] as number
    const it = write(person)
    const village = plan.villages[households.village[it.place] as number]
    const relation = people.relation[person] as number
    const sex = people.sex[person] as number
    const born = people.born[person] as number
    const age = ageAt(born, plan.asOfDay)
    const draw = random.next()
    const start = households.start[household] as number
    const mother = relation === CHILD ? (people.relation[start + 1] === WIFE ? start + 1 : people.sex[start] === 1 ? start : -1) : -1
    const motherName = mother >= 0 ? people.name[mother] : names.name(random, households.origin[household] as number, 1, 60)
    const nik = random.chance(0.006) ? worn(random, it.nik) : it.nik
    const byName = random.chance(0.01)
    const code = byName ? '' : random.chance(0.01) ? village?.code.replaceAll('.', '') : village?.code
    const status = kind === RESIDENT ? 'AKTIF' : kind === DEAD ? 'MENINGGAL' : kind === MOVED ? 'PINDAH' : ''
    const row = `${nik},${it.kk},${cell(it.name, ',')},${someSex(random, sex)},${bornAt(random)},${someDate(random, it.born, dayFirst)},${relations[relation]},${marital(relation, age, draw)},${job(relation, age, sex, draw)},${cell(motherName as string, ',')},Jl. ${streets[households.street[it.place] as number]} No. ${households.house[it.place]},${block[households.rt[it.place] as number]},${block[households.rw[it.place] as number]},${code},${village?.kecamatanName},${byName ? village?.name.toUpperCase() : village?.name},${status},${kind === RESIDENT ? '' : dayFirst(people.left[person] as number)}`
    file.line(row)
    city.noted('penduduk', file.lines, person)
    rows++
    if (copies > 0 && people.flag[person] === 0 && draw < 0.001) {
      file.line(row)
      rows++
      copies--
    }
    if (draw > 0.99999) file.line(','.repeat(17))
  }
  for (let k = 0; k < plan.defects.unreadablePenduduk; k++) {
    file.line(unreadable(city, k))
    rows++
  }
  file.line(`JUMLAH,,${plan.population}${','.repeat(15)}`)
  file.close()
  return rows
}

/** Rows of nobody: an impossible date, an unknown sex, a village that does not exist, no name. */
function unreadable(city: City, index: number): string {
  const village = city.plan.villages[index % city.plan.villages.length]
  const nik = `99${city.plan.regency.slice(3)}99${String(1 + (index % 28)).padStart(2, '0')}0580${String(index + 1).padStart(4, '0')}`
  const faults = [
    { name: 'Budi Rekaan', sex: 'L', born: '31-02-1980', code: village?.code },
    { name: 'Siti Rekaan', sex: 'X', born: '12-05-1980', code: village?.code },
    { name: 'Agus Rekaan', sex: 'L', born: '12-05-1980', code: `${city.plan.regency}.99.9999` },
    { name: '', sex: 'P', born: '12-05-1980', code: village?.code },
    { name: 'Wati Rekaan', sex: 'P', born: '00-00-0000', code: village?.code },
  ]
  const it = faults[index % faults.length]
  return `${nik},${nik},${it?.name},${it?.sex},,${it?.born},KEPALA KELUARGA,KAWIN,WIRASWASTA,,,001,001,${it?.code},,,AKTIF,`
}

/** The register as it was kept in an earlier month: required columns and neighbourhood only. */
export function writePendudukOf(city: City, path: string, monthsAgo: number, lead: readonly string[]): number {
  const { people, households, plan, history } = city
  const day = history.months[monthsAgo]?.day ?? 0
  const file = createRows(path)
  file.line('nik,no_kk,nama,jenis_kelamin,tanggal_lahir,rt,rw,kode_wilayah,status,tanggal_status')
  let rows = 0
  for (let person = 0; person < people.count; person++) {
    const kind = people.kind[person] as number
    if (kind === OUTSIDER || kind === GONE || (people.born[person] as number) >= day || (people.entered[person] as number) < monthsAgo) continue
    const left = kind === RESIDENT ? 0 : (people.left[person] as number)
    const here = kind === RESIDENT || left > day
    const household = people.household[person] as number
    file.line(
      `${lead[person]},${block[households.rt[household] as number]},${block[households.rw[household] as number]},${plan.villages[households.village[household] as number]?.code},${here ? 'AKTIF,' : `${kind === DEAD ? 'MENINGGAL' : 'PINDAH'},${isoDate(left)}`}`,
    )
    rows++
  }
  file.close()
  return rows
}

/** The unchanging start of each person's history rows, made once for all months: as dirty as in the newest one. Nobody of the roster alone has any. */
export function pendudukLead(city: City): string[] {
  const { people } = city
  const write = scribe(city, 'penduduk')
  return Array.from(people.nik, (_, person) => {
    if (people.kind[person] === OUTSIDER || people.kind[person] === GONE) return ''
    const it = write(person)
    return `${it.nik},${it.kk},${cell(it.name, ',')},${people.sex[person] === 1 ? 'P' : 'L'},${isoDate(it.born)}`
  })
}
