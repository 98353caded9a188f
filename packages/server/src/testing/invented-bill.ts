import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportingDate } from '@semesta/kernel'
import { importFile } from '../modules/registers/index.ts'
import type { OpenApp } from '../platform/app.ts'
import { systemActor } from '../platform/system.ts'

interface Paid {
  card: string
  nik: string | null
  name: string
  birth_date: string | null
}

/**
 * The bill of a built month as BPJS Kesehatan would send it: every active card that the city pays for, some of them twice, without some that left it.
 *
 * Shape: brought in through the normal intake; answers with its file and heads. `without` are cards taken off it since.
 */
export async function aBill(app: OpenApp, regency: string, month: string, it: { twice?: number; without?: readonly string[] } = {}) {
  const { rows } = await app.owner.query<Paid>(
    `select p.card, p.nik, p.name, p.birth_date::text from people_person as p join indicators_month as m using (regency_code, build_id)
     where p.regency_code = $1 and m.month = $2 and not m.superseded and p.is_active and p.segment = 'PBPU_PEMDA' order by p.card`,
    [regency, month],
  )
  const billed = rows.filter((row) => !it.without?.includes(row.card))
  const lines = [...billed, ...billed.slice(0, it.twice ?? 0)].map((row) =>
    [row.card, row.card, row.nik ?? '', row.name, row.birth_date ?? '', month, month, 'PBI (APBD)', 35_000, 2_800].join(';'),
  )
  const file = join(app.config.dataDir, `tagihan-${reportingDate(month)}.csv`)
  writeFileSync(file, ['psnoka;noka;nik;nama;tanggal_lahir;blntag;bulan;jenis_peserta;iuran;bantuan_iuran', ...lines, ''].join('\n'))
  const ask = { register: 'tagihan' as const, file, regency, asOf: reportingDate(month) }
  await importFile(app, systemActor('test'), ask, { onProgress: () => {}, signal: new AbortController().signal })
  return { heads: billed.length, lines: lines.length, cards: billed.map((row) => row.card) }
}
