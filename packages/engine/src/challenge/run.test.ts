import { expect, it } from 'vitest'
import { billed, card, challengeOf, member, nik } from './testing.ts'

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

// Goal: a bill equal to the roster is accepted whole, and each kind of wrong line is named, dated and priced once.
it('disputes nothing in a bill that is the roster', async () => {
  const { report, tests } = await challengeOf({ people: range(1, 5).map((i) => member(i)), bill: range(1, 5).map((i) => billed(i)) })
  expect(tests).toEqual({})
  expect(report).toMatchObject({
    lines: 5,
    heads: 5,
    billed: 189_000,
    iuran: 175_000,
    bantuan: 14_000,
    accepted: 5,
    acceptedRupiah: 189_000,
    missing: 0,
    closing: 5,
  })
  expect(report.roster).toEqual({ opening: null, added: null, removed: null, closing: 5, gap: null })
  expect(report.distinct).toEqual({ lines: 0, rupiahBilled: 0, rupiahMinimum: 0, rupiahFull: 0, verify: 0 })
})

it('names what is wrong with each line, and counts its money by one test alone', async () => {
  const people = [
    member(1),
    member(2, { died_on: '2025-08-20', death_source: 'RT', row_kematian: 9, coverage_step: 'dead' }),
    member(3, { moved_direction: 'keluar', moved_on: '2025-09-30', moved_to: '99.02', row_pindah: 4, coverage_step: 'moved' }),
    member(4, { is_active: false, status: 'tidak_aktif', card_until: '2025-09-30' }),
    member(5, { segment: 'PBI_JK', card_since: '2025-06-01' }),
    member(6, { segment: 'PPU_BU', card_since: '2025-11-01' }),
    member(7, { segment: 'PBPU' }),
    member(8, { employer_name: 'PT MAJU', employed_since: '2025-10-02', row_pekerja: 3 }),
    member(9, { row_penduduk: null, is_resident: false, coverage_step: 'not-resident' }),
    member(10, { class: '2' }),
    member(11, { person_id: nik(1), nik: nik(1), is_primary: false, coverage_step: 'duplicate' }),
  ]
  const bill = [
    ...range(1, 10).map((i) => billed(i)),
    billed(11, { nik: nik(1), iuran: 39_200, bantuan_iuran: 2_800 }),
    billed(1),
    billed(12, { iuran: 35_000, bantuan_iuran: 7_000 }),
    billed(1, { blntag: '2020-05' }),
    billed(10, { blntag: '2025-12', tanggal_lahir: '1890-08-17' }),
  ]
  const { report, disputes, tests } = await challengeOf({ people, bill })
  const main = Object.fromEntries(disputes.filter((it) => it.is_main).map((it) => [Number(it.row_no), it]))
  const said = (row: number) => [main[row]?.test, main[row]?.since_month, Number(main[row]?.rupiah_minimum), Number(main[row]?.rupiah_full)]
  expect(main[2]).toBeUndefined()
  expect(said(3)).toEqual(['dead', '2025-09', 35_000, 37_800])
  expect(said(4)).toEqual(['moved', '2025-10', 35_000, 37_800])
  expect(said(5)).toEqual(['deactivated', '2025-10', 35_000, 37_800])
  expect(said(6)).toEqual(['also-pbi', '2025-06', 35_000, 37_800])
  expect(said(7)).toEqual(['employed', '2025-11', 35_000, 37_800])
  expect(said(8)).toEqual(['other-segment', '2024-01', 35_000, 37_800])
  expect(said(9)).toEqual(['employed', '2025-11', 35_000, 37_800])
  expect(said(10)).toEqual(['not-found', '2025-11', 35_000, 37_800])
  expect(said(11)).toEqual(['class', '2025-11', 35_000, 37_800])
  expect(said(12)).toEqual(['doubled', '2025-11', 35_000, 42_000])
  expect(said(13)).toEqual(['billed-twice', '2025-11', 35_000, 37_800])
  expect(said(14)).toEqual(['not-found', '2025-11', 35_000, 42_000])
  expect(said(15)).toEqual(['before-programme', '2020-05', 35_000, 37_800])
  expect(said(16)).toEqual(['over-age', '2025-12', 35_000, 37_800])
  // The line for May 2020 asks for today's rate, too: wrong, and nothing too much.
  expect(tests).toEqual({
    ...{ dead: 1, moved: 1, deactivated: 1, 'also-pbi': 1, employed: 2, 'other-segment': 1, 'not-found': 2, class: 1, doubled: 1 },
    ...{ 'billed-twice': 1, 'not-on-roster': 1, 'wrong-rate': 3, 'before-programme': 1, 'over-age': 1 },
  })
  expect(report.accepted + report.distinct.lines).toBe(report.lines)
  expect(report.acceptedRupiah + report.distinct.rupiahBilled).toBe(report.billed)
  expect(main[3]?.words_id).toBe('Meninggal 20-08-2025 menurut RT (baris 9 register kematian); tidak boleh ditagih lagi sejak 2025-09.')
})

it('counts the full period by the months really billed in which the same test fails, at what each was billed', async () => {
  const dead = member(2, { died_on: '2025-06-10', death_source: 'Dukcapil', row_kematian: 9, coverage_step: 'dead' })
  const off = member(3, { is_active: false, card_until: '2025-08-31', status: 'tidak_aktif' })
  const people = [member(1), dead, off]
  const month = (blntag: string, more: object[] = []) => [1, 2, 3].map((i) => billed(i, { blntag, bulan: blntag })).concat(more as never)
  const { report, disputes, shares } = await challengeOf({
    people,
    bill: [1, 2, 3].map((i) => billed(i)),
    history: { '2025-09': [member(1), member(2), off], '2025-08': [member(1), member(2), member(3)], '2025-10': [member(1), member(2), member(3)] },
    // June is owed in full; July was billed at another amount; the month of September was never billed for 2.
    earlier: {
      '2025-06': month('2025-06'),
      '2025-07': [billed(1, { blntag: '2025-07' }), billed(2, { blntag: '2025-07', bulan: '2025-07', iuran: 40_000 })],
      '2025-08': month('2025-08'),
      '2025-09': [1, 3].map((i) => billed(i, { blntag: '2025-09', bulan: '2025-09' })),
      '2025-10': month('2025-10'),
    },
  })
  const main = Object.fromEntries(disputes.filter((it) => it.is_main).map((it) => [it.card, it]))
  expect(main[card(2)]).toMatchObject({ test: 'dead', since_month: '2025-07', months: 4, rupiah_minimum: 35_000n, rupiah_full: 42_800n + 3n * 37_800n })
  // Active again in October, says the picture of October: only September and November count.
  expect(main[card(3)]).toMatchObject({ test: 'deactivated', since_month: '2025-09', months: 2, rupiah_full: 75_600n })
  expect(shares.filter((it) => it.card === card(2)).map((it) => [it.month_billed, it.bill_month, Number(it.rupiah)])).toEqual(
    expect.arrayContaining([
      ['2025-07', '2025-07', 42_800],
      ['2025-11', '2025-11', 37_800],
    ]),
  )
  expect(report.distinct).toMatchObject({ lines: 2, rupiahMinimum: 70_000, rupiahFull: 42_800 + 3 * 37_800 + 75_600 })
  expect(report.bpjs).toEqual({ opening: 3, added: 0, removed: 0, closing: 3, gap: 0 })
  expect(report.roster).toEqual({ opening: 3, added: 0, removed: 1, closing: 2, gap: 0 })
})

it('asks for a card-month once: not when it was given back, not when a claim already asks for it', async () => {
  const people = [member(2, { died_on: '2025-06-10', death_source: 'Dukcapil', coverage_step: 'dead' })]
  const at = (month: string, more = {}) => billed(2, { blntag: month, bulan: month, ...more })
  const earlier = {
    '2025-07': [at('2025-07')],
    '2025-08': [at('2025-08')],
    '2025-09': [at('2025-09'), at('2025-07', { bulan: '2025-09', iuran: -35_000, bantuan_iuran: -2_800 })],
  }
  const story = { people, bill: [at('2025-11')], earlier }
  const { report } = await challengeOf(story)
  expect(report.distinct.rupiahFull).toBe(3 * 37_800)
  expect((await challengeOf({ ...story, claimed: [`${card(2)},2025-08`] })).report.distinct.rupiahFull).toBe(2 * 37_800)
})

it('finds for whom a line without a card asks by its NIK, and says that a line naming nobody leads to nobody', async () => {
  const bill = [
    billed(1, { psnoka: null }),
    billed(1),
    billed(2),
    billed(3, { psnoka: null, nik: null, nik_state: 'missing' }),
    billed(4, { psnoka: null, nik: null, nik_state: 'missing', nama: null }),
  ]
  const { report, disputes, tests } = await challengeOf({ people: range(1, 3).map((i) => member(i)), bill })
  expect(tests).toEqual({ 'billed-twice': 1, 'not-found': 1, 'not-on-roster': 1, 'by-name': 1 })
  expect(disputes.find((it) => it.test === 'billed-twice')?.card).toBe(card(1))
  expect(report.matched).toEqual({ card: 3, nik: 0, nameBirth: 1, none: 1 })
})

it.each([
  ['split', { iuran: 35_000, bantuan_iuran: 2_800 }, 37_800, 35_000],
  ['whole', { iuran: 37_800, bantuan_iuran: 4_200 }, 37_800, 35_000],
  ['whole', { iuran: 37_800, bantuan_iuran: null }, 37_800, 35_000],
  ['gross', { iuran: 42_000, bantuan_iuran: null }, 37_800, 35_000],
  ['iuran', { iuran: 35_000, bantuan_iuran: null }, 35_000, 35_000],
  ['law', { iuran: null, bantuan_iuran: 4_200 }, 37_800, 35_000],
])('reads money as %s where the bill says %o', async (how, money, rupiah, iuran) => {
  const bill = [
    ...range(1, 4).map((i) => billed(i, money)),
    billed(5, { ...money, iuran: money.iuran === null ? null : money.iuran + 100, bantuan_iuran: money.iuran === null ? 16_500 : money.bantuan_iuran }),
  ]
  const { report, tests } = await challengeOf({ people: range(1, 5).map((i) => member(i)), bill })
  expect(report.reading).toEqual({ how, fits: how === 'law' ? 5 : 4, lines: 5 })
  const over = money.iuran === null ? 0 : 100
  expect(report).toMatchObject({ billed: 5 * rupiah + over, iuran: expect.any(Number), acceptedRupiah: 5 * rupiah, accepted: 4 })
  expect(report.iuran - over).toBe(5 * iuran)
  expect(tests).toEqual({ 'wrong-rate': 1 })
})

it('knows the dead and the moved whom no picture places, and believes a NIK only when the name or the birth date agrees', async () => {
  const kematian = [21, 22].map((i) => ({ nik: nik(i), nik_state: 'ok', nama: billed(i).nama, tanggal_meninggal: '2025-03-02', sumber: 'RT' }))
  const pindah = [{ nik: nik(23), nik_state: 'ok', nama: billed(23).nama, tanggal_pindah: '2025-06-15', arah: 'keluar', kode_wilayah_tujuan: '99.02' }]
  const stranger = billed(22, { nama: 'ORANG LAIN', tanggal_lahir: '1971-02-03' })
  const { disputes } = await challengeOf({ people: [member(1)], bill: [billed(1), billed(21), stranger, billed(23)], kematian, pindah })
  expect(disputes.filter((it) => it.is_main).map((it) => [it.nik, it.test, it.since_month])).toEqual([
    [nik(21), 'dead', '2025-04'],
    [nik(22), 'not-found', '2025-11'],
    [nik(23), 'moved', '2025-07'],
  ])
})

it('takes no misspelt number for a proof: the dead and the employed are found by card or NIK, and nobody is accused for another', async () => {
  const dead = (i: number) => member(i, { died_on: '2025-03-02', death_source: 'RT', coverage_step: 'dead' })
  const people = [dead(1), dead(2), dead(3), member(4), dead(5), member(6), member(7, { segment: 'PPU_BU', coverage_step: 'other-segment' }), member(8)]
  const stranger = { nama: 'ORANG LAIN', tanggal_lahir: '1971-02-03' }
  const bill = [
    billed(1, { nik: '9901011708900099' }),
    billed(2, { psnoka: card(92) }),
    billed(3, { psnoka: card(93), nik: '9901011708900093' }),
    billed(4, { psnoka: card(94) }),
    // The NIK of somebody dead on a card of nobody, under another name; then a living member under the card of a worker.
    billed(5, { psnoka: card(95), ...stranger }),
    billed(8, { psnoka: card(7), tanggal_lahir: '1990-08-18' }),
    billed(6, { psnoka: card(96), nik: null, nik_state: 'missing', nama: 'dr. ORANG G, M.Kes' }),
  ]
  const { disputes } = await challengeOf({ people, bill })
  expect(Object.fromEntries(disputes.filter((it) => it.is_main).map((it) => [Number(it.row_no) - 1, [it.test, it.severity]]))).toEqual({
    ...{ 1: ['dead', 'high'], 2: ['dead', 'high'], 3: ['by-name', 'low'], 4: ['other-card', 'low'] },
    ...{ 5: ['not-found', 'medium'], 6: ['other-card', 'low'], 7: ['not-found', 'medium'] },
  })
})

it('refuses a file that is another month, is empty or names nobody', async () => {
  const people = [member(1)]
  await expect(challengeOf({ people, bill: [] })).rejects.toMatchObject({ code: 'challenge/empty-bill' })
  await expect(challengeOf({ people, bill: [billed(1, { bulan: '2025-10', blntag: '2025-10' })] })).rejects.toMatchObject({
    code: 'challenge/other-month',
    facts: { month: '2025-11', found: '2025-10' },
  })
  const nobody = billed(1, { psnoka: null, nik: null, nik_state: 'missing', nama: null })
  await expect(challengeOf({ people, bill: [nobody] })).rejects.toMatchObject({ code: 'challenge/nobody-named' })
})

it('says of a letter with heads alone what both sides count and what it costs', async () => {
  const people = range(1, 5).map((i) => member(i))
  const { report } = await challengeOf(
    { people, bill: [], history: { '2025-10': people.slice(0, 4) } },
    { bill: { kind: 'heads', heads: 7, rupiah: null }, opening: 6 },
  )
  expect(report).toMatchObject({ kind: 'heads', heads: 7, billed: 264_600, iuran: 245_000, bantuan: 19_600, lines: 0, closing: 7 })
  expect(report.roster).toEqual({ opening: 4, added: 1, removed: 0, closing: 5, gap: 0 })
  expect(report.bpjs).toEqual({ opening: 6, added: null, removed: null, closing: 7, gap: null })
})
