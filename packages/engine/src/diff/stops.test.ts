import { expect, it } from 'vitest'
import type { Row } from '../session.ts'
import { diffOf } from './testing.ts'

// Goal: each oddity is found on its own side of its threshold, says its numbers in both languages, and an ordinary file has none.
const N = 400
const nik = (i: number) => `99010117089${String(i).padStart(5, '0')}`
const card = (i: number, more: Row = {}): Row => ({
  ...{ no_kartu: String(i).padStart(13, '0'), nik: nik(i), nama: `ORANG ${i}`, village_code: '99.01.01.1001', segment: 'PBI_JK', tmt: '2020-01-01' },
  ...more,
})
const roster = (count = N, change: (i: number) => Row = () => ({})) => Array.from({ length: count }, (_, i) => card(i, change(i)))
const residents = (count: number) => Array.from({ length: count }, (_, i) => ({ nik: nik(i), nama: `ORANG ${i}` }))
const off: Row = { is_active: false, status: 'nonaktif_akhir_bulan', status_code: 15 }

async function stops(file: Row[], options: Parameters<typeof diffOf>[3] = {}, before: Row[] | null = roster()) {
  return (await diffOf('peserta', before, file, options)).report.stops
}

it('finds nothing odd about an ordinary month, and nothing below a hundred people', async () => {
  expect(await stops(roster(N, (i) => (i % 20 === 0 ? off : {})))).toEqual([])
  expect(await stops([card(1), card(2, off)], { city: { penduduk: residents(1) } }, [card(1), card(2), card(3)])).toEqual([])
})

it.each<[string, Row[], Parameters<typeof diffOf>[3], object]>([
  ['far-smaller', roster(200), {}, { after: 200, before: N, left: 200, limit: 70 }],
  ['match-rate', roster(N, (i) => (i < 120 ? { no_kartu: `9${String(i).padStart(12, '0')}` } : {})), {}, { matched: 280, rows: N }],
  [
    'population-match',
    roster(),
    { city: { penduduk: [...residents(200), ...residents(N).map((it, i) => ({ ...it, nik: nik(i + N) }))] } },
    { known: 200, sound: N, limit: 60 },
  ],
  ['segment-swing:PBI_JK', roster(N, (i) => (i < 120 ? off : {})), {}, { segment: 'PBI_JK', before: N, after: 280, limit: 10 }],
  [
    'over-population:99.01.01.1001',
    roster(),
    { city: { penduduk: residents(N).map((it, i) => ({ ...it, village_code: `99.01.01.100${1 + (i % 2)}` })) } },
    { members: N, residents: 200 },
  ],
  ['identity-changed:nama', roster(N, (i) => (i < 120 ? { nama: `BUKAN ${i}` } : {})), {}, { field: 'nama', heads: 120, people: N }],
  ['later-dates', roster(N, (i) => (i < 120 ? { tmt: '2026-01-01' } : {})), {}, { rows: 120, column: 'tmt' }],
  ['other-month', roster(), { fileName: 'MASTERFILE 2025-10.xlsx' }, { named: '2025-10', asOf: '2025-11-01' }],
  ['mostly-rejected', roster(), { checked: { read: 1_000, rejected: 200, shifted: 10, elsewhere: 0 } }, { rejected: 200, limit: 10 }],
  ['columns-shifted', roster(), { checked: { read: 1_000, rejected: 200, shifted: 190, elsewhere: 0 } }, { shifted: 190 }],
  ['other-regency', roster(), { checked: { read: 1_000, rejected: 100, shifted: 0, elsewhere: 150 } }, { rows: 150, limit: 10 }],
])('stops at %s, with its numbers', async (code, file, options, facts) => {
  const found = await stops(file, options)
  expect(found.map((it) => it.code)).toEqual([code])
  expect(found[0]?.facts).toMatchObject(facts)
  expect(found[0]?.judul).toMatch(/\w{4}/)
  expect(found[0]?.title).toMatch(/\w{4}/)
})
