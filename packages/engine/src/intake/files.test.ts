import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { csv, member, resident, takeIn } from './testing.ts'

const people = [resident(), resident({ nik: '9974015708900002', nama: 'Siti Uji', jenis_kelamin: 'P' })]
const names = ['Rahmat Uji', 'Siti Uji']
const namesOf = (taken: Awaited<ReturnType<typeof takeIn>>) => taken.snapshot.map((it) => it.nama)
const rowsOf = (taken: Awaited<ReturnType<typeof takeIn>>) => taken.snapshot.map((it) => Number(it.row_no))

describe('delimiters and encodings', () => {
  it.each([',', ';', '\t', '|'])('reads %j', async (delimiter) => expect(namesOf(await takeIn('penduduk', csv(people, delimiter)))).toEqual(names))

  it('reads UTF-8 with a byte order mark', async () => expect(namesOf(await takeIn('penduduk', `\ufeff${csv(people)}`))).toEqual(names))
  it('reads CRLF', async () => expect(rowsOf(await takeIn('penduduk', `${csv(people).replaceAll('\n', '\r\n')}\r\n`))).toEqual([2, 3]))
  it('reads bare CR', async () => expect(rowsOf(await takeIn('penduduk', csv(people).replaceAll('\n', '\r')))).toEqual([2, 3]))

  it('reads Windows-1252, and UTF-8 lines in the same file', async () => {
    const [first = '', second = ''] = csv([resident({ nama: 'René Uji' }), resident({ nama: 'Zoë Uji' })]).split(/\n(?=[^\n]*$)/)
    const { snapshot, report } = await takeIn('penduduk', Buffer.concat([Buffer.from(first, 'latin1'), Buffer.from(`\n${second}`)]))
    expect(snapshot.map((it) => it.nama)).toEqual(['René Uji', 'Zoë Uji'])
    expect(report.notes.join()).toContain('Windows-1252')
  })

  it.each(['utf-16le', 'utf-16be'] as const)('reads %s', async (encoding) => {
    const bytes = Buffer.from(`\ufeff${csv(people)}`, 'utf16le')
    expect(namesOf(await takeIn('penduduk', encoding === 'utf-16le' ? bytes : bytes.swap16()))).toEqual(names)
  })

  it('reads one list in a zip', async () => {
    expect(namesOf(await takeIn('penduduk', zipSync({ 'isi/daftar.csv': Buffer.from(csv(people)), '__MACOSX/._daftar.csv': Buffer.from('x') })))).toEqual(names)
  })
})

describe('row numbers and skips', () => {
  it('finds the header under a letterhead and counts what it passes over', async () => {
    const text = `PEMERINTAH KOTA BONTANG\nDaftar Penduduk,,,,\n\n${csv(people)}\nJUMLAH,,2,,,\n`
    const taken = await takeIn('penduduk', text)
    expect(rowsOf(taken)).toEqual([5, 6])
    expect(taken.report.rows).toEqual({ read: 6, accepted: 2, rejected: 0, skipped: 4 })
    expect(taken.report.skipGroups).toEqual(
      expect.arrayContaining([
        { reason: 'Baris judul atau keterangan di atas tabel', rows: 2 },
        { reason: 'Baris kosong', rows: 1 },
        { reason: 'Baris jumlah atau total', rows: 1 },
      ]),
    )
  })

  it('keeps the row numbers of the file across blank rows, repeated titles, column numbers and remarks', async () => {
    const [header = '', first = '', second = ''] = csv(people).split('\n')
    const lines = [header, '1,2,3,4,5,6', first, '', '   ', ',,,,,', header, second, resident({ nama: '' }).nik, '', 'Mengetahui Kepala Dinas', '']
    const taken = await takeIn('penduduk', lines.join('\n'))
    expect(rowsOf(taken)).toEqual([3, 8])
    expect(taken.refused.map((it) => Number(it.row_no))).toEqual([9])
    expect(taken.report.rows).toEqual({ read: 10, accepted: 2, rejected: 1, skipped: 7 })
  })

  it('counts records from the line on which they begin when cells hold line breaks', async () => {
    const taken = await takeIn('penduduk', csv([resident({ alamat: 'Jalan Uji\nBlok B' }), people[1] ?? {}]))
    expect(rowsOf(taken)).toEqual([2, 4])
    expect(taken.snapshot[0]).toMatchObject({ alamat: 'Jalan Uji Blok B' })
  })

  it('does not let a stray quote swallow the rest of the file', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => resident({ nama: `Uji ${String.fromCharCode(65 + (i % 26))}${i}` }))
    const text = csv(rows).replace('Uji C2,', '"Uji C2,')
    const { report } = await takeIn('penduduk', text)
    expect(report.rows).toEqual({ read: 200, accepted: 200, rejected: 0, skipped: 0 })
  })

  it('refuses rows that a stray delimiter shifted and keeps short rows that lack only optional cells', async () => {
    const header = 'nik,no_kk,nama,jenis_kelamin,tanggal_lahir,kode_wilayah,rt'
    const row = Object.values(resident()).join(',')
    const { report } = await takeIn(
      'penduduk',
      [header, row, row.replace('Rahmat', 'Rahmat, S.Pd,').concat(',001'), '9974015708900002,9974010101100001,Siti'].join('\n'),
    )
    expect(report.rows).toMatchObject({ read: 3, accepted: 1, rejected: 2 })
    expect(report.rejects.map((it) => [it.row, it.column])).toEqual([
      [3, '(baris)'],
      [4, 'jenis_kelamin'],
      [4, 'tanggal_lahir'],
      [4, 'kode_wilayah'],
    ])
  })

  it('skips exact copies and keeps the same NIK with another name', async () => {
    const { report } = await takeIn('penduduk', csv([resident(), resident({ nama: 'Lain Uji' }), resident(), resident()]))
    expect(report.rows).toEqual({ read: 4, accepted: 2, rejected: 0, skipped: 2 })
    expect(report.skipGroups).toEqual([{ reason: 'Salinan persis dari baris sebelumnya', rows: 2 }])
  })

  it('keeps a refused row whole, in the order of the titles', async () => {
    const { refused, report } = await takeIn('penduduk', csv([resident({ tanggal_lahir: '31-02-1990', keterangan: 'RT baru' })]))
    expect(report.layout.titles).toEqual(Object.keys(resident({ keterangan: '' })))
    expect(refused).toMatchObject([{ row_no: 2n, cells: Object.values(resident({ tanggal_lahir: '31-02-1990', keterangan: 'RT baru' })) }])
  })
})

describe('headers', () => {
  it('matches synonyms in any order and names what it does not know', async () => {
    const renamed = 'TGL LAHIR;NAMA LENGKAP;No. KK;N I K;L/P;Kode Desa/Kelurahan;Catatan'
    const { report } = await takeIn('penduduk', `${renamed}\n17-08-1990;Rahmat Uji;9974010101100001;9974011708900001;L;6474011003;x\n`)
    expect(report.rows.accepted).toBe(1)
    expect(report.unknownColumns).toEqual(['Catatan'])
    expect(report.columns).toContainEqual({ canonical: 'tanggal_lahir', source: 'TGL LAHIR', constant: null, required: true })
  })

  it('reads titles that span two rows', async () => {
    const text =
      'No,NIK,No KK,Nama,Jenis,Tanggal,Alamat,,\n,,,,Kelamin,Lahir,Kecamatan,Kelurahan,RT\n1,9974011708900001,9974010101100001,Rahmat Uji,L,17-08-1990,Bontang Utara,Loktuan,3\n'
    const { snapshot } = await takeIn('penduduk', text)
    expect(snapshot).toMatchObject([{ row_no: 3n, village_code: '64.74.01.1003', rt: '003' }])
  })

  it('reads the 36-column form with titles in row 7 when segment and status are added', async () => {
    const titles = `No Urut|Nomor JKN|Jenis Mutasi|No Kartu Keluarga|NIK|NIP lama|NIP baru|Nama Lengkap|Jenis Kelamin|Status Kawin|Kode Hubkel|Tempat Lahir|Alamat|RT|RW|Kode Pos|Kode Kecamatan|Nama Kecamatan|Kode Desa|Nama Desa|Tanggal Lahir|Gaji Pokok|Kode Faskes TK I|Nama Faskes TK I|Nomor Telepon|No NPWP|Jenis Kepesertaan|Status Peserta`
    const row = `1|0001000000001||9974010101100001|9974011708900001|||Rahmat Uji|1|2|1|Bontang|Jl Uji|1|2|75313||Bontang Utara||Lok Tuan|17/08/1990||17010101|Puskesmas Uji|0811000111||22|0`
    const block = ['Kode Satker|', 'Nama Satker|Dinas Uji', 'Jenis Kepesertaan|PBPU', 'Kode KC|', 'Kode Dati2|', '']
    const { snapshot } = await takeIn('peserta', [...block, titles, row].join('\n').replaceAll('|', ';'))
    expect(snapshot).toMatchObject([
      { row_no: 8n, no_kartu: '0001000000001', village_code: '64.74.01.1003', hubungan_keluarga: 'peserta', kode_fktp: '17010101' },
    ])
  })

  it('says which required columns are missing', async () => {
    const { status: _, ...rest } = member()
    await expect(takeIn('peserta', csv([rest]))).rejects.toMatchObject({ code: 'registers/file-missing-columns', facts: { missing: ['status'], headerRow: 1 } })
  })
})
