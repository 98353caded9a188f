import { randomBytes } from 'node:crypto'
import { strToU8, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { csv, resident, takeIn } from './testing.ts'

const list = csv([resident()])
const sheet = (rows: (string | number | null)[][], more = {}) => writeXlsx({ sheets: [{ name: 'Data', rows }], ...more })
const rows = [Object.keys(resident()), Object.values(resident())]

async function refusal(content: string | Uint8Array): Promise<string> {
  const taken = takeIn('penduduk', content, 'berkas.xlsx')
  return taken.then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? String(error),
  )
}

/** A zip whose directory says `declared` bytes where `actual` come out. */
function lyingZip(actual: number, declared: number): Uint8Array {
  const zip = Buffer.from(zipSync({ 'daftar.csv': new Uint8Array(actual) }))
  const directory = zip.indexOf(Buffer.from('PK\u0001\u0002', 'latin1'))
  zip.writeUInt32LE(declared, directory + 24)
  return zip
}

describe('a file that is no list is refused by name, with nothing left behind', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['empty', '', 'registers/file-empty'],
    ['blank', '\n\n  \n', 'registers/file-no-header'],
    ['header only', list.split('\n')[0] ?? '', 'registers/file-no-rows'],
    ['header and blank rows', `${list.split('\n')[0]}\n\n\n`, 'registers/file-no-rows'],
    ['prose', 'Kepada Yth. Kepala Dinas,\ndengan hormat kami sampaikan data.\n', 'registers/file-no-header'],
    ['random bytes', randomBytes(50_000), 'registers/file-binary'],
    ['a picture', Buffer.concat([Buffer.from('\u0089PNG\r\n\u001a\n', 'latin1'), Buffer.alloc(64)]), 'registers/file-binary'],
    ['zero bytes far inside', Buffer.concat([Buffer.from(`${list}\n`.repeat(2000)), Buffer.alloc(10)]), 'registers/file-binary'],
    ['a zip of zeros', zipSync({ 'daftar.csv': new Uint8Array(64 << 20) }), 'registers/file-expands-too-large'],
    ['a zip that lies about its size', lyingZip(4 << 20, 1000), 'registers/file-expands-too-large'],
    ['a zip with two lists', zipSync({ 'a.csv': strToU8(list), 'b.csv': strToU8(list) }), 'registers/file-many-inside'],
    ['a zip in a zip', zipSync({ 'a.csv': zipSync({ 'a.csv': strToU8(list) }) }), 'registers/file-binary'],
    ['an empty zip', zipSync({}), 'registers/file-empty'],
    ['a cut zip', zipSync({ 'a.csv': strToU8(list.repeat(50)) }).subarray(0, 200), 'registers/file-damaged'],
    ['a huge cell', `${list}\n${'x'.repeat(3 << 20)}`, 'registers/file-long-line'],
    ['too many columns', `${list.split('\n')[0]}${',x'.repeat(2000)}\n${list.split('\n')[1]}\n`, 'registers/file-many-columns'],
    ['an old .xls', Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(4096)]), 'registers/file-legacy-xls'],
    ['half a Parquet file', Buffer.from('PAR1 and nothing else'), 'registers/file-damaged'],
  ])('%s', async (_, content, code) => expect(await refusal(content)).toBe(code))

  it('a workbook cut off', async () => expect(await refusal((await sheet(rows)).subarray(0, 1500))).toBe('registers/file-damaged'))
  it('a workbook with macros', async () => expect(await refusal(await sheet(rows, { vbaProject: new Uint8Array(10) }))).toBe('registers/file-macros'))
  it('a workbook under a password', async () => {
    expect(await refusal(await sheet(rows, { encryption: { password: 'rahasia', spinCount: 1000 } }))).toBe('registers/file-password')
  })
  it('a workbook with titles only', async () => expect(await refusal(await sheet(rows.slice(0, 1)))).toBe('registers/file-no-rows'))
  it('a workbook of shared texts that unpacks a thousandfold', async () => {
    const bomb = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'xl/sharedStrings.xml': new Uint8Array(64 << 20) })
    expect(await refusal(bomb)).toBe('registers/file-expands-too-large')
  })
})
