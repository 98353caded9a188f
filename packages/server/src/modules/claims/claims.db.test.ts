import { buffer, text } from 'node:stream/consumers'
import { addMonths } from '@semesta/kernel'
import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { builtCity, type InventedCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { aBill } from '../../testing/invented-bill.ts'
import { challengeJob, decideDisputes, recordBill, verifyBill } from '../bills/index.ts'
import { sumOffsets } from '../bills/store.ts'
import { performJob } from '../jobs/perform-job.ts'
import { balancesOf, checkAllBooks } from '../ledger/index.ts'
import { reverseHere } from '../ledger/reverse-here.ts'
import { getSavings } from '../savings/get-savings.ts'
import { answerClaim } from './answer-claim.ts'
import { exportClaim, listClaimLines } from './claim-lines.ts'
import { printClaim } from './print-claim.ts'
import './index.ts'
import { listClaims, showWholeClaim } from './read-claims.ts'
import { reverseSettlement } from './reverse-settlement.ts'
import { sendClaim, withdrawClaim } from './send-claim.ts'
import { settleClaim } from './settle-claim.ts'

// Goal: no rupiah of a claim is lost or counted twice, from the line that was held to the money that came back, in the books and in the savings ledger.
const REGENCY = '64.74'
let app: Awaited<ReturnType<typeof testApp>>
let city: InventedCity
let bills: { id: string; month: string }[]
const as = <T>(work: Parameters<typeof ctxFor<T>>[3], role: Parameters<typeof ctxFor>[1] = 'dinkes') => ctxFor(app, role, REGENCY, work)

beforeAll(async () => {
  app = await testApp({ now: '2025-11-20T02:00:00Z' })
  city = await builtCity(app, { population: 3_000, history: 2 })
  bills = []
  for (const ago of [2, 1]) bills.push(await signedBill(addMonths(city.month, -ago)))
})

async function signedBill(month: string, reason?: string) {
  const lines = reason ? 700 : (await aBill(app, REGENCY, month, { twice: 4 })).lines
  const bill = await recorded(month, lines, await batchOf(month), reason)
  const { rows } = await app.owner.query<{ n: number }>('select count(*)::int as n from bills_dispute where bill_id = $1', [bill.id])
  const decision = { billId: bill.id, id: app.newId(), verdict: 'held' as const, reason: 'bukti sudah dilihat', expectLines: rows[0]?.n ?? 0 }
  await as((ctx) => decideDisputes(ctx, decision))
  const sides = { pemdaName: 'Contoh Satu', pemdaTitle: 'Kepala Dinas', bpjsName: 'Contoh Dua', bpjsTitle: 'Kepala Cabang' }
  await as((ctx) =>
    verifyBill(ctx, { billId: bill.id, id: app.newId(), numberPemda: `440/${month}`, numberBpjs: `7/${month}`, signedOn: '2025-11-20', ...sides }),
  )
  return { id: bill.id, month }
}

const batchOf = async (month: string) =>
  (await app.owner.query<{ id: string }>(`select id::text from registers_batch where register = 'tagihan' and as_of = $1`, [`${month}-01`])).rows[0]?.id ?? ''

async function recorded(month: string, heads: number, batchId: string, reason?: string) {
  const letter = { letterNumber: `12/${month}`, letterOn: `${month}-03`, receivedOn: `${month}-04` }
  const bill = await as((ctx) => recordBill(ctx, { id: app.newId(), month, ...letter, heads, iuran: heads * 35_000, bantuan: heads * 2_800, batchId, reason }))
  await performJob(app, [challengeJob], { regency: REGENCY, id: bill.job_id ?? '' })
  return bill
}

const send = async (more: { basis?: 'minimum' | 'full'; test?: string; billIds?: string[]; number?: string } = {}) => {
  const { ready } = await as((ctx) => listClaims(ctx, {}))
  const billIds = more.billIds ?? ready.map((it) => it.billId)
  const { rows } = await app.owner.query<{ n: number }>(
    `select count(*)::int as n from bills_dispute where bill_id = any($1::uuid[]) and state = 'held' and claim_id is null and rupiah_full > 0 and main_test = coalesce($2, main_test)`,
    [billIds, more.test ?? null],
  )
  const ask = {
    id: app.newId(),
    number: `900/${app.newId().slice(0, 8)}`,
    sentOn: '2025-11-20',
    basis: 'full' as const,
    ...more,
    billIds,
    expectLines: rows[0]?.n ?? 0,
  }
  return { ask, claim: await as((ctx) => sendClaim(ctx, ask)) }
}
const whole = (claimId: string) => as((ctx) => showWholeClaim(ctx, { claimId }), 'bpkad')
const answer = (claimId: string, verdict: 'accepted' | 'refused', expectLines: number, test?: string) => ({
  ...{
    claimId,
    id: app.newId(),
    verdict,
    reason: verdict === 'refused' ? 'data kami berbeda' : undefined,
    on: '2025-11-20',
    test,
    expectLines,
    byBranch: true,
  },
})
const balance = async (account: string) => {
  const all = await as((ctx) => balancesOf(ctx, { account }))
  return all.reduce((sum, it) => sum + it.debit - it.credit, 0)
}

it('counts every month of a card once over signed bills, so that claims over several of them ask for nothing twice', async () => {
  const { rows } = await app.owner.query(
    `select s.card, s.month_billed from bills_share as s join bills_dispute as d using (regency_code, bill_id, row_no)
     where d.state = 'held' group by s.card, s.month_billed, s.bill_month, s.bill_row having count(distinct s.bill_id) > 1`,
  )
  expect(rows).toEqual([])
})

it('sends the held lines once: a line is in one live claim only, and a withdrawn claim gives them back', async () => {
  const { ask, claim } = await send()
  expect((await as((ctx) => sendClaim(ctx, ask))).id).toBe(claim.id)
  const again = { ...ask, id: app.newId(), number: 'lain' }
  await expect(as((ctx) => sendClaim(ctx, again))).rejects.toMatchObject({ code: 'claims/nothing-to-claim' })
  const seen = await whole(claim.id)
  const list = await as((ctx) => listClaimLines(ctx, { claimId: claim.id, page: 1, pageSize: 200 }))
  const csv = await as(async (ctx) => text((await exportClaim(ctx, { claimId: claim.id, format: 'csv' })).body))
  expect([list.total, csv.trimEnd().split('\r\n').length - 1]).toEqual([seen.claim.claimed.lines, seen.claim.claimed.lines])
  expect(list.rows.reduce((sum, it) => sum + it.rupiah, 0)).toBe(seen.claim.claimed.rupiah)
  expect((await as((ctx) => getSavings(ctx, {}))).total.claimed.rupiah).toBe(seen.claim.claimed.rupiah)
  await as((ctx) => withdrawClaim(ctx, { claimId: claim.id, reason: 'salah dasar hitung' }))
  expect((await as((ctx) => getSavings(ctx, {}))).total.claimed.rupiah).toBe(0)
  expect((await as((ctx) => listClaims(ctx, {}))).ready.reduce((sum, it) => sum + it.lines, 0)).toBe(seen.claim.claimed.lines)
})

it('counts the auditors minimum as one month a line', async () => {
  const { claim } = await send({ basis: 'minimum', billIds: [bills[1]?.id ?? ''] })
  const { claimed } = (await whole(claim.id)).claim
  expect(claimed.rupiah).toBeLessThanOrEqual(claimed.lines * 35_000)
  await as((ctx) => withdrawClaim(ctx, { claimId: claim.id, reason: 'dasar penuh' }))
})

it('takes answers by reason: accepted is owed in the books to the person and month, refused is free again', async () => {
  const { claim } = await send()
  const [first, ...others] = (await whole(claim.id)).tests
  if (!first || others.length === 0) throw new Error('the invented bill has lines of several tests')
  const accept = answer(claim.id, 'accepted', first.claimed.lines, first.test)
  for (let time = 0; time < 2; time++) await as((ctx) => answerClaim(ctx, accept), 'bpjs-branch')
  expect(await balance('piutang-bpjs')).toBe(first.claimed.rupiah)
  const rest = others.reduce((sum, it) => sum + it.claimed.lines, 0)
  await expect(as((ctx) => answerClaim(ctx, { ...answer(claim.id, 'refused', rest), reason: undefined }))).rejects.toMatchObject({
    code: 'claims/reason-missing',
  })
  await as((ctx) => answerClaim(ctx, answer(claim.id, 'refused', rest)), 'bpjs-branch')
  const seen = (await whole(claim.id)).claim
  expect([seen.state, seen.accepted.rupiah, seen.waiting.lines]).toEqual(['answered', first.claimed.rupiah, 0])
  expect((await as((ctx) => listClaims(ctx, {}))).ready.reduce((sum, it) => sum + it.lines, 0)).toBe(rest)
  await expect(as((ctx) => withdrawClaim(ctx, { claimId: claim.id, reason: 'coba' }))).rejects.toMatchObject({ code: 'claims/too-late' })
})

it('books what comes back, never more than was accepted, and closes the claim with the last rupiah', async () => {
  const [row] = (await as((ctx) => listClaims(ctx, { state: 'answered' }))).rows
  const claimId = row?.id ?? ''
  const { open } = await whole(claimId)
  const settle = (more: object) => ({ claimId, id: app.newId(), kind: 'refund' as const, on: '2025-11-21', documentNumber: 'STS-1', ...open, ...more })
  const tooMuch = settle({ iuran: open.iuran + 1 })
  await expect(as((ctx) => settleClaim(ctx, tooMuch))).rejects.toMatchObject({ code: 'claims/more-than-accepted' })
  const half = settle({ iuran: Math.floor(open.iuran / 2), bantuan: 0 })
  for (let time = 0; time < 2; time++) await as((ctx) => settleClaim(ctx, half))
  expect(await balance('kas-daerah')).toBe(half.iuran)
  const { lines } = await aBill(app, REGENCY, city.month, {})
  await recorded(city.month, lines, await batchOf(city.month))
  const left = (await whole(claimId)).open
  await expect(as((ctx) => settleClaim(ctx, settle({ ...left, kind: 'offset' })))).rejects.toMatchObject({ code: 'claims/month-missing' })
  await as((ctx) => settleClaim(ctx, settle({ ...left, kind: 'offset', month: city.month })))
  const done = (await whole(claimId)).claim
  expect([done.state, done.outstanding, done.settled]).toEqual(['settled', 0, done.accepted.rupiah])
  expect(await balance('piutang-bpjs')).toBe(0)
  expect((await as((ctx) => getSavings(ctx, {}))).total.recovered.rupiah).toBe(done.accepted.rupiah)
})

it('takes back what was entered by mistake: the bill is whole again, the money outstanding, and the entry stays', async () => {
  const [row] = (await as((ctx) => listClaims(ctx, { state: 'settled' }))).rows
  const claimId = row?.id ?? ''
  const offset = (await whole(claimId)).settlements.find((it) => it.kind === 'offset')
  if (!offset?.month) throw new Error('nothing was taken off a bill')
  const amount = offset.iuran + offset.bantuan
  const taken = async () => (await as((ctx) => sumOffsets(ctx, city.month))).iuran
  const before = await taken()
  const ask = { claimId, settlementId: offset.id, id: app.newId(), on: '2025-11-24', reason: 'salah bulan tagihan' }
  await expect(as((ctx) => reverseSettlement(ctx, { ...ask, on: '2025-11-01' }))).rejects.toMatchObject({ code: 'claims/day-before' })
  for (let time = 0; time < 2; time++) await as((ctx) => reverseSettlement(ctx, ask))
  await expect(as((ctx) => reverseSettlement(ctx, { ...ask, id: app.newId() }))).rejects.toMatchObject({ code: 'ledger/already-reversed' })
  const now = await whole(claimId)
  expect([now.claim.state, now.claim.outstanding, await taken()]).toEqual(['answered', amount, before - offset.iuran])
  expect(now.settlements.find((it) => it.id === offset.id)?.reversed).toMatchObject({ on: '2025-11-24', reason: 'salah bulan tagihan' })
  expect(await balance('piutang-bpjs')).toBe(amount)
  await mustHold()
  const { iuran, bantuan } = now.open
  await as((ctx) => settleClaim(ctx, { claimId, id: app.newId(), kind: 'refund', on: '2025-11-25', documentNumber: 'STS-2', iuran, bantuan }))
  await mustHold()
  const [refund] = (await whole(claimId)).settlements.filter((it) => it.kind === 'refund' && it.reversed === null)
  await as((ctx) => reverseHere(ctx, { id: app.newId(), journalId: refund?.id ?? '', on: '2025-11-26', why: 'dari buku besar' }))
  expect((await whole(claimId)).settlements.find((it) => it.id === refund?.id)?.reversed?.reason).toBe('dari buku besar')
  await mustHold()
})

it('prints the letter without names', async () => {
  const [row] = (await as((ctx) => listClaims(ctx, {}))).rows
  const pdf = await as(async (ctx) => buffer((await printClaim(ctx, { claimId: row?.id ?? '' })).body), 'bpkad')
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
})

/** What the lines themselves say should stand, by month of the bill: counted from the tables, not by the rooms that book it. */
async function byLines() {
  const { rows } = await app.owner.query<{ month: string; found: number; claimed: number; accepted: number }>(
    `with live as (select l.bill_id, l.row_no, l.state, l.iuran + l.bantuan as rupiah from claims_line as l
        join claims_claim as c on c.regency_code = l.regency_code and c.id = l.claim_id where c.state <> 'withdrawn' and l.state <> 'refused')
     select b.month, sum(d.rupiah_full)::bigint as found, coalesce(sum(live.rupiah), 0)::bigint as claimed,
       coalesce(sum(live.rupiah) filter (where live.state = 'accepted'), 0)::bigint as accepted
     from bills_dispute as d join bills_bill as b on b.regency_code = d.regency_code and b.id = d.bill_id
     left join live on live.bill_id = d.bill_id and live.row_no = d.row_no
     where d.state = 'held' and b.state = 'verified' and (not b.superseded or live.bill_id is not null) group by b.month order by b.month`,
  )
  return rows
}

/** Goal of the books: what is owed and what came back is exactly that of the persons and months that are named. */
async function mustBeNamed() {
  const { rows } = await app.owner.query<{ account: string; booked: number; named: number }>(
    `select l.account, sum(l.debit - l.credit)::bigint as booked, sum(sign(l.debit - l.credit) * p.amount)::bigint as named
     from ledger_line l join lateral (select coalesce(sum(case l.part when 'iuran' then iuran else bantuan end), 0) as amount from ledger_person_month p
       where p.regency_code = l.regency_code and p.attribution_id = l.attribution_id) p on true
     where l.account in ('piutang-bpjs', 'pengurang-belanja') group by l.account`,
  )
  expect(rows.length).toBe(2)
  for (const it of rows) expect([it.account, it.named]).toEqual([it.account, it.booked])
  for (const report of await checkAllBooks(app)) expect(report.faults).toEqual([])
}

/** Goal of the ledger: a line that was found, claimed and given back stands once in each, and never further than the stage before it. */
async function mustHold() {
  const { rows: lines } = await app.owner.query<{ n: number }>(
    `select count(*)::int as n from claims_line as l join claims_claim as c on c.regency_code = l.regency_code and c.id = l.claim_id
     where c.state <> 'withdrawn' and l.state <> 'refused' group by l.bill_id, l.row_no having count(*) > 1`,
  )
  expect(lines).toEqual([])
  const { months } = await as((ctx) => getSavings(ctx, {}))
  for (const it of await byLines()) {
    const stages = months.find((each) => each.month === it.month)?.stages
    expect([it.month, stages?.found.rupiah, stages?.claimed.rupiah]).toEqual([it.month, Number(it.found), Number(it.claimed)])
    expect(stages?.recovered.rupiah).toBeLessThanOrEqual(Number(it.accepted))
    expect(stages?.claimed.rupiah).toBeLessThanOrEqual(Number(it.found))
    expect(stages?.claimed.personMonths).toBeLessThanOrEqual(stages?.found.personMonths ?? 0)
    expect(stages?.recovered.personMonths).toBeLessThanOrEqual(stages?.claimed.personMonths ?? 0)
  }
  const settled = (await as((ctx) => listClaims(ctx, {}))).rows.reduce((sum, it) => sum + it.settled, 0)
  expect(months.reduce((sum, it) => sum + it.stages.recovered.rupiah, 0)).toBe(settled)
  await mustBeNamed()
}

/** A corrected letter of the same lines comes, is challenged, decided and signed. */
async function replaced(nth: number) {
  const bill = bills[nth % bills.length]
  if (!bill) throw new Error('no bill')
  const next = await signedBill(bill.month, 'surat koreksi')
  bill.id = next.id
}

it('counts a refused line once when it is claimed again, and keeps found what a claim asks back of a replaced bill', async () => {
  const stages = async () => {
    const { found, claimed } = (await as((ctx) => getSavings(ctx, {}))).total
    return [found.rupiah, claimed.rupiah]
  }
  const first = await send()
  const asked = await stages()
  await as((ctx) => answerClaim(ctx, answer(first.claim.id, 'refused', first.ask.expectLines)))
  expect((await stages())[1]).toBe((asked[1] ?? 0) - (await whole(first.claim.id)).claim.claimed.rupiah)
  const again = await send()
  expect(await stages()).toEqual(asked)
  await replaced(0)
  expect((await stages())[1]).toBe(asked[1])
  await mustHold()
  await as((ctx) => answerClaim(ctx, answer(again.claim.id, 'refused', again.ask.expectLines)))
  await mustHold()
})

it('conserves every rupiah whatever answers and returns come in whatever order', async () => {
  const step = fc.record({
    what: fc.constantFrom('accepted', 'refused', 'refused', 'refund', 'refund', 'taken-back', 'withdrawn', 'corrected'),
    nth: fc.nat(9),
    share: fc.double({ min: 0.1, max: 1, noNaN: true }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 2, maxLength: 6 }), async (steps) => {
      const { ready } = await as((ctx) => listClaims(ctx, {}))
      if (ready.length === 0) return
      const owedBefore = await balance('piutang-bpjs')
      const { claim } = await send({ basis: steps.length % 2 === 0 ? 'full' : 'minimum' })
      for (const { what, nth, share } of steps) {
        await mustHold()
        const seen = await whole(claim.id)
        if (what === 'corrected') await replaced(nth)
        if (what === 'withdrawn' && seen.answers.length === 0) {
          await as((ctx) => withdrawClaim(ctx, { claimId: claim.id, reason: 'salah dasar hitung' }))
          break
        }
        const waiting = seen.tests.filter((it) => it.waiting.lines > 0)
        const test = waiting[nth % Math.max(1, waiting.length)]
        if (what === 'refund') {
          const back = { iuran: Math.floor(seen.open.iuran * share), bantuan: Math.floor(seen.open.bantuan * share) }
          if (back.iuran + back.bantuan > 0) {
            await as((ctx) => settleClaim(ctx, { claimId: claim.id, id: app.newId(), kind: 'refund', on: '2025-11-22', documentNumber: 'STS', ...back }))
          }
        } else if (what === 'taken-back') {
          const standing = seen.settlements.filter((it) => it.reversed === null)
          const it = standing[nth % Math.max(1, standing.length)]
          if (it)
            await as((ctx) => reverseSettlement(ctx, { claimId: claim.id, settlementId: it.id, id: app.newId(), on: '2025-11-23', reason: 'salah catat' }))
        } else if (test && (what === 'accepted' || what === 'refused'))
          await as((ctx) => answerClaim(ctx, answer(claim.id, what, test.waiting.lines, test.test)))
        const { claim: now, open } = await whole(claim.id)
        expect(now.claimed.rupiah).toBe(now.waiting.rupiah + now.accepted.rupiah + now.refused.rupiah)
        expect(now.accepted.rupiah).toBe(now.settled + open.iuran + open.bantuan)
        expect(await balance('piutang-bpjs')).toBe(owedBefore + now.outstanding)
      }
      await mustHold()
    }),
    { numRuns: 6 },
  )
})
