import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { literal, openSession, type Session } from '../packages/engine/src/session.ts'

/** SQL of an invented membership roster with all columns of formats.md and one faulty row in two hundred. NIKs start with 99. */
const ROSTER_SQL = `select
  lpad((1000000000 + i)::varchar, 13, '0') as no_kartu,
  '99740' || (1 + i % 8) || lpad((1 + i % 28 + case when i % 2 = 0 then 40 else 0 end)::varchar, 2, '0') || lpad((1 + i % 12)::varchar, 2, '0')
    || lpad((i % 100)::varchar, 2, '0') || lpad((1 + i // 100 % 9999)::varchar, 4, '0') as nik,
  '9974010101' || lpad((i // 4 % 1000000)::varchar, 6, '0') as no_kk,
  ['MUHAMMAD', 'SITI', 'ANDI', 'NUR', 'AGUS', 'SRI'][1 + i % 6] || ' UJI ' || i as nama,
  case when i % 2 = 0 then 'P' else 'L' end as jenis_kelamin,
  case when i % 200 = 7 then '00-00-0000' else strftime(date '1950-01-01' + (i % 25000)::int, '%d-%m-%Y') end as tanggal_lahir,
  ['PESERTA', 'ISTRI', 'ANAK', 'SUAMI'][1 + i % 4] as hubungan_keluarga,
  [22, 21, 13, 14, 3][1 + i % 5] as jenis_peserta, 1 + i % 3 as kelas, [0, 0, 0, 0, 9, 15][1 + i % 6] as status,
  strftime(date '2014-01-01' + (i % 4000)::int, '%d-%m-%Y') as tmt, null as tat, '17010' || (i % 30) as kode_fktp, 'PUSKESMAS UJI ' || (i % 30) as nama_fktp,
  case when i % 5 = 2 then '99' || (i % 1000) end as kode_badan_usaha, case when i % 5 = 2 then 'PT UJI ' || (i % 1000) end as nama_badan_usaha,
  i % 24 as bulan_tunggakan, (i % 24) * 42000 as nominal_tunggakan, ['64.74.01.1001', '64.74.01.1002', '64.74.02.1001'][1 + i % 3] as kode_wilayah,
  'JL. MERDEKA NO ' || (i % 300) as alamat, lpad((1 + i % 40)::varchar, 3, '0') as rt, lpad((1 + i % 12)::varchar, 3, '0') as rw, '08123' || i as no_hp`

/** Writes the roster as CSV. Unit: rows. */
export async function writeRoster(session: Session, file: string, rows: number): Promise<void> {
  await session.run(`copy (${ROSTER_SQL} from range(${rows}) as t(i)) to ${literal(file)} (format csv, header)`)
}

/** Rows of the roster with its first `columns` columns as text, a batch at a time. */
export async function* rosterRows(rows: number, columns: number): AsyncGenerator<string[]> {
  const session = await openSession({ memoryLimit: '1GB', tempDirectory: join(tmpdir(), 'semesta-bench-rows') })
  for (let from = 0; from < rows; from += 20_000) {
    const batch = await session.all(`${ROSTER_SQL} from range(${from}, ${Math.min(rows, from + 20_000)}) as t(i)`)
    if (from === 0) yield Object.keys(batch[0] ?? {}).slice(0, columns)
    for (const row of batch) {
      yield Object.values(row)
        .slice(0, columns)
        .map((it) => (it === null ? '' : String(it)))
    }
  }
  session.close()
}
