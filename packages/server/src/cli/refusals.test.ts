import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it, onTestFinished, vi } from 'vitest'
import { main } from './main.ts'

// Goal: whatever is typed, the exit code is one of three, the last line of an error is a problem, and people read in Indonesian what to do next; never a trace.
const folder = mkdtempSync(join(tmpdir(), 'semesta-refusals-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = (name: string, content: string | Buffer) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
mkdirSync(join(folder, 'folder.csv'))
const empty = file('kosong.csv', '')
const binary = file('acak.csv', Buffer.from([0, 1, 2, 3, 250, 0]))
const parquet = file('rusak.parquet', 'PAR1rusak')
const bill = file('tagihan.csv', 'psnoka;nik;nama;tanggal_lahir;blntag;iuran\n0009900000013;9974024101500001;SUTINAH;01-01-1950;2025-11;37800\n')

async function run(...argv: string[]) {
  const said: string[] = []
  const spy = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  onTestFinished(() => spy.mockRestore())
  const code = await main(argv)
  const lines = said.join('').trimEnd().split('\n')
  return { code, lines, last: lines.at(-1) ?? '' }
}

const challenge = ['bill', 'challenge', '--regency', '64.74', '--month', '2025-11']
it.each<readonly [string, string, ...string[]]>([
  ['rates/no-law', 'Pilih tanggal lain', 'rates', 'show', '--date', '1990-01-01'],
  ['rates/no-law', 'PBPU_PEMDA 1', 'rates', 'show', '--segment', 'PBPU_PEMDA', '--class', '1'],
  ['rates/case-unreadable', 'objek JSON', 'premium', '--case', '{bad'],
  ['rates/field-wrong', 'tidak di bawah 0', 'premium', '--case', '{"kind":"ppu","wage":-5}'],
  ['rates/field-wrong', 'tanpa tanda kutip dan titik', 'premium', '--case', '{"kind":"ppu","wage":"1.500.000"}'],
  ['rates/field-wrong', 'kelas 1, 2, atau 3', 'premium', '--case', '{"kind":"arrears","class":0,"people":4,"monthsUnpaid":3}'],
  ['rates/too-large', 'kelebihan satu angka', 'budget', 'forecast', '--heads', '999999999999999', '--monthly', '1', '--from', '2025-01', '--rate', '99999999'],
  ['audit-packs/unreadable', 'berkas audit yang utuh', 'audit-pack', 'verify', binary],
  ['registers/file-missing', 'Periksa jalurnya', 'audit-pack', 'verify', join(folder, 'folder.csv')],
  ['registers/file-missing', 'Periksa jalurnya', ...challenge, '--bill', join(folder, 'tiada.csv')],
  ['registers/file-empty', 'Simpan lagi', ...challenge, '--bill', empty, '--people', parquet],
  ['registers/file-damaged', 'Simpan lagi', ...challenge, '--bill', parquet, '--people', parquet],
  ['challenge/people-unreadable', 'people.parquet sebuah bulan', ...challenge, '--bill', bill, '--people', parquet],
])('%s says what to do next: %s', async (problem, advice, ...argv) => {
  const people = await run(...argv)
  expect(people.code).toBe(1)
  expect(people.lines.at(-2)).toContain(advice)
  expect(JSON.parse(people.last)).toMatchObject({ code: problem })
  expect(people.lines.join('\n')).not.toMatch(/^\s+at /m)
  const machine = await run(...argv, '--json')
  expect([machine.code, JSON.parse(machine.last).code]).toEqual([1, problem])
})

it.each<readonly [string, ...string[]]>([
  ["opsi '--case <json>' wajib diisi", 'premium'],
  ["nilai '0' untuk opsi '--class <class>' tidak berlaku; yang berlaku: 1, 2, 3", 'rates', 'show', '--class', '0'],
  ["nilai '2025-02-31' untuk opsi '--date <date>' tidak berlaku", 'rates', 'show', '--date', '2025-02-31'],
  ["nilai '0' untuk opsi '--months <n>' tidak berlaku", 'budget', 'forecast', '--heads', '1', '--monthly', '1', '--from', '2025-01', '--months', '0'],
  ["perintah 'tagihan' tidak dikenal", 'tagihan'],
  ["opsi '--tahun' tidak dikenal", 'rates', 'show', '--tahun', '2025'],
  ["nilai 'abc' untuk opsi '--regency <code>' tidak berlaku", 'ledger', 'check', '--regency', 'abc'],
])('a wrong command line is told in Indonesian: %s', async (says, ...argv) => {
  const people = await run(...argv)
  expect(people.code).toBe(2)
  expect(people.lines[0]).toContain(`salah pakai: ${says}`)
  const machine = await run(...argv, '--json')
  expect(machine.code).toBe(2)
  expect(machine.lines).toHaveLength(1)
  expect(JSON.parse(machine.last)).toMatchObject({ code: 'cli/usage', facts: { says: expect.stringContaining(says) } })
})
