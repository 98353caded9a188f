import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { PeekInput } from '../tasks.ts'
import { runPeek } from './peek.ts'
import { maskedSample } from './propose.ts'
import { csv, member } from './testing.ts'

function peek(text: string, more: Partial<PeekInput> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'peek-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'file')
  writeFileSync(file, text)
  const limits = { memoryLimit: '500MB', tempDirectory: join(folder, 'tmp') }
  return runPeek({ register: 'peserta', file, fileName: 'daftar.csv', regency: '64.74', office: [], limits, ...more })
}

const strange = csv(
  [
    { 'NMR KRTU': '0001000000001', 'NAMA ORANG': 'Rahmat Uji', LAHIR: '17-08-1990', GOL: 'JAMKESDA A', KET: 'OK', CATATAN: 'x' },
    { 'NMR KRTU': '0001000000002', 'NAMA ORANG': 'Siti Uji', LAHIR: '18-08-1990', GOL: 'JAMKESDA A', KET: 'OK', CATATAN: '' },
  ],
  ';',
)

it('finds the titles of a file that no register knows and proposes columns by name and content', async () => {
  const { titles, missing, headerLine } = await peek(`DAFTAR\n\n${strange}`)
  expect(headerLine).toBe(3)
  expect(titles.map((it) => [it.title, it.canonical])).toEqual([
    ['NMR KRTU', 'no_kartu'],
    ['NAMA ORANG', 'nama'],
    ['LAHIR', 'tanggal_lahir'],
    ['GOL', null],
    ['KET', null],
    ['CATATAN', null],
  ])
  expect(missing).toEqual(['no_kartu', 'nama', 'tanggal_lahir', 'jenis_peserta', 'status'])
})

it('shows values by their form only', async () => {
  const { titles } = await peek(strange)
  expect(titles.map((it) => it.samples[0])).toEqual(['00•••••••••••', 'Ra•••• Uj•', '17-08-19••', 'JA•••••• A', 'OK', 'x'])
  expect(maskedSample('Jl. Contoh 12, RT 003')).toBe('Jl. Co•••• 12, RT 00•')
})

it('names the spellings that no table knows, and knows them once a person explained them', async () => {
  const rows = ['22', 'JAMKESDA A', 'JAMKESDA A', 'PBI (APBD)'].map((jenis_peserta, at) =>
    member({ jenis_peserta, status: at === 0 ? 'OKE' : '0', kode_wilayah: '0217.44' }),
  )
  const draft = await peek(csv(rows))
  expect(draft.values).toEqual([
    { column: 'jenis_peserta', value: 'JAMKESDA A', rows: 2 },
    { column: 'status', value: 'OKE', rows: 1 },
    { column: 'kode_wilayah', value: '0217.44', rows: 4 },
  ])
  expect(draft.missing).toEqual([])
  const columns = draft.titles.map(({ title, canonical }) => ({ title, canonical }))
  const office = [{ signature: draft.signature, columns, constants: {}, values: { jenis_peserta: { 'JAMKESDA A': '22' }, status: { OKE: '0' } }, note: '' }]
  expect((await peek(csv(rows), { office })).values.map((it) => it.column)).toEqual(['kode_wilayah'])
})
