import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import type { City } from './city.ts'
import { thousands } from './csv.ts'
import { damaged, longDate, misshapen } from './dirt.ts'
import { DEAD, FLAGS } from './model.ts'
import { dayFirst, isoDate } from './numbers.ts'
import { type Random, randomStream } from './random.ts'
import type { Job } from './write-others.ts'

/** A small file with every hazard at once, to try an upload with, and what must come of it. */
export interface UglySample {
  name: string
  register: 'kematian' | 'pekerja'
  accepted: number
  rejected: number
}

const ROWS = 180
const wide = (digits: string) => digits.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))

/** A NIK in one of the states people's files bring it in; the last four are beyond saving. */
function uglyNik(random: Random, nik: string, index: number): string {
  const ways = [nik, `'${nik}`, `${nik.slice(0, 6)}.${nik.slice(6, 12)}.${nik.slice(12)}`, ` ${nik}\u00a0`, wide(nik), `${nik.slice(0, 8)} ${nik.slice(8)}`]
  if (index % 15 === 7) return damaged(nik)
  if (index % 15 === 11) return misshapen(random, nik)
  return index % 15 === 13 ? '' : (ways[index % ways.length] as string)
}

function uglyDate(day: number, index: number): string {
  return [
    dayFirst(day),
    dayFirst(day).replaceAll('-', '/'),
    isoDate(day),
    longDate(day),
    longDate(day).replace(/ ([A-Z][a-z]{2})[a-z]* /, '-$1-'),
    String(day + 25_569),
    dayFirst(day).replaceAll('-', '.'),
  ][index % 7] as string
}

/** Writes `contoh-kotor.csv` (deaths as RT heads collected them) and `contoh-kotor.xlsx` (a firm group's list of workers). */
export async function writeUglySamples(city: City, jobs: readonly Job[], folder: string): Promise<UglySample[]> {
  return [writeUglyDeaths(city, folder), await writeUglyWorkers(city, jobs, folder)]
}

function writeUglyDeaths(city: City, folder: string): UglySample {
  const { people, households, plan } = city
  const random = randomStream(plan.seed, 'ugly deaths')
  const isListed = (person: number) => FLAGS[people.flag[person] as number] === 'dead-resident' || people.kind[person] === DEAD
  const chosen: number[] = []
  for (let person = 0; person < people.count && chosen.length < ROWS; person++) if (isListed(person)) chosen.push(person)
  const body = chosen.map((person, index) => {
    const village = plan.villages[households.village[people.household[person] as number] as number]
    const name = index % 4 === 0 ? `  ${people.name[person]?.toUpperCase()} ` : (people.name[person] as string)
    const source = ['RT', 'Dukcapil', 'Rumah Sakit', ''][index % 4]
    const place = index % 2 === 0 ? `Kec. ${village?.kecamatanName}` : village?.kecamatanName.toUpperCase()
    return `${index + 1};${uglyNik(random, people.nik[person] as string, index)};${name};${uglyDate(people.born[person] as number, index)};${uglyDate(people.left[person] as number, index + 3)};${source};${place};${index % 3 === 0 ? village?.name.replaceAll(' ', '') : village?.name}`
  })
  const first = plan.villages[0]
  const bad = ['31-02-2025', '00-00-0000', 'tidak diketahui', '', '2025-13-01'].flatMap((died, index) => [
    `${body.length + index + 1};;Budi Rekaan;12-05-1950;${died};RT;${first?.kecamatanName};${first?.name}`,
    `${body.length + index + 6};;;12-05-1950;01-03-2025;RT;${first?.kecamatanName};${first?.name}`,
  ])
  const blank = ';'.repeat(7)
  const lines = [
    `LAPORAN KEMATIAN TINGKAT RT${blank}`,
    `s.d. ${longDate(plan.asOfDay)} (data uji)${blank}`,
    blank,
    'No;NIK Almarhum;Nama Almarhum/ah;Tgl Lahir;Tgl Meninggal;Pelapor;Kecamatan;Kelurahan',
  ]
  body.forEach((line, index) => {
    lines.push(line)
    if (index % 60 === 59) lines.push(blank, line)
  })
  lines.push(...bad, `JUMLAH;;${body.length}${';'.repeat(5)}`)
  writeFileSync(join(folder, 'contoh-kotor.csv'), `\ufeff${lines.join('\r\n')}\r\n`)
  return { name: 'contoh-kotor.csv', register: 'kematian', accepted: body.length, rejected: bad.length }
}

type Value = string | number | null

async function writeUglyWorkers(city: City, jobs: readonly Job[], folder: string): Promise<UglySample> {
  const { people, employers, plan } = city
  const random = randomStream(plan.seed, 'ugly workers')
  const chosen = jobs.slice(0, ROWS)
  const firm = (job: Job): Value[] => [Number(employers.code[job.employer]), ` ${employers.name[job.employer]} `, employers.taxNumber[job.employer] ?? null]
  const body = chosen.map((job, index): Value[] => {
    const nik = people.nik[job.person] as string
    // A number cell keeps 15 digits: the sixteenth is gone for ever.
    const identity = index % 15 === 9 ? Number(`${nik.slice(0, 15)}0`) : uglyNik(random, nik, index) || null
    const wage = 3_500_000 + (index % 9) * 250_000
    const money = [wage, `Rp ${thousands(wage)}`, `${thousands(wage)},00`, String(wage)][index % 4] as Value
    const born = people.born[job.person] as number
    return [
      ...firm(job),
      identity,
      (people.name[job.person] as string).toUpperCase(),
      index % 5 === 0 ? born + 25_569 : uglyDate(born, index),
      money,
      uglyDate(plan.asOfDay - 400 - index, index),
      null,
    ]
  })
  const nobody = chosen[0] as Job
  const bad: Value[][] = [1, 2, 3, 4].flatMap((day) => [
    [...firm(nobody), null, null, dayFirst(4000 + day), 4_000_000, '01-02-2024', null],
    [null, ...firm(nobody).slice(1), null, `Pekerja Rekaan ${day}`, dayFirst(4000 + day), 4_000_000, '01-02-2024', null],
  ])
  const title: Value[][] = [['DAFTAR TENAGA KERJA'], [`Keadaan ${longDate(plan.asOfDay)} (data uji)`], []]
  const header = ['Kode BU', 'Nama Perusahaan', 'NPWP', 'NIK', 'Nama Lengkap', 'Tgl Lahir', 'Gaji', 'Tgl Masuk', 'Tgl Keluar']
  const bytes = await writeXlsx({
    properties: { title: 'Daftar tenaga kerja (data uji)', created: new Date(plan.asOfDay * 86_400_000), modified: new Date(plan.asOfDay * 86_400_000) },
    sheets: [
      { name: 'petunjuk', hidden: true, rows: [['Lembar ini hanya petunjuk pengisian.']] },
      {
        name: 'pekerja',
        rows: [...title, header, ...body.slice(0, 90), [], ...body.slice(90), ...bad, [], ['JUMLAH', null, null, null, body.length]],
        merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: 8 }],
      },
    ],
  })
  writeFileSync(join(folder, 'contoh-kotor.xlsx'), bytes)
  return { name: 'contoh-kotor.xlsx', register: 'pekerja', accepted: body.length, rejected: bad.length }
}
