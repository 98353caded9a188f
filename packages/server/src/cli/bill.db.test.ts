import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ChallengeReport } from '@semesta/engine'
import { expect, it } from 'vitest'
import { challengeJob, decideDisputes, findBillOf, recordBill, verifyBill } from '../modules/bills/index.ts'
import { performJob } from '../modules/jobs/perform-job.ts'
import { bringIn, builtCity, fileOf } from '../testing/built-city.ts'
import { ctxFor, testApp } from '../testing/index.ts'
import { commandLine } from './main.ts'

const app = await testApp()
const city = await builtCity(app, { population: 1_500, history: 2 })
for (const month of ['2025-09', '2025-10']) await bringIn(app, city, 'tagihan', month)
const truth = JSON.parse(readFileSync(join(city.folder, 'truth.json'), 'utf8')).bill.linked

/** Runs a command on the open installation; what it printed and said. */
async function semesta(...args: string[]) {
  const printed: unknown[] = []
  const said: string[] = []
  const unused = () => Promise.reject(new Error('not for this command'))
  await commandLine({
    config: () => app.config,
    withApp: (work) => work(app, new AbortController().signal),
    print: (it) => void printed.push(it),
    say: (it) => void said.push(it),
    untilStopped: unused,
  }).parseAsync(args, { from: 'user' })
  return { report: printed[0] as ChallengeReport & { rows: { accepted: number } }, said: said.join('\n') }
}
const challenge = (...args: string[]) => semesta('bill', 'challenge', '--regency', city.regency, '--month', '2025-11', ...args)

// Goal: somebody at a terminal hands a bill over as it came and gets the same rupiah as the truth file, in words or as JSON.
it('challenges a raw bill against the frozen month and the bills before it', { timeout: 240_000 }, async () => {
  const { report } = await challenge('--bill', fileOf(city, 'tagihan'), '--json')
  const found = report.disputed.flatMap(({ test, lines, rupiahMinimum, rupiahFull }) => (lines ? [[test, { lines, rupiahMinimum, rupiahFull }]] : []))
  expect(Object.fromEntries(found)).toMatchObject(
    Object.fromEntries(Object.entries(truth.disputed as Record<string, object>).map(([test, it]) => [test, expect.objectContaining(pick(it))])),
  )
  expect(report).toMatchObject({
    lines: truth.lines,
    heads: truth.heads,
    billed: truth.billed,
    accepted: truth.accepted,
    closing: truth.heads,
    rows: { accepted: truth.lines },
  })
  expect(report.bills).toEqual(['2025-09', '2025-10'])
})

const pick = (it: object) => {
  const { lines, rupiahMinimum, rupiahFull } = it as Record<string, number>
  return { lines, rupiahMinimum, rupiahFull }
}

it('writes the claim list, and says first how many lines are wrong and what they are worth', { timeout: 240_000 }, async () => {
  const out = mkdtempSync(join(tmpdir(), 'semesta-claim-'))
  const { said } = await challenge('--bill', fileOf(city, 'tagihan'), '--out', out)
  expect(said).toContain(`Tagihan 2025-11: ${truth.distinct.lines} dari ${truth.lines} baris dipersoalkan`)
  const rows = readFileSync(join(out, 'klaim.csv'), 'utf8').trim().split('\n')
  expect(rows[0]).toContain('no_kartu,nik,nama')
  expect(rows.slice(1).filter((it) => it.includes(',ya,'))).toHaveLength(truth.distinct.lines)
  const entries = await app.owner.query("select subject, detail from audit_entry where action = 'bills.challenge-written'")
  expect(entries.rows).toEqual([{ subject: '2025-11', detail: expect.objectContaining({ disputed: truth.distinct.lines, wholeNumbers: true }) }])
})

it('counts no month again that a signed bill holds, just as the office does', { timeout: 240_000 }, async () => {
  const before = (await challenge('--bill', fileOf(city, 'tagihan'), '--json')).report
  await signed('2025-10')
  const after = (await challenge('--bill', fileOf(city, 'tagihan'), '--json')).report
  expect(after.distinct.lines).toBe(before.distinct.lines)
  expect(after.distinct.rupiahFull).toBeLessThan(before.distinct.rupiahFull)
  await bringIn(app, city, 'tagihan')
  const { result } = await recorded('2025-11')
  expect(result).toMatchObject({ distinct: after.distinct, disputed: after.disputed })
})

const as = <T>(work: Parameters<typeof ctxFor<T>>[3]) => ctxFor(app, 'dinkes', city.regency, work)

async function recorded(month: string) {
  const { rows } = await app.owner.query<{ id: string }>("select id::text from registers_batch where register = 'tagihan' and as_of = $1", [`${month}-01`])
  const letter = { letterNumber: `12/${month}`, letterOn: `${month}-03`, receivedOn: `${month}-04`, heads: 1, iuran: 0, bantuan: 0 }
  const bill = await as((ctx) => recordBill(ctx, { id: app.newId(), month, batchId: rows[0]?.id ?? '', ...letter }))
  await performJob(app, [challengeJob], { regency: city.regency, id: bill.job_id ?? '' })
  return { id: bill.id, result: (await as((ctx) => findBillOf(ctx, month)))?.result }
}

async function signed(month: string) {
  const { id: billId, result } = await recorded(month)
  const verdict = { billId, verdict: 'held' as const, reason: 'bukti sudah dilihat', expectLines: result?.distinct.lines ?? 0 }
  await as((ctx) => decideDisputes(ctx, { id: app.newId(), ...verdict }))
  const sides = { pemdaName: 'Contoh Satu', pemdaTitle: 'Kepala Dinas', bpjsName: 'Contoh Dua', bpjsTitle: 'Kepala Cabang' }
  await as((ctx) => verifyBill(ctx, { id: app.newId(), billId, numberPemda: '1', numberBpjs: '2', signedOn: `${month}-20`, ...sides }))
}

it('takes the month from the command where the file does not say it, and reads other titles', { timeout: 240_000 }, async () => {
  const lines = readFileSync(fileOf(city, 'tagihan'), 'utf8').trim().split('\n').slice(1, 21)
  const other = join(city.folder, 'rekap.csv')
  const rows = lines.map((line, i) => [i + 1, ...line.split(';').slice(0, 4), '37.800,00'].join(';'))
  writeFileSync(other, ['REKAP TAGIHAN', 'No;Nomor Kartu;NIK;Nama Peserta;Tgl Lahir;Nominal Iuran', ...rows].join('\n'))
  const { report } = await challenge('--bill', other, '--json')
  expect(report).toMatchObject({ lines: 20, billed: 756_000, reading: { how: 'whole', fits: 20 } })
})

it('answers for a letter with heads alone, and refuses in plain words what is no bill', { timeout: 240_000 }, async () => {
  const { report } = await challenge('--heads', '54000', '--json')
  expect(report).toMatchObject({ kind: 'heads', heads: 54_000, billed: 2_041_200_000, lines: 0, closing: 54_000 })
  await expect(challenge('--bill', fileOf(city, 'penduduk'))).rejects.toMatchObject({ code: 'registers/file-missing-columns' })
  await expect(semesta('bill', 'challenge', '--regency', city.regency, '--month', '2025-12', '--heads', '1')).rejects.toMatchObject({
    code: 'indicators/month-not-found',
  })
  await expect(challenge('--json')).rejects.toThrow('--heads')
})
