import { zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { csv, member, resident, takeIn, takeInEach } from './testing.ts'

const FORM = `No Urut|Nomor JKN|Jenis Mutasi|No Kartu Keluarga|NIK|NIP lama|NIP baru|Nama Lengkap|Jenis Kelamin|Status Kawin|Kode Hubkel|Tempat Lahir|Alamat|RT|RW|Kode Pos|Kode Kecamatan|Nama Kecamatan|Kode Desa|Nama Desa|Tanggal Lahir|No Surat Keterangan Kuliah|Tanggal Surat Kuliah|Golongan|Ruang|Eselon|TMT Pegawai|Gaji Pokok|Iuran|Masa Berlaku|Kode Faskes TK I|Nama Faskes TK I|Kode Faskes Gigi|Nama Faskes Gigi|Nomor Telepon|No NPWP`
const formRow = (card: string, mutation: string, changes: Record<number, string> = {}) => {
  const cells = `1|${card}|${mutation}|9974010101100001|9974011708900001|||Rahmat Uji|1|2|1|Bontang|Jl Uji|1|2|75313|0217|Bontang Utara|1301|Lok Tuan|17/08/1990||||||01/02/2020||||17010101|Puskesmas Uji|||0811000111|`
  return cells.split('|').map((it, index) => changes[index] ?? it)
}
const block = (segment: string) => [
  ['Kode Satker', '', '00990001'],
  ['Nama Satker : Dinas Uji'],
  ['Jenis Kepesertaan', ':', segment],
  ['Kode KC', '1301'],
  ['Kode Dati2', '0217'],
  [],
]

describe('the 36-column form of BPJS', () => {
  it('takes segment and office from its block and the status from the kind of mutation', async () => {
    const rows = [
      ...block('PBPU dan BP Pemerintah Daerah'),
      FORM.split('|'),
      formRow('0001000000001', ''),
      formRow('0001000000002', '5'),
      formRow('0001000000003', '6'),
    ]
    const { report, snapshot } = await takeIn('peserta', await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }))
    expect(report.rejects).toEqual([])
    expect(snapshot.map((it) => [it.row_no, it.no_kartu, it.segment, it.status, it.village_code, it.jenis_kelamin, it.hubungan_keluarga])).toEqual([
      [8n, '0001000000001', 'PBPU_PEMDA', 'aktif', '64.74.01.1003', 'L', 'peserta'],
      [9n, '0001000000002', 'PBPU_PEMDA', 'nonaktif_akhir_bulan', '64.74.01.1003', 'L', 'peserta'],
      [10n, '0001000000003', 'PBPU_PEMDA', 'meninggal', '64.74.01.1003', 'L', 'peserta'],
    ])
    expect(snapshot[0]).toMatchObject({ kode_badan_usaha: '00990001', nama_badan_usaha: 'Dinas Uji', kode_fktp: '17010101' })
    expect(report.notes.join('\n')).toContain('formulir kolektif BPJS 36 kolom')
  })

  it('asks for the segment when its block does not say it', async () => {
    const rows = [['Kode Satker', '00990001'], [], FORM.split('|'), formRow('0001000000001', '')]
    await expect(takeIn('peserta', await writeXlsx({ sheets: [{ name: 'Sheet1', rows }] }))).rejects.toMatchObject({
      code: 'registers/file-missing-columns',
      facts: { missing: ['jenis_peserta'], headerRow: 3 },
    })
  })
})

describe('the monthly list PSNOKA, NIK, NAMA, SEGMEN, BULAN, TAHUN', () => {
  const row = (card: string, month: string, year = '2025') => ({
    ...{ PSNOKA: card, NIK: '9974011708900001', NAMA: `Uji ${card.slice(-2)}`, SEGMEN: 'PBI APBD', BULAN: month, TAHUN: year },
  })

  it.each([',', ';'])('reads the active members of its month, separated by %j', async (delimiter) => {
    const rows = [
      row('0001000000001', '11'),
      row('0001000000002', 'NOVEMBER'),
      row('0001000000003', '10'),
      row('0001000000004', 'Nov'),
      row('0001000000005', 'x'),
    ]
    const { report, snapshot } = await takeIn('peserta', csv(rows, delimiter))
    expect(snapshot.map((it) => [it.no_kartu, it.segment, it.status, it.is_active, it.tanggal_lahir])).toEqual(
      ['0001000000001', '0001000000002', '0001000000004'].map((card) => [card, 'PBPU_PEMDA', 'aktif', true, null]),
    )
    expect(report.rows).toEqual({ read: 5, accepted: 3, rejected: 1, skipped: 1 })
    expect(report.skipGroups).toEqual([{ reason: 'Baris untuk bulan lain', rows: 1 }])
    expect(report.rejects).toMatchObject([{ row: 6, column: 'bulan', reason: 'Bulan atau tahun tidak terbaca', raw: 'x' }])
    expect(report.notes.join()).toContain('peserta aktif sebulan')
  })
})

it('reads the ;-separated list of PBI without a decile', async () => {
  const rows = [{ NIK: '9974011708900001', NAMA: 'Rahmat Uji', 'NO KARTU JKN': '0001000000001', DESA: 'Lok Tuan', KECAMATAN: 'Bontang Utara' }]
  const { report, snapshot } = await takeIn(
    'dtsen',
    csv(
      rows.map((it) => ({ ...it, NOKA: it['NO KARTU JKN'] })),
      ';',
    ),
  )
  expect(snapshot).toMatchObject([{ nik: '9974011708900001', desil: null, penerima_pbi: true, village_code: '64.74.01.1003' }])
  expect(report.notes.join()).toContain('daftar penerima PBI')
})

it('reads the bill detail of auditors, which tells the aid but not the iuran', async () => {
  const row = { PSNOKA: '0001000000002', NOKA: '0001000000001', NIK: '9974011708900001', TGLLHR: '1990-08-17', BLNTAG: '202510', BULAN: '11/2025' }
  const { report, snapshot } = await takeIn('tagihan', csv([{ ...row, KETJNSPESERTA: 'PBI (APBD)', BANTUAN_IURAN_PUSAT: '4.200,00' }], ';'))
  expect(report.rejects).toEqual([])
  expect(snapshot).toMatchObject([{ psnoka: '0001000000002', blntag: '2025-10', bulan: '2025-11', segment: 'PBPU_PEMDA', iuran: null, bantuan_iuran: 4200n }])
})

it('reads an export of OpenSID by its codes, once it is known which village it is', async () => {
  const row = {
    nama: 'Siti Uji',
    no_kk: '9974010101100001',
    nik: '9974015708900002',
    sex: '2',
    tempatlahir: 'Bontang',
    tanggallahir: '1990-08-17',
    agama_id: '1',
  }
  const rest = { status_kawin: '2', kk_level: '3', pekerjaan_id: '88', status_dasar: '1', alamat: 'Jl Uji', dusun: 'Dusun I', rw: '1', rt: '2' }
  await expect(takeIn('penduduk', csv([{ ...row, ...rest }]))).rejects.toMatchObject({ facts: { missing: ['kode_wilayah'] } })
  const { snapshot } = await takeIn('penduduk', csv([{ ...row, ...rest, 'kode desa': '6474011003' }]))
  expect(snapshot).toMatchObject([
    {
      jenis_kelamin: 'P',
      status_kawin: 'kawin',
      hubungan_keluarga: 'istri',
      pekerjaan: 'wiraswasta',
      status: 'aktif',
      tempat_lahir: 'Bontang',
      alamat: 'Jl Uji',
    },
  ])
})

describe('several lists in one zip', () => {
  const people = Buffer.from(csv([resident()]))
  const cards = Buffer.from(csv([member()]))

  it('takes the only one that is this register and names the others', async () => {
    const { report } = await takeIn('penduduk', zipSync({ 'peserta.csv': cards, 'penduduk.csv': people }))
    expect(report.rows.accepted).toBe(1)
    expect(report.notes[0]).toBe('Yang dibaca dari zip: "penduduk.csv"; tidak dibaca: peserta.csv.')
  })
  it('asks when two are', async () => {
    await expect(takeIn('penduduk', zipSync({ 'a.csv': people, 'b.csv': people }))).rejects.toMatchObject({
      code: 'registers/file-many-inside',
      facts: { inside: ['a.csv', 'b.csv'] },
    })
  })
  it('says so when none is', async () => {
    await expect(takeIn('penduduk', zipSync({ 'a.csv': cards, 'b.csv': cards }))).rejects.toMatchObject({ code: 'registers/file-none-inside' })
  })
})

describe('facilities and visits', () => {
  it('reads hours a day', async () => {
    const cases: [string, number | null][] = [
      ['24 jam', 24],
      ['24', 24],
      ['08.00-14.00', 6],
      ['07:30 s/d 21:00', 13.5],
      ['20.00 - 06.00', 10],
      ['tidak', 0],
      ['12 jam', 12],
      ['', null],
      ['kadang', null],
    ]
    const facility = { kode: '1', nama: 'Puskesmas', jenis: 'Puskesmas', kode_wilayah: '64.74.01.1003' }
    const taken = await takeInEach(
      'fasilitas',
      cases.map(([rawat_jalan]) => ({ ...facility, rawat_jalan })),
    )
    expect(taken.map((it) => it.row?.rawat_jalan ?? null)).toEqual(cases.map(([, hours]) => hours))
  })

  it('reads months however they are written and refuses those to come', async () => {
    const visit = { kode_fasilitas: '1', layanan: 'IGD', jumlah: '3' }
    const months = ['2025-10', '202510', '10/2025', 'Oktober 2025', 'Okt-25', '2025-10-31', '01-10-2025', '2025-13', '2025-12', 'kapan']
    const taken = await takeInEach(
      'kunjungan',
      months.map((bulan) => ({ ...visit, bulan })),
    )
    expect(taken.map((it) => it.row?.bulan ?? it.reject?.reason)).toEqual([
      ...Array(7).fill('2025-10'),
      'Bulan tidak terbaca',
      'Bulan kunjungan sesudah tanggal data',
      'Bulan tidak terbaca',
    ])
  })
})

describe('checks between columns', () => {
  it('refuses a birth long after the TMT and marks one shortly after it', async () => {
    const taken = await takeInEach(
      'peserta',
      [
        { tmt: '2020-01-01', tanggal_lahir: '2021-01-01' },
        { tmt: '2020-01-01', tanggal_lahir: '2020-03-01' },
      ].map(member),
    )
    expect(taken.map((it) => it.reject?.reason)).toEqual(['Tanggal lahir sesudah TMT', undefined])
  })

  it('refuses a death that cannot be', async () => {
    const death = { nama: 'Uji', tanggal_lahir: '1950-01-01' }
    const taken = await takeInEach(
      'kematian',
      ['1949-12-31', '2025-11-02', '2025-10-31'].map((tanggal_meninggal) => ({ ...death, tanggal_meninggal })),
    )
    expect(taken.map((it) => it.reject?.reason)).toEqual(['Tanggal meninggal mendahului tanggal lahir', 'Tanggal meninggal sesudah tanggal data', undefined])
  })
})

describe('what people of the office decided', () => {
  const titles = ['Nmr', 'Orang', 'Lhr', 'Gol', 'Ket', 'Daerah']
  const rows = [
    titles,
    ['0001000000001', 'Rahmat Uji', '17-08-1990', 'JAMKESDA-A', 'OK', '0217-44'],
    ['0001000000002', 'Siti Uji', '18-08-1990', 'PNS X', 'STOP', '0217-99'],
  ]
  const text = rows.map((it) => it.join(';')).join('\n')

  it('is applied to the same titles again, and only to them', async () => {
    await expect(takeIn('peserta', text)).rejects.toMatchObject({ code: 'registers/file-no-header' })
    const { signatureOf } = await import('./office-mapping.ts')
    const columns = ['no_kartu', 'nama', 'tanggal_lahir', 'jenis_peserta', 'status', 'kode_wilayah'].map((canonical, index) => ({
      title: titles[index] ?? '',
      canonical,
    }))
    const values = { jenis_peserta: { 'JAMKESDA-A': '22' }, status: { OK: '0', STOP: '9' }, kode_wilayah: { '0217-44': '64.74.01.1003' } }
    const office = [{ signature: signatureOf(titles), columns, constants: { kelas: '3' }, values, note: 'Dipetakan oleh Ani.' }]
    const { report, snapshot } = await takeIn('peserta', text, 'daftar.csv', { office })
    expect(snapshot).toMatchObject([{ no_kartu: '0001000000001', segment: 'PBPU_PEMDA', status: 'aktif', kelas: '3', village_code: '64.74.01.1003' }])
    expect(report.rejects).toMatchObject([{ row: 3, column: 'jenis_peserta', raw: 'PNS X' }])
    expect(report.notes).toContain('Dipetakan oleh Ani.')
    await expect(takeIn('peserta', text.replace('Gol', 'Golongan'), 'daftar.csv', { office })).rejects.toMatchObject({ code: 'registers/file-no-header' })
  })
})
