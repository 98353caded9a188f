import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { rupiah } from '@semesta/kernel'
import { beforeAll, describe, expect, it } from 'vitest'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { performJob } from '../jobs/perform-job.ts'
import * as ledger from '../ledger/index.ts'
import { jobs } from './jobs.ts'
import { downloadPack, getPack } from './read-packs.ts'
import { requestPack } from './request-pack.ts'
import { verifyPack } from './verify-pack.ts'

// Goal: a pack is made once and whole, the same state gives the same content, and whatever is done to the file afterwards is found and named, offline.
let now = '2026-01-05T00:00:00Z'
const app = { ...(await testApp()), clock: () => new Date(now) }
const regency = '64.74'
const root = app.config.dataDir
const aFile = (name: string) => join(root, 'tmp', name)
let file = ''
let packId = ''

async function make(until = '2025-12'): Promise<{ id: string; file: string }> {
  const id = app.newId()
  const ask = { id, from: '2025-11', until }
  const { job_id } = await ctxFor(app, 'dinkes', regency, (ctx) => requestPack(ctx, ask))
  const again = await ctxFor(app, 'dinkes', regency, (ctx) => requestPack(ctx, ask))
  expect(again.job_id).toBe(job_id)
  await performJob(app, jobs, { regency, id: job_id ?? '' })
  const { body } = await ctxFor(app, 'auditor', regency, (ctx) => downloadPack(ctx, id))
  const path = aFile(`${id}.zip`)
  await writeFile(path, await buffer(body))
  return { id, file: path }
}

beforeAll(async () => {
  await builtCity(app)
  const document = { kind: 'DPA', number: '1', on: '2025-01-02' }
  await ctxFor(app, 'bpkad', regency, async (ctx) => {
    await ledger.appropriate(ctx, { id: app.newId(), lineId: 'L1', amount: rupiah(1_000_000), on: '2025-01-02', document })
    const person = { card: '0001', personId: null, month: '2025-11', iuran: rupiah(35_000), bantuan: rupiah(0), areaPath: '64.74.01.1001/01/01' }
    const attribution = app.newId()
    await ledger.attribute(ctx, { id: attribution, rows: [person] })
    const lines: ledger.NewLine[] = [
      { account: 'belanja-iuran', debit: rupiah(35_000), lineId: 'L1', attribution },
      { account: 'kas-daerah', credit: rupiah(35_000) },
    ]
    await ledger.postJournal(ctx, { id: app.newId(), on: '2025-11-10', kind: 'payment', memo: 'SP2D November', lines })
  })
  ;({ file, id: packId } = await make())
})

/** The members of a pack, changed and zipped anew: whoever does this keeps every structure of the file right. */
async function rewritten(change: (members: Map<string, Buffer>) => void, twice: string[] = []): Promise<string> {
  const zip = await fromBufferPromise(await readFile(file), { lazyEntries: true })
  const members = new Map<string, Buffer>()
  for await (const entry of zip.eachEntry()) members.set(entry.fileName, await buffer(await zip.openReadStreamPromise(entry)))
  change(members)
  const made = new ZipFile()
  for (const [path, bytes] of members) made.addBuffer(bytes, path)
  for (const path of twice) made.addBuffer(Buffer.from('lain'), path)
  made.end()
  const target = aFile(`${app.newId()}.zip`)
  await writeFile(target, await buffer(made.outputStream))
  return target
}
const flipped = (bytes: Buffer) => {
  const copy = Buffer.from(bytes)
  const at = Math.floor(copy.length / 2)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
const verified = (path: string, key?: string) => verifyPack(path, { key, root: aFile('nowhere') })

describe('a pack', () => {
  it('holds the period whole and is proved from the file alone', async () => {
    const report = await verified(file)
    expect(report).toMatchObject({
      sound: true,
      regency,
      from: '2025-11',
      until: '2025-12',
      signature: 'valid',
      key: 'unknown',
      changed: [],
      missing: [],
      added: [],
    })
    const pack = await ctxFor(app, 'auditor', regency, (ctx) => getPack(ctx, packId))
    expect(pack).toMatchObject({ state: 'done', members: report.members, contentHash: report.contentHash, fingerprint: report.fingerprint })
    expect(pack.parts.map((it) => it.name)).toEqual(
      expect.arrayContaining(['aturan', 'buku-besar', 'bulan', 'catatan-audit', 'fakta', 'keputusan-padanan', 'temuan']),
    )
    const books = pack.parts.find((it) => it.name === 'buku-besar')
    expect(books?.figures.map((it) => it.value)).toEqual([1, 4, 35_000, 'utuh / sound'])
    expect((await verifyPack(file, { root })).key).toBe('installation')
    expect((await verified(file, report.fingerprint)).key).toBe('given')
    expect(await verified(file, 'a'.repeat(64))).toMatchObject({ sound: false, key: 'other' })
  })

  it('has the same content whenever the same state is packed', async () => {
    const again = await make()
    const [one, two] = [await verified(file), await verified(again.file)]
    expect(two.contentHash).toBe(one.contentHash)
    expect(two.packId).not.toBe(one.packId)
  })

  it('of a month that still goes on has the same content until something happens: signing in and packing is no content', async () => {
    const did = (action: string) => ctxFor(app, 'auditor', regency, (ctx) => ctx.audit({ action, subject: packId }))
    const hashes: string[] = []
    await did('people.viewed')
    for (const hour of ['01', '02', '03']) {
      now = `2026-01-05T${hour}:00:00Z`
      await did('access.sign-in')
      await did('audit-packs.asked')
      hashes.push((await verified((await make('2026-01')).file)).contentHash)
      await did('audit-packs.downloaded')
      await did('access.sign-out')
    }
    expect(new Set(hashes).size).toBe(1)
    await did('people.viewed')
    expect((await verified((await make('2026-01')).file)).contentHash).not.toBe(hashes[0])
  })

  it('is refused for months that are not there, and under an id that stands for others', async () => {
    const ask = (id: string, from: string, until: string) => ctxFor(app, 'dinkes', regency, (ctx) => requestPack(ctx, { id, from, until }))
    await expect(ask(app.newId(), '2025-12', '2025-11')).rejects.toMatchObject({ code: 'audit-packs/period-invalid' })
    await expect(ask(app.newId(), '2026-01', '2026-02')).rejects.toMatchObject({ code: 'audit-packs/period-invalid' })
    await expect(ask(app.newId(), '2023-12', '2025-12')).rejects.toMatchObject({ code: 'audit-packs/period-invalid' })
    await expect(ask(packId, '2025-11', '2025-11')).rejects.toMatchObject({ code: 'audit-packs/id-reused' })
  })
})

describe('what was done to a pack is named', () => {
  it.each(['buku-besar/jurnal.csv', 'buku-besar/pemeriksaan.json', 'bulan/2025-11/people.parquet', 'ringkasan.pdf', 'baca-saya.txt', 'kunci-publik.pem'])(
    'one bit of %s',
    async (path) => {
      const report = await verified(await rewritten((members) => members.set(path, flipped(members.get(path) as Buffer))))
      expect(report).toMatchObject({ sound: false, changed: [path], missing: [], added: [] })
    },
  )

  it('one bit of a rule', async () => {
    let path = ''
    const changed = await rewritten((members) => {
      path = [...members.keys()].find((it) => /^aturan\/rules\/.*\.sql$/.test(it)) ?? ''
      members.set(path, flipped(members.get(path) as Buffer))
    })
    expect(await verified(changed)).toMatchObject({ sound: false, changed: [path] })
  })

  it('one bit of the signature', async () => {
    const report = await verified(await rewritten((members) => members.set('manifest.sig', flipped(members.get('manifest.sig') as Buffer))))
    expect(report).toMatchObject({ sound: false, signature: 'invalid', changed: [] })
  })

  it('another word in the manifest', async () => {
    const change = (members: Map<string, Buffer>) => {
      const text = String(members.get('manifest.json')).replace('"until": "2025-12"', '"until": "2025-10"')
      members.set('manifest.json', Buffer.from(text))
    }
    expect(await verified(await rewritten(change))).toMatchObject({ sound: false, signature: 'invalid' })
  })

  it.each(['buku-besar/jurnal.csv', 'bulan/2025-11/people.parquet', 'aturan/ledger/accounts.yaml'])('a bit of the stored bytes of %s', async (path) => {
    const bytes = await readFile(file)
    const zip = await fromBufferPromise(bytes, { lazyEntries: true })
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== path) continue
      const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
      const at = fileDataStart + Math.floor(entry.compressedSize / 2)
      bytes[at] = (bytes[at] ?? 0) ^ 1
    }
    const target = aFile(`${app.newId()}.zip`)
    await writeFile(target, bytes)
    expect(await verified(target)).toMatchObject({ sound: false, changed: [path], missing: [], added: [] })
  })

  it('a file taken out, one put in, one put in twice', async () => {
    expect(await verified(await rewritten((members) => members.delete('buku-besar/pagu.csv')))).toMatchObject({
      sound: false,
      missing: ['buku-besar/pagu.csv'],
    })
    expect(await verified(await rewritten((members) => members.set('buku-besar/lain.csv', Buffer.from('x'))))).toMatchObject({
      ...{ sound: false, added: ['buku-besar/lain.csv'] },
    })
    expect(await verified(await rewritten(() => {}, ['buku-besar/jurnal.csv']))).toMatchObject({ sound: false, added: ['buku-besar/jurnal.csv'] })
    await expect(verified(await rewritten(() => {}, ['manifest.json']))).rejects.toMatchObject({ code: 'audit-packs/unreadable' })
    expect(await verified(await rewritten((members) => members.delete('manifest.sig')))).toMatchObject({
      ...{ sound: false, signature: 'invalid', missing: ['manifest.sig'] },
    })
  })

  it('the end cut off', async () => {
    const bytes = await readFile(file)
    const target = aFile('cut.zip')
    for (const share of [0, 0.5, 0.999]) {
      await writeFile(target, bytes.subarray(0, Math.floor(bytes.length * share)))
      await expect(verified(target)).rejects.toMatchObject({ code: 'audit-packs/unreadable' })
    }
    await writeFile(target, 'bukan zip')
    await expect(verified(target)).rejects.toMatchObject({ code: 'audit-packs/unreadable' })
  })

  it('sealed anew with another key: the signature fits, the key is not the one of the office', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const own = (await verified(file)).fingerprint
    const change = (members: Map<string, Buffer>, isOwned: boolean) => {
      const manifest = JSON.parse(String(members.get('manifest.json')))
      const fingerprint = createHash('sha256')
        .update(publicKey.export({ type: 'spki', format: 'der' }))
        .digest('hex')
      Object.assign(manifest.seal, { publicKey: pem, fingerprint: isOwned ? own : fingerprint })
      const bytes = Buffer.from(JSON.stringify(manifest))
      members
        .set('manifest.json', bytes)
        .set('manifest.sig', sign(null, bytes, privateKey))
        .set('kunci-publik.pem', Buffer.from(pem))
    }
    const forged = await rewritten((members) => change(members, false))
    expect(await verified(forged)).toMatchObject({ sound: true, key: 'unknown' })
    expect(await verified(forged, own)).toMatchObject({ sound: false, key: 'other', signature: 'valid' })
    // The other key under the fingerprint of the office is no valid seal at all.
    expect(await verified(await rewritten((members) => change(members, true)), own)).toMatchObject({ sound: false, signature: 'invalid' })
  })
})
