import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runTask } from '../run-task.ts'
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
    [
      'an OpenDocument sheet',
      zipSync({ mimetype: strToU8('application/vnd.oasis.opendocument.spreadsheet'), 'content.xml': strToU8('<x/>') }),
      'registers/file-ods',
    ],
    ['a letter', zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<x/>') }), 'registers/file-binary'],
    ['a web page named .xls', '<html><body><table><tr><td>nik</td></tr></table></body></html>', 'registers/file-html'],
    ['a workbook of 2003 as XML', '\ufeff<?xml version="1.0"?><Workbook/>', 'registers/file-html'],
    ['a picture named .csv', Buffer.from('ffd8ffe000104a46494600010100', 'hex'), 'registers/file-binary'],
    ['a CSV with a zero byte in a cell', list.replace('Rahmat', 'Rah\u0000mat'), 'registers/file-binary'],
    ['a million columns', `${list.split('\n')[0]}${',x'.repeat(1_000_000)}\n`, 'registers/file-long-line'],
    ['a cell of 10 MB', `${list}\n${'x'.repeat(10 << 20)}\n`, 'registers/file-long-line'],
    ['zips in zips', zipSync({ 'a.zip': zipSync({ 'b.zip': zipSync({ 'c.csv': strToU8(list) }) }) }), 'registers/file-binary'],
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

/** A workbook whose one sheet is this XML. */
async function sheetOf(xml: string): Promise<Uint8Array> {
  return zipSync({ ...unzipSync(await sheet(rows)), 'xl/worksheets/sheet1.xml': strToU8(xml) })
}
const cell = (ref: string, text: string) => `<c r="${ref}" t="inlineStr"><is><t>${text}</t></is></c>`
const line = (no: number, texts: readonly string[]) => `<row r="${no}">${texts.map((it, at) => cell(`${'ABCDEF'[at]}${no}`, it)).join('')}</row>`
const people = line(1, Object.keys(resident())) + line(2, Object.values(resident()))
const body = (more: string) =>
  `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${people}${more}</sheetData></worksheet>`

describe('a workbook that is made to hurt', () => {
  it.each<[string, string, string]>([
    ['a cell of 10 MB', line(3, ['x'.repeat(10 << 20)]), 'registers/file-long-line'],
    ['a cell in column eight thousand million', `<row r="3">${cell('ZZZZZZZ3', 'x')}</row>`, 'registers/file-damaged'],
    ['thousands of columns', `<row r="3">${cell('XFD3', 'x')}</row>`, 'registers/file-many-columns'],
  ])('%s is refused', async (_, more, code) => expect(await refusal(await sheetOf(body(more)))).toBe(code))

  it('entities that grow a thousandfold stay what they are', async () => {
    const entities = Array.from({ length: 9 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`)
    const xml = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "x">${entities.join('')}]>${body(line(3, ['&e9;']))}`
    const { report } = await takeIn('penduduk', await sheetOf(xml), 'berkas.xlsx')
    expect(report.rows).toEqual({ read: 2, accepted: 1, rejected: 0, skipped: 1 })
  })

  it('a million empty rows with formats are counted, not kept', { timeout: 240_000 }, async () => {
    const blank = Array.from({ length: 1_048_574 }, (_, i) => `<row r="${i + 3}" s="1" customFormat="1"><c r="A${i + 3}" s="1"/></row>`).join('')
    const { report } = await takeIn('penduduk', await sheetOf(body(blank)), 'berkas.xlsx')
    expect(report.rows).toEqual({ read: 1_048_575, accepted: 1, rejected: 0, skipped: 1_048_574 })
  })
})

it('takes formulas in texts as texts', async () => {
  const { snapshot } = await takeIn('penduduk', csv([resident({ nama: '=HYPERLINK("http://x","Uji")' }), resident({ nama: '@SUM(1) Uji' })]))
  expect(snapshot.map((it) => it.nama)).toEqual(['=HYPERLINK("http://x","Uji")', '@SUM(1) Uji'])
})

/** Peak memory and what is left behind when the check runs as it does in the server, in a process of its own. */
async function inChild(content: string | Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [file, outDir, tempDirectory] = ['file', 'out', 'tmp'].map((it) => join(folder, it)) as [string, string, string]
  writeFileSync(file, content)
  let megabytes = 0
  const watch = setInterval(() => {
    const children = `/proc/${process.pid}/task/${process.pid}/children`
    for (const pid of existsSync(children) ? readFileSync(children, 'utf8').trim().split(' ').filter(Boolean) : []) {
      const status = existsSync(`/proc/${pid}/status`) ? readFileSync(`/proc/${pid}/status`, 'utf8') : ''
      megabytes = Math.max(megabytes, Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000)
    }
  }, 20)
  const limits = { memoryLimit: '500MB', tempDirectory, threads: 2 }
  const ask = { register: 'penduduk', file, fileName: 'berkas', regency: '64.74', asOf: '2025-11-01', outDir, limits } as const
  const code = await runTask('intake', ask).then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? String(error),
  )
  clearInterval(watch)
  return { code, megabytes, left: [outDir, tempDirectory].flatMap((it) => (existsSync(it) ? readdirSync(it) : [])) }
}

// The bound is four times what these take; a bomb that unpacks would be far beyond it.
it.each<[string, () => string | Uint8Array | Promise<Uint8Array>, string]>([
  ['a zip of 400 MB of zeros', () => zipSync({ 'a.csv': new Uint8Array(400 << 20) }), 'registers/file-expands-too-large'],
  ['a cell of 50 MB', () => `${list}\n${'x'.repeat(50 << 20)}\n`, 'registers/file-long-line'],
  ['a cell of 10 MB in a workbook', () => sheetOf(body(line(3, ['x'.repeat(10 << 20)]))), 'registers/file-long-line'],
])('%s costs little memory and leaves nothing behind', { timeout: 240_000 }, async (_, make, code) => {
  const outcome = await inChild(await make())
  expect(outcome).toMatchObject({ code, left: [] })
  // only Linux tells the memory of another process
  if (process.platform === 'linux') expect(outcome.megabytes).toBeGreaterThan(50)
  expect(outcome.megabytes).toBeLessThan(1200)
})
