import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer, text } from 'node:stream/consumers'
import { addMonths } from '@semesta/kernel'
import { beforeAll, expect, it } from 'vitest'
import { systemActor } from '../../platform/system.ts'
import { builtCity, type InventedCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { aBill } from '../../testing/invented-bill.ts'
import { performJob } from '../jobs/perform-job.ts'
import { findAttribution } from '../ledger/index.ts'
import { dependentsHere, tryFile } from '../registers/index.ts'
import './index.ts'
import { getSavings } from '../savings/get-savings.ts'
import { decideDisputes, undoDecision } from './decide-disputes.ts'
import { exportDisputes } from './export-disputes.ts'
import { exportMutation } from './export-mutation.ts'
import { listBills, showWholeBill } from './get-bill.ts'
import { jobs } from './jobs.ts'
import { countDisputes, getDispute, listDisputes } from './list-disputes.ts'
import { exportMutations, listMutations } from './mutations.ts'
import { recordBill } from './record-bill.ts'
import { challengeAgain } from './start-challenge.ts'
import { printStatement } from './statement.ts'
import { verifyBill } from './verify-bill.ts'

// Goal: a bill is held against the roster, every number of it is the list behind it, people decide about lines and can take that back, and what was
// signed stays as it was signed.
const REGENCY = '64.74'
let app: Awaited<ReturnType<typeof testApp>>
let city: InventedCity
const as = <T>(work: Parameters<typeof ctxFor<T>>[3], role: Parameters<typeof ctxFor>[1] = 'dinkes') => ctxFor(app, role, REGENCY, work)
const page = { page: 1, pageSize: 200 }
const linesOf = (csv: string) => csv.trimEnd().split('\r\n').length - 1

beforeAll(async () => {
  app = await testApp({ now: '2025-11-20T02:00:00Z' })
  city = await builtCity(app, { population: 3_000, history: 2 })
  for (const ago of [2, 1, 0]) await aBill(app, REGENCY, addMonths(city.month, -ago), { twice: 3 })
})

async function runJob(id: string | null): Promise<void> {
  await performJob(app, jobs, { regency: REGENCY, id: id ?? '' })
}

async function record(ago: number, more: Partial<Parameters<typeof recordBill>[1]> = {}) {
  const month = addMonths(city.month, -ago)
  const { waiting } = await as(listBills)
  const file = waiting.find((it) => it.month === month)
  const batchId = file?.batchId ?? (await as(listBills)).rows.find((it) => it.month === month)?.batchId ?? undefined
  const lines = file?.lines ?? 0
  const bill = {
    ...{ id: app.newId(), month, letterNumber: `12/VIII/${month}`, letterOn: `${month}-03`, receivedOn: `${month}-04`, heads: lines },
    ...{ iuran: lines * 35_000, bantuan: lines * 2_800, batchId, ...more },
  }
  const made = await as((ctx) => recordBill(ctx, bill))
  await runJob(made.job_id)
  return { ...bill, id: made.id }
}

const held = (billId: string, expectLines: number) => ({ billId, id: app.newId(), verdict: 'held' as const, reason: 'bukti sudah dilihat', expectLines })
const signed = (billId: string) => ({
  ...{ billId, id: app.newId(), numberPemda: '440/1/DINKES', numberBpjs: '7/BA/1125', signedOn: '2025-11-20' },
  ...{ pemdaName: 'Contoh Satu', pemdaTitle: 'Kepala Dinas', bpjsName: 'Contoh Dua', bpjsTitle: 'Kepala Cabang' },
})
const linesIn = async (billId: string) => (await as((ctx) => countDisputes(ctx, { billId }))).total.lines

it('holds a bill against the roster: every number is the list behind it, in every role', async () => {
  await record(2)
  const bill = await record(1)
  const whole = await as((ctx) => showWholeBill(ctx, bill.id))
  expect(whole.bill.state).toBe('challenged')
  expect(whole.result?.bpjs.gap).toBe(0)
  expect(whole.result?.roster.gap).toBe(0)
  const counted = await as((ctx) => countDisputes(ctx, { billId: bill.id }), 'bpkad')
  const listed = await as((ctx) => listDisputes(ctx, { billId: bill.id, ...page }), 'auditor')
  const file = await as(async (ctx) => text((await exportDisputes(ctx, { billId: bill.id, format: 'csv' })).body), 'auditor')
  expect(counted.total.lines).toBeGreaterThan(0)
  expect([listed.total, linesOf(file)]).toEqual([counted.total.lines, counted.total.lines])
  expect(listed.rows.reduce((sum, it) => sum + it.rupiahFull, 0)).toBe(counted.total.rupiahFull)
  for (const groups of [whole.tests, whole.villages]) {
    expect(groups.reduce((sum, it) => sum + it.lines, 0)).toBe(counted.total.lines)
    expect(groups.reduce((sum, it) => sum + it.rupiahFull, 0)).toBe(counted.total.rupiahFull)
  }
  expect((whole.result?.accepted ?? 0) + counted.total.lines).toBe(whole.result?.lines)
  const people = await as((ctx) => findAttribution(ctx, bill.id))
  expect(people?.personMonths).toBe(whole.result?.lines)
  for (const kind of ['added', 'removed', 'missing'] as const) {
    const moved = await as((ctx) => listMutations(ctx, { billId: bill.id, kind, ...page }))
    const csv = await as(async (ctx) => text((await exportMutations(ctx, { billId: bill.id, kind, format: 'csv' })).body))
    const said = kind === 'missing' ? whole.result?.missing : whole.result?.bpjs[kind]
    expect([moved.total, linesOf(csv)]).toEqual([said ?? moved.total, moved.total])
  }
})

it('masks identity numbers in evidence, and shows nothing of names to the treasury', async () => {
  const [bill] = (await as(listBills)).rows
  const { rows } = await as((ctx) => listDisputes(ctx, { billId: bill?.id ?? '', ...page }))
  const line = await as((ctx) => getDispute(ctx, { billId: bill?.id ?? '', rowNo: rows[0]?.rowNo ?? 0 }))
  expect(line.evidence[0]?.wordsId.length).toBeGreaterThan(10)
  expect(line.billedMonths.reduce((sum, it) => sum + it.iuran + it.bantuan, 0)).toBe(line.rupiahFull)
  expect(JSON.stringify(line)).not.toMatch(/(?<!\w)(99\d{14}|0\d{12})(?!\w)/)
  const blind = await as((ctx) => listDisputes(ctx, { billId: bill?.id ?? '', ...page }), 'bpkad')
  expect(blind.rows).toEqual([])
})

it('decides about all of a choice at once, refuses another number than was shown, and takes it back', async () => {
  const [bill] = (await as(listBills)).rows
  const billId = bill?.id ?? ''
  const [test] = (await as((ctx) => showWholeBill(ctx, billId))).tests
  const choice = { ...held(billId, test?.lines ?? 0), test: test?.test }
  await expect(as((ctx) => decideDisputes(ctx, { ...choice, expectLines: choice.expectLines + 1 }))).rejects.toMatchObject({ code: 'bills/choice-changed' })
  const once = await as((ctx) => decideDisputes(ctx, choice))
  expect(await as((ctx) => decideDisputes(ctx, choice))).toEqual(once)
  await expect(as((ctx) => decideDisputes(ctx, { ...choice, verdict: 'dropped' }))).rejects.toMatchObject({ code: 'bills/id-reused' })
  const states = async () => (await as((ctx) => countDisputes(ctx, { billId }))).states.map((it) => [it.state, it.lines])
  const all = await linesIn(billId)
  expect(await states()).toEqual([
    ['open', all - once.lines],
    ['held', once.lines],
    ['dropped', 0],
  ])
  // What people said stays when the bill is held against the roster anew.
  const again = await as((ctx) => challengeAgain(ctx, billId))
  await runJob(again.job_id)
  expect((await states())[1]).toEqual(['held', once.lines])
  const undo = { billId, decisionId: once.id, id: app.newId(), reason: 'salah tekan' }
  await as((ctx) => undoDecision(ctx, undo))
  expect(await as((ctx) => undoDecision(ctx, undo))).toEqual({ id: undo.id, lines: once.lines })
  expect((await states())[0]).toEqual(['open', all])
})

it('is signed only when every line is decided, books what was held, and stays as it was signed', async () => {
  const [bill] = (await as(listBills)).rows
  const billId = bill?.id ?? ''
  const ask = signed(billId)
  await expect(as((ctx) => verifyBill(ctx, ask))).rejects.toMatchObject({ code: 'bills/still-open' })
  const all = await linesIn(billId)
  const decision = await as((ctx) => decideDisputes(ctx, held(billId, all)))
  await as((ctx) => verifyBill(ctx, ask))
  await as((ctx) => verifyBill(ctx, ask))
  await expect(as((ctx) => decideDisputes(ctx, held(billId, all)))).rejects.toMatchObject({ code: 'bills/too-late' })
  const { total } = await as((ctx) => getSavings(ctx, {}))
  expect(total.found.rupiah).toBe(decision.rupiahFull)
  const pdf = await as(async (ctx) => buffer((await printStatement(ctx, { billId })).body), 'bpkad')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

it('writes the mutation form so that our own intake reads it back', async () => {
  const [bill] = (await as(listBills)).rows
  const bytes = await as(async (ctx) => buffer((await exportMutation(ctx, { billId: bill?.id ?? '' })).body))
  const file = join(app.config.dataDir, 'formulir.xlsx')
  writeFileSync(file, bytes)
  const { rows } = await app.owner.query<{ cards: number }>(
    `select count(distinct coalesce(l.card, l.row_no::text))::int as cards from bills_line as l join bills_dispute as d using (regency_code, bill_id, row_no)
     where d.bill_id = $1 and d.state = 'held' and d.main_test not in ('billed-twice', 'before-programme', 'wrong-rate')`,
    [bill?.id],
  )
  const tried = await tryFile(
    app,
    { register: 'peserta', file, regency: REGENCY, asOf: '2025-11-01' },
    { onProgress: () => {}, signal: new AbortController().signal },
  )
  expect(tried).toMatchObject({ rows: { accepted: rows[0]?.cards, rejected: 0 } })
})

it('keeps the file that a signed bill stands on', async () => {
  const [bill] = (await as(listBills)).rows
  const dependents = await dependentsHere(app, systemActor('test'), bill?.batchId ?? '')
  expect(dependents.find((it) => it.kind === 'signed-bill')).toMatchObject({ id: bill?.id, blocks: true })
  const roster = await app.owner.query<{ id: string }>(`select id::text from registers_batch where register = 'peserta' and as_of = $1`, [`${bill?.month}-01`])
  const others = await dependentsHere(app, systemActor('test'), roster.rows[0]?.id ?? '')
  expect(others.find((it) => it.kind === 'signed-bill')).toMatchObject({ id: bill?.id, blocks: false })
})

it('takes a corrected bill as the next revision, with a reason, and leaves the signed one as it is', async () => {
  const [before] = (await as(listBills)).rows
  await expect(record(1)).rejects.toMatchObject({ code: 'bills/reason-missing' })
  const next = await record(1, { reason: 'BPJS Kesehatan mengirim tagihan perbaikan' })
  const whole = await as((ctx) => showWholeBill(ctx, next.id))
  expect(whole.revisions.map((it) => [it.revision, it.state])).toEqual([
    [2, 'challenged'],
    [1, 'verified'],
  ])
  expect((await as((ctx) => showWholeBill(ctx, before?.id ?? ''))).statement?.numberPemda).toBe('440/1/DINKES')
  expect((await as((ctx) => getSavings(ctx, {}))).total.found.rupiah).toBe(0)
})

it('takes a bill of heads alone: the balance and the sums, no lines', async () => {
  const bill = await record(2, { heads: 120, batchId: undefined, iuran: 4_200_000, bantuan: 336_000, reason: 'hanya surat' })
  const whole = await as((ctx) => showWholeBill(ctx, bill.id))
  expect([whole.bill.state, whole.bill.byName, whole.tests]).toEqual(['challenged', false, []])
  expect(whole.result?.declared.heads).toBe(120)
  await as((ctx) => verifyBill(ctx, signed(bill.id)))
})

it('refuses a file that is not the bill of that month', async () => {
  const { waiting } = await as(listBills)
  const other = waiting.find((it) => it.month === city.month)?.batchId
  await expect(record(2, { batchId: other, reason: 'coba' })).rejects.toMatchObject({ code: 'bills/file-unfit' })
})
