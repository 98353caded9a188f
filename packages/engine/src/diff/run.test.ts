import fc from 'fast-check'
import { expect, it } from 'vitest'
import { writeCity } from '../month/test-city.ts'
import type { Row } from '../session.ts'
import { diffOf } from './testing.ts'

const nik = (i: number) => `99010117089${String(i).padStart(5, '0')}`
const card = (i: number, more: Row = {}): Row => ({
  ...{ no_kartu: String(i).padStart(13, '0'), nik: nik(i), nama: `ORANG ${i}`, village_code: '99.01.01.1001' },
  ...more,
})
const off = (status_code: number, more: Row = {}): Row => ({ is_active: false, status: 'tidak_aktif', status_code, ...more })
const city = { segment: 'PBPU_PEMDA', participant_code: 22 }
const key = (i: number) => String(i).padStart(13, '0')

it('says what happens to each card in the words of the programme', async () => {
  const before = [card(1), card(2), card(3), card(4), card(5), card(6), card(7), card(8, off(9)), card(9, city), card(10)]
  const file = [
    card(1),
    card(2, city),
    card(3, off(9)),
    card(4, off(7)),
    card(5, { village_code: '99.01.01.1002' }),
    card(6, { nama: 'ORANG 6 B', alamat: 'Jalan Mawar' }),
    card(8),
    card(9, { ...off(15), ...city }),
    card(10, { is_active: false, status: 'meninggal', status_code: 2 }),
    card(11, city),
  ]
  const { report, of } = await diffOf('peserta', before, file)
  const kinds = (i: number) => [of(key(i))?.kind, of(key(i))?.cause]
  expect(of(key(1))).toBeUndefined()
  expect(kinds(2)).toEqual(['segment', null])
  expect(kinds(3)).toEqual(['deactivated', 'arrears'])
  expect(kinds(4)).toEqual(['deactivated', 'suspended'])
  expect(kinds(5)).toEqual(['moved', null])
  expect(of(key(5))).toMatchObject({ village_code: '99.01.01.1002', fields: { village_code: ['99.01.01.1001', '99.01.01.1002'] } })
  // A column that the list in force does not have is no change; the name is.
  expect(of(key(6))).toMatchObject({ kind: 'corrected', fields: { nama: ['ORANG 6', 'ORANG 6 B'] } })
  expect(kinds(7)).toEqual(['left', 'unknown'])
  expect(kinds(8)).toEqual(['activated', null])
  expect(kinds(9)).toEqual(['deactivated', 'end-of-month'])
  expect(kinds(10)).toEqual(['deactivated', 'deceased'])
  expect(kinds(11)).toEqual(['joined', null])
  expect(report.rows).toEqual({ new: 1, changed: 8, same: 1, repeated: 0, taken: 0, left: 1, before: 10, after: 10 })
  expect(report.before).toEqual({ population: 0, registered: 10, active: 9, cityPaid: 1 })
  expect(report.after).toEqual({ population: 0, registered: 9, active: 6, cityPaid: 2 })
  // 35.000 + 2.800 a head: two more, one less.
  expect(report.changes.reduce((sum, it) => sum + it.rupiahPerMonth, 0)).toBe(37_800)
  expect(report.premium).toEqual({ rupiah: 37_800, parameters: ['premiums/pbpu-pemda-iuran', 'premiums/pbpu-pemda-bantuan-daerah'] })
})

it('tells why somebody left or is not active from the other registers in force', async () => {
  const others = {
    penduduk: [1, 2, 3, 4, 5].map((i) => ({ nik: nik(i), nama: `ORANG ${i}`, rw: '002', rt: '003' })),
    kematian: [{ nik: nik(1), nama: 'ORANG 1' }],
    pindah: [{ nik: nik(2), nama: 'ORANG 2' }],
    dtsen: [{ nik: nik(3), nama: 'ORANG 3', tanggal_keluar_pbi: '2025-10-01' }],
    pekerja: [{ nik: nik(4), nama: 'ORANG 4', tanggal_keluar: '2025-10-01' }],
  }
  const before = [card(1), card(2), card(3, { segment: 'PBI_JK' }), card(4), card(5)]
  const { of, report } = await diffOf('peserta', before, [card(3, { ...off(15), segment: 'PBI_JK' }), card(4, off(15)), card(5)], { city: others })
  expect([1, 2, 3, 4].map((i) => of(key(i))?.cause)).toEqual(['deceased', 'moved', 'pbi-removed', 'left-employment'])
  expect(of(key(1))?.area_path).toBe('99.01.01.1001/002/003')
  expect(report.before.population).toBe(5)
})

it('counts the newest row of a card, and calls the others repetitions', async () => {
  const before = [card(1, { tmt: '2020-01-01' })]
  const file = [card(1, { tmt: '2024-01-01', ...city }), card(1, { tmt: '2020-01-01' })]
  const { report, of } = await diffOf('peserta', before, file)
  expect(report.rows).toMatchObject({ new: 0, changed: 1, same: 0, repeated: 1 })
  expect(of(key(1))).toMatchObject({ kind: 'segment', segment_before: 'PBPU', segment: 'PBPU_PEMDA', needs: 'two' })
})

it('tells residents who share a NIK apart, and follows the one whose number is corrected', async () => {
  const shared = { nik: nik(1) }
  const before = [
    { ...shared, nama: 'ANI', tanggal_lahir: '1990-01-01' },
    { ...shared, nama: 'BUDI', tanggal_lahir: '1980-01-01' },
  ]
  const { report, changes } = await diffOf('penduduk', before, [
    { ...shared, nama: 'ANI', tanggal_lahir: '1990-01-01' },
    { nik: nik(2), nama: 'BUDI', tanggal_lahir: '1980-01-01' },
  ])
  expect(report.rows).toMatchObject({ new: 1, left: 1, same: 1 })
  expect(changes.map((it) => [it.kind, it.name])).toEqual([
    ['joined', 'BUDI'],
    ['left', 'BUDI'],
  ])
})

it('calls a death in the population register a deactivation that two people must see', async () => {
  const person = { nik: nik(1), nama: 'ANI' }
  const { report, changes } = await diffOf('penduduk', [person], [{ ...person, status: 'meninggal', tanggal_status: '2025-10-10' }])
  expect(changes[0]).toMatchObject({ kind: 'deactivated', cause: 'deceased', needs: 'two' })
  expect([report.before.population, report.after.population]).toEqual([1, 0])
  expect(report.approval.needs).toBe('two')
})

it('touches only the people of a part, keeps what it does not say, and writes the whole list', async () => {
  const before = [card(1, { alamat: 'Jalan Lama', tmt: '2020-01-01' }), card(2, { alamat: 'Jalan Dua' }), card(3)]
  const { report, of, snapshot } = await diffOf('peserta', before, [card(1, { segment: 'PBPU_PEMDA' }), card(4, city)], { scope: 'part' })
  expect(report.rows).toEqual({ new: 1, changed: 1, same: 0, repeated: 0, taken: 0, left: 0, before: 3, after: 4 })
  expect(of(key(1))?.fields).toEqual({ segment: ['PBPU', 'PBPU_PEMDA'] })
  const byCard = new Map(snapshot?.map((it) => [it.no_kartu, it]))
  expect(byCard.get(key(1))).toMatchObject({ segment: 'PBPU_PEMDA', alamat: 'Jalan Lama', tmt: '2020-01-01' })
  expect(byCard.get(key(2))).toMatchObject({ alamat: 'Jalan Dua' })
  expect([...byCard.keys()].sort()).toEqual([1, 2, 3, 4].map(key))
  expect(new Set(snapshot?.map((it) => it.row_no)).size).toBe(4)
})

it('takes over the rows of the file it mends, and writes the whole list', async () => {
  const first = await writeCity({ peserta: [card(1), card(2)] })
  const { report, snapshot } = await diffOf('peserta', [card(1), card(2), card(3)], [card(3, { row_no: 9, ...city })], {
    taken: first.sources[0]?.path ?? null,
  })
  expect(report.rows).toMatchObject({ new: 0, changed: 1, same: 2, repeated: 0, taken: 2, left: 0, after: 3 })
  expect(snapshot?.map((it) => it.no_kartu).sort()).toEqual([1, 2, 3].map(key))
})

it.each(['tagihan', 'fasilitas', 'kunjungan', 'dtsen', 'pekerja', 'kematian', 'pindah'] as const)('compares %s by its own key', async (register) => {
  const row = { psnoka: '1', blntag: '2025-10', kode: 'F1', kode_fasilitas: 'F1', bulan: '2025-10', layanan: 'igd', nik: nik(1), nama: 'ANI' }
  const column = { tagihan: 'iuran', fasilitas: 'kapasitas', kunjungan: 'jumlah', dtsen: 'desil', pekerja: 'upah', kematian: 'sumber', pindah: 'arah' }[
    register
  ]
  const [before, after] = register === 'kematian' || register === 'pindah' ? ['RS', 'masuk'] : [7, 8]
  for (const scope of ['whole', 'part'] as const) {
    const { report, changes } = await diffOf(register, [{ ...row, [column]: before }], [{ ...row, [column]: after }], { scope })
    expect(report.rows).toMatchObject({ new: 0, changed: 1, same: 0, left: 0 })
    expect(changes[0]).toMatchObject({ kind: 'corrected', fields: { [column]: [before, after] } })
  }
})

it('accepts spelling and address by itself, an identity by one person, a payer by two', async () => {
  const one = card(1, { nama: 'MUHAMMAD ALI', alamat: 'Jalan A', tanggal_lahir: '1990-01-01' })
  const needs = async (change: Row, base: Row = one) =>
    (await diffOf('peserta', [base, card(2, { alamat: 'x' })], [{ ...base, ...change }, card(2, { alamat: 'x' })])).report.approval.needs
  expect(await needs({ nama: 'MUHAMAD ALI', alamat: 'Jalan B' })).toBe('itself')
  expect(await needs({ tanggal_lahir: '1991-01-01' })).toBe('one')
  expect(await needs({ nama: 'SITI RAHMA' })).toBe('one')
  expect(await needs({ segment: 'PBPU_PEMDA' })).toBe('two')
  expect(await needs({ segment: 'PPU_BU' })).toBe('one')
})

// Goal: whatever a file holds, no row is lost: new + changed + same + repeated are the accepted rows, and heads after are heads before plus the changes.
const aRow = fc.record({
  no_kartu: fc.integer({ min: 1, max: 12 }).map(key),
  segment: fc.constantFrom('PBPU', 'PBPU_PEMDA', 'PBI_JK'),
  is_active: fc.boolean(),
  tmt: fc.constantFrom('2020-01-01', '2021-01-01', null),
  village_code: fc.constantFrom('99.01.01.1001', '99.01.01.1002', null),
  nama: fc.constantFrom('ANI', 'BUDI'),
})
const rows = fc
  .array(aRow, { maxLength: 20 })
  .map((all) => all.map((it): Row => ({ ...it, status: it.is_active ? 'aktif' : 'menunggak', status_code: it.is_active ? 0 : 9 })))

it.each(['whole', 'part'] as const)('conserves rows, heads and rupiah of every list (%s)', { timeout: 240_000 }, async (scope) => {
  await fc.assert(
    fc.asyncProperty(rows, rows, async (before, file) => {
      const { report, changes } = await diffOf('peserta', before, file, { scope })
      const { new: fresh, changed, same, repeated, left } = report.rows
      expect(fresh + changed + same + repeated).toBe(file.length)
      expect(changes).toHaveLength(fresh + changed + left)
      const sum = (key: 'registered' | 'active' | 'rupiahPerMonth') => report.changes.reduce((total, it) => total + it[key], 0)
      expect(report.after.registered - report.before.registered).toBe(sum('registered'))
      expect(report.after.active - report.before.active).toBe(sum('active'))
      expect((report.after.cityPaid - report.before.cityPaid) * 37_800).toBe(sum('rupiahPerMonth'))
      expect(report.changes.reduce((total, it) => total + it.heads, 0)).toBe(changes.length)
      expect(report.rows.after).toBe(new Set([...file, ...(scope === 'part' ? before : [])].map((it) => it.no_kartu)).size)
    }),
    { numRuns: 25 },
  )
})
