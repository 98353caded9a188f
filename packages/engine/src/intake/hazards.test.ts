import { describe, expect, it } from 'vitest'
import { csv, member, resident, takeIn, takeInEach } from './testing.ts'

/** What became of one column when each of these values stood in it. */
async function residents(changes: Record<string, string>[]) {
  return takeInEach('penduduk', changes.map(resident))
}
async function members(changes: Record<string, string>[]) {
  return takeInEach('peserta', changes.map(member))
}

describe('NIK', () => {
  const cases: [string, string][] = [
    ["'9974011708900001", 'ok'],
    ['9974 0117 0890 0001', 'ok'],
    ['9974.0117.0890-0001', 'ok'],
    ['9974011708900001\u00a0', 'ok'],
    ['９９７４０１１７０８９０００01', 'ok'],
    ['="9974011708900001"', 'ok'],
    ['9974015708900001', 'ok'],
    ['9.97401E+15', 'damaged'],
    ['9,97401E+15', 'damaged'],
    ['9974011708900000.0', 'damaged'],
    ['9974011708900000', 'damaged'],
    ['', 'missing'],
    ['-', 'missing'],
    ['0', 'missing'],
    ['tidak ada', 'missing'],
    ['997401170890001', 'shape'],
    ['9974013208900001', 'shape'],
    ['9974013002900001', 'shape'],
    ['99740117089000012', 'shape'],
    ['997401170890000A', 'shape'],
  ]

  it('keeps every row, with what is known about its number and the number as it came', async () => {
    const taken = await residents(cases.map(([nik]) => ({ nik })))
    expect(taken.map((it) => it.row?.nik_state)).toEqual(cases.map(([, state]) => state))
    expect(taken.map((it) => it.row?.nik_raw ?? '')).toEqual(cases.map(([raw]) => (raw === '-' ? '' : raw)))
    expect(taken.map((it) => it.row?.nik !== null)).toEqual(cases.map(([, state]) => state === 'ok'))
  })

  it('takes a whole column that ends in 0 as rounded by a spreadsheet', async () => {
    const rows = Array.from({ length: 40 }, (_, i) => resident({ nik: `99740117089${String(i + 1).padStart(4, '0')}0`, nama: `Uji ${'A'.repeat(i + 1)}` }))
    const { snapshot, report } = await takeIn('penduduk', csv(rows))
    expect(new Set(snapshot.map((it) => it.nik_state))).toEqual(new Set(['damaged']))
    expect(report.notes.join()).toContain('40 dari 40 NIK berakhir 0')
  })

  it.each(['dtsen', 'pindah'] as const)('refuses a row of %s without a NIK, since nothing else names the person', async (register) => {
    const rows = [{ nik: '' }, { nik: '9974011708900001' }].map((it) => ({ ...it, desil: '3', tanggal_pindah: '01-02-2025' }))
    expect((await takeIn(register, csv(rows))).report).toMatchObject({ rows: { accepted: 1, rejected: 1 }, rejects: [{ row: 2, column: 'nik' }] })
  })
})

describe('card numbers', () => {
  it('restores leading zeros only where the length proves them', async () => {
    const cases = [
      ['0001000000001', '0001000000001'],
      ['1000000001', '0001000000001'],
      ['12345678901', '0012345678901'],
      ['1000000001.0', '0001000000001'],
      ["'0001000000001", '0001000000001'],
      ['0001-0000-00001', '0001000000001'],
    ]
    const taken = await members(cases.map(([no_kartu = '']) => ({ no_kartu })))
    expect(taken.map((it) => it.row?.no_kartu)).toEqual(cases.map(([, card]) => card))
  })

  it('refuses the row otherwise', async () => {
    const raws = ['', '1.23E+09', '12', '00012345678901', 'ABC']
    const taken = await members(raws.map((no_kartu) => ({ no_kartu })))
    expect(taken.map((it) => [it.reject?.column_name, it.reject?.raw ?? ''])).toEqual(raws.map((raw) => ['no_kartu', raw]))
  })
})

describe('dates', () => {
  it('reads the ways in which lists write 17 August 1990', async () => {
    const words = ['17 Agustus 1990', '17-Agu-90', '17 agt 1990', '17-Aug-1990', '17 AGUSTUS 1990']
    const numbers = [
      '17-08-1990',
      '17/08/1990',
      '1990-08-17',
      '33102',
      '33102.0',
      '17.08.1990',
      '19900817',
      '17081990',
      '1990/08/17',
      "'17-08-1990",
      '17 08 1990',
    ]
    const stamps = ['1990-08-17 00:00:00', '1990-08-17T00:00:00Z', '17/08/1990 0:00', '17-08-1990 00:00:00']
    const taken = await residents([...words, ...numbers, ...stamps].map((tanggal_lahir) => ({ tanggal_lahir })))
    expect(taken.map((it) => it.row?.tanggal_lahir)).toEqual(taken.map(() => '1990-08-17'))
  })

  it('refuses what cannot be a birth date, with the raw value', async () => {
    const raws = [
      '00-00-0000',
      '0000-00-00',
      '31-02-1990',
      '1990-13-01',
      '08/17/1990',
      '17-Foo-1990',
      '2025-11-02',
      '1700-01-01',
      'kemarin',
      '12',
      '31 Februari 1990',
    ]
    const taken = await residents(raws.map((tanggal_lahir) => ({ tanggal_lahir })))
    expect(taken.map((it) => [it.reject?.column_name, it.reject?.raw])).toEqual(raws.map((raw) => ['tanggal_lahir', raw]))
  })

  it('reads a two-digit year as the nearest past one and says so', async () => {
    const { snapshot, report } = await takeIn('penduduk', csv([resident({ tanggal_lahir: '01-02-25' }), resident({ tanggal_lahir: '01-02-26' })]))
    expect(snapshot.map((it) => it.tanggal_lahir)).toEqual(['2025-02-01', '1926-02-01'])
    expect(report.warningGroups).toMatchObject([{ column: 'tanggal_lahir', reason: expect.stringContaining('Tahun dua angka'), rows: 2, examples: [2, 3] }])
  })

  it('empties an optional date that cannot be read and says so', async () => {
    const { snapshot, report } = await takeIn('peserta', csv([member({ tat: '00-00-0000' })]))
    expect(snapshot[0]).toMatchObject({ tat: null })
    expect(report.warningGroups).toMatchObject([{ column: 'tat', reason: 'Isi tidak terbaca, dikosongkan', rows: 1, examples: [2] }])
  })
})

describe('codes and values', () => {
  it('maps sex and refuses what is neither', async () => {
    const men = ['L', '1', 'LK', 'LAKI-LAKI', 'Laki - Laki', 'laki']
    const women = ['P', '2', 'pr', 'PEREMPUAN', ' P ', 'wanita']
    const taken = await residents([...men, ...women, 'X', ''].map((jenis_kelamin) => ({ jenis_kelamin })))
    expect(taken.map((it) => it.row?.jenis_kelamin ?? it.reject?.column_name)).toEqual([
      ...men.map(() => 'L'),
      ...women.map(() => 'P'),
      'jenis_kelamin',
      'jenis_kelamin',
    ])
  })

  it('maps participant codes and texts, in both spellings, to segments', async () => {
    const cases: [string, number | null, string][] = [
      ['22', 22, 'PBPU_PEMDA'],
      ['PBI (APBD)', 22, 'PBPU_PEMDA'],
      ['PBPU DAN BP PEMERINTAH DAERAH', 22, 'PBPU_PEMDA'],
      ['22 - PBI (APBD)', 22, 'PBPU_PEMDA'],
      ['21', 21, 'PBI_JK'],
      ['PBI JAMINAN KESEHATAN', 21, 'PBI_JK'],
      ['13.0', 13, 'PPU_BU'],
      ['pegawai swasta', 13, 'PPU_BU'],
      ['03', 3, 'PPU_PN'],
      ['14', 14, 'PBPU'],
      ['20', 20, 'BP'],
      ['28', 28, 'PPU_PN'],
      ['0', 0, 'UNKNOWN'],
      ['PPU BU', null, 'PPU_BU'],
    ]
    const taken = await members(cases.map(([jenis_peserta]) => ({ jenis_peserta })))
    expect(taken.map((it) => [it.row?.participant_code, it.row?.segment])).toEqual(cases.map(([, code, segment]) => [code, segment]))
  })

  it('maps status codes and texts and keeps what was received', async () => {
    const cases: [string, number | null, string, boolean][] = [
      ['0', 0, 'aktif', true],
      ['AKTIF', 0, 'aktif', true],
      ['2', 2, 'meninggal', false],
      ['NON AKTIF KARENA PREMI', 9, 'menunggak', false],
      ['15', 15, 'nonaktif_akhir_bulan', false],
      ['PENANGGUHAN PESERTA', 7, 'penangguhan', false],
      ['6', 6, 'anak_lebih_21', false],
      ['Nonaktif', null, 'tidak_diketahui', false],
    ]
    const taken = await members(cases.map(([status]) => ({ status })))
    expect(taken.map(({ row }) => [row?.status_raw, row?.status_code, row?.status, row?.is_active])).toEqual(cases)
  })

  it('refuses participants and statuses that no table knows', async () => {
    const taken = await members([{ jenis_peserta: '29' }, { jenis_peserta: 'entah' }, { jenis_peserta: '' }, { status: '77' }, { status: '' }])
    expect(taken.map((it) => it.reject?.column_name)).toEqual(['jenis_peserta', 'jenis_peserta', 'jenis_peserta', 'status', 'status'])
  })

  it('reads money to whole rupiah', async () => {
    const cases: [string, bigint | null][] = [
      ['1.234.567,00', 1_234_567n],
      ['Rp 37.800', 37_800n],
      ['37800', 37_800n],
      ['37800.0', 37_800n],
      ['1,234,567.00', 1_234_567n],
      ['Rp. 37.800,-', 37_800n],
      ['37800,50', 37_801n],
      ['seribu', null],
    ]
    const taken = await members(cases.map(([nominal_tunggakan]) => ({ nominal_tunggakan })))
    expect(taken.map((it) => it.row?.nominal_tunggakan)).toEqual(cases.map(([, rupiah]) => rupiah))
  })

  it('reads RT as three digits or none', async () => {
    const cases = [
      ['3', '003'],
      ['003', '003'],
      ['RT 12', '012'],
      ['7.0', '007'],
      ['000', null],
      ['', null],
    ] as const
    const taken = await residents(cases.map(([rt]) => ({ rt })))
    expect(taken.map((it) => it.row?.rt)).toEqual(cases.map(([, rt]) => rt))
  })

  it('refuses a decile outside 1 to 10', async () => {
    const taken = await takeInEach(
      'dtsen',
      ['0', '11', '', '2,5', '1', '10'].map((desil) => ({ nik: '9974011708900001', desil })),
    )
    expect(taken.map((it) => it.row?.desil ?? it.reject?.column_name)).toEqual(['desil', 'desil', 'desil', 'desil', 1, 10])
  })

  it('takes a resident without a status as living here', async () => {
    const taken = await residents([{}, { status: 'Pindah' }, { status: 'entah' }])
    expect(taken.map((it) => it.row?.status ?? it.reject?.column_name)).toEqual(['aktif', 'pindah', 'status'])
  })
})

describe('areas', () => {
  const by = (kecamatan: string, kelurahan: string) => ({ kode_wilayah: '', kecamatan, kelurahan })

  it('finds villages by code and by both names, however spelled', async () => {
    const cases: [Record<string, string>, string][] = [
      [{ kode_wilayah: '64.74.01.1003' }, '64.74.01.1003'],
      [{ kode_wilayah: '6474011003' }, '64.74.01.1003'],
      [{ kode_wilayah: '64 74 01 1003' }, '64.74.01.1003'],
      [by('Bontang Utara', 'Loktuan'), '64.74.01.1003'],
      [by('Kec. Bontang Utara', 'Kel. Lok Tuan'), '64.74.01.1003'],
      [by('BONTANG SELATAN', 'BEREBAS TENGAH'), '64.74.02.1002'],
      [by('Bontang Selatan', 'Berbas Pantai'), '64.74.02.1003'],
      [by('Bontang Utara', 'Gn. Elai'), '64.74.01.1005'],
      [by('Bontang Utara', 'API API'), '64.74.01.1006'],
    ]
    const taken = await residents(cases.map(([changes]) => changes))
    expect(taken.map((it) => it.row?.village_code)).toEqual(cases.map(([, code]) => code))
  })

  it('refuses residents of nowhere and of elsewhere, and a name under the wrong kecamatan', async () => {
    const taken = await residents([
      { kode_wilayah: '64.74.09.1001' },
      { kode_wilayah: '64.72.01.1001' },
      by('Bontang Barat', 'Loktuan'),
      by('', 'Loktuan'),
      { kode_wilayah: '' },
    ])
    expect(taken.map((it) => it.reject?.column_name)).toEqual(taken.map(() => 'kode_wilayah'))
  })

  it('leaves a card without a village', async () => {
    expect((await members([{ kode_wilayah: '64.72.01.1001' }]))[0]?.row).toMatchObject({ village_code: null })
  })
})
