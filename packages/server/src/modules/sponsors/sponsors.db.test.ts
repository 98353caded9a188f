import { randomUUID } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Role } from '@semesta/contract'
import { readXlsx } from 'hucre/xlsx'
import { expect, it } from 'vitest'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { actorWith, bindWith } from '../../testing/actors.ts'
import { builtCity } from '../../testing/built-city.ts'
import { ctxFor, testApp } from '../../testing/index.ts'
import { listParts, type PackFiles } from '../audit-packs/parts.ts'
import { performJob } from '../jobs/perform-job.ts'
import { balancesOf } from '../ledger/index.ts'
import { tellBuilt } from '../months/index.ts'
import { paidElsewhere } from '../takeovers/other-payers.ts'
import { addStep, reverseStep } from './add-step.ts'
import { checkSponsor } from './check-sponsor.ts'
import { commitAllocation } from './commit-allocation.ts'
import './joins.ts'
import { jobs } from './jobs.ts'
import { listFunded } from './list-funded.ts'
import { listSponsors, showPledge, showSponsor } from './list-sponsors.ts'
import { printCertificate, printReport } from './print-papers.ts'
import { asDonor, asOffice } from './reach.ts'
import { explainPlan, listPlanPeople } from './read-plan.ts'
import { recordPledge } from './record-pledge.ts'
import { allowSponsor, recordSponsor } from './record-sponsor.ts'
import { exportRegistration } from './registration.ts'
import { ownSponsorship } from './report-sponsorship.ts'
import { getPlan, startAllocation } from './start-allocation.ts'

// Goal: from a promise to a report nothing is booked twice, nothing is given out that did not come, nobody is funded twice, and a donor sees its own
// figures and nobody's name.
const app = await testApp({ now: '2025-11-05T00:00:00Z' })
await builtCity(app)
const regency = '64.74'
const as = <T>(role: Role, work: (ctx: Ctx) => Promise<T>) =>
  ctxFor(app, role, regency, async (ctx) => {
    await asOffice(ctx)
    return work(ctx)
  })
const dinkes = <T>(work: (ctx: Ctx) => Promise<T>) => as('dinkes', work)
const contact = { person: 'Ibu Donatur', phone: null, email: null, address: null }
const OPEN = { areas: [], decileMax: null, needs: [], causes: [], ageMin: null, ageMax: null }

async function aSponsor(more: object = {}): Promise<string> {
  const id = randomUUID()
  await dinkes((ctx) =>
    recordSponsor(ctx, { regency, id, kind: 'foundation', name: `Yayasan ${id.slice(0, 4)}`, npwp: null, employerCode: null, contact, ...more }),
  )
  return id
}
const pledgeOf = (sponsorId: string, more: object = {}) => ({
  ...{ regency, id: randomUUID(), sponsorId, basis: 'people' as const, people: 20, amountRupiah: null, months: 12, rateBasis: 'iuran' as const },
  ...{ firstMonth: '2025-11', ring: OPEN, pledgedOn: '2025-11-01', note: '', ...more },
})
const stepOf = (pledgeId: string, kind: 'agreed' | 'received' | 'sent' | 'reported', more: object = {}) => ({
  ...{
    regency,
    pledgeId,
    id: randomUUID(),
    kind,
    on: '2025-11-04',
    ourNumber: '400.7/1/2025',
    theirNumber: 'CSR/1/2025',
    amountRupiah: null,
    refersTo: null,
    note: '',
  },
  ...more,
})

/** A pledge that is agreed and paid in full. */
async function aPaidPledge(sponsorId: string, more: object = {}): Promise<string> {
  const ask = pledgeOf(sponsorId, more)
  const { amount_rupiah } = await dinkes((ctx) => recordPledge(ctx, ask))
  await dinkes((ctx) => addStep(ctx, stepOf(ask.id, 'agreed')))
  await dinkes((ctx) => addStep(ctx, stepOf(ask.id, 'received', { amountRupiah: amount_rupiah })))
  return ask.id
}

async function workedOut(pledgeIds: string[], method: 'rules' | 'optimal' = 'optimal'): Promise<string> {
  const id = randomUUID()
  await dinkes((ctx) => startAllocation(ctx, { regency, id, pledgeIds, method, lot: 'uji' }))
  const { rows } = await app.owner.query<{ id: string }>(`select id from jobs_job where payload ->> 'planId' = $1`, [id])
  await performJob(app, jobs, { regency, id: rows[0]?.id ?? '' })
  return id
}
const memorandum = async () => new Map((await dinkes((ctx) => balancesOf(ctx, {}))).map((it) => [it.account, it.debit - it.credit]))
const bind = (sponsorId: string, userId: string) =>
  app.owner.query(
    `insert into sponsors_user (regency_code, id, sponsor_id, user_id, email, bound_by, bound_at) values ($1, $2, $3, $4, 'd@contoh.id', 'test', now())`,
    [regency, randomUUID(), sponsorId, userId],
  )

it('lets a company pledge only after all its own workers are registered, unless somebody answers for an exception that ends', async () => {
  const { rows } = await app.owner.query<{ code: string; missing: number }>(
    `select detail ->> 'employer_code' as code, count(*)::int as missing from findings_finding where rule = 'employment/worker-unregistered' group by 1 order by 2 desc`,
  )
  const { code = '', missing = 0 } = rows[0] ?? {}
  const company = await aSponsor({ kind: 'company', name: 'PT Uji', employerCode: code })
  const ask = pledgeOf(company)
  const refused = dinkes((ctx) => recordPledge(ctx, ask))
  await expect(refused).rejects.toMatchObject({ code: 'sponsors/workers-missing', facts: { missing, month: '2025-11' } })
  const checked = await dinkes((ctx) => checkSponsor(ctx, { sponsorId: company, id: randomUUID() }))
  expect(checked).toMatchObject({ missing })
  expect(checked.workers).toBeGreaterThanOrEqual(missing)
  type Row = { person_id: string; kk: string; is_active: boolean; is_resident: boolean; employer_code: string | null; employed_until: string | null }
  const { rows: all } = await app.owner.query<Row>('select person_id, kk, is_active, is_resident, employer_code, employed_until::text from people_person')
  const workers = all.filter((it) => it.employer_code === code && (it.employed_until === null || it.employed_until > '2025-11-01'))
  const [own, cards] = [new Set(workers.map((it) => it.person_id)), new Set(workers.map((it) => it.kk).filter(Boolean))]
  const kin = [
    ...Map.groupBy(
      all.filter((it) => cards.has(it.kk) && !own.has(it.person_id)),
      (it) => it.person_id,
    ).values(),
  ]
  const family = kin.filter((cardsOf) => cardsOf.some((it) => it.is_resident))
  expect([checked.family, checked.family_missing]).toEqual([family.length, family.filter((cardsOf) => !cardsOf.some((it) => it.is_active)).length])
  expect(checked.family).toBeGreaterThan(0)
  expect((await dinkes((ctx) => showSponsor(ctx, { sponsorId: company }))).sponsor.standing).toBe('workers-missing')
  const exception = { regency, sponsorId: company, approver: 'Kepala Dinas', document: '800/1', reason: 'pendaftaran sedang berjalan', validFrom: '2025-11-01' }
  const tooLong = dinkes((ctx) => allowSponsor(ctx, { ...exception, id: randomUUID(), validUntil: '2026-11-01' }))
  await expect(tooLong).rejects.toMatchObject({ code: 'sponsors/exception-too-long' })
  await dinkes((ctx) => allowSponsor(ctx, { ...exception, id: randomUUID(), validUntil: '2025-12-31' }))
  expect((await dinkes((ctx) => recordPledge(ctx, ask))).exception_id).not.toBeNull()
  const unknown = await aSponsor({ kind: 'company', employerCode: '99999999' })
  await expect(dinkes((ctx) => recordPledge(ctx, pledgeOf(unknown)))).rejects.toMatchObject({ code: 'sponsors/workers-unknown' })
  const nameless = await aSponsor({ kind: 'cooperative' })
  await expect(dinkes((ctx) => recordPledge(ctx, pledgeOf(nameless)))).rejects.toMatchObject({ code: 'sponsors/employer-unknown' })
})

it('takes the same record twice as once, and refuses other content under its id', async () => {
  const sponsor = await aSponsor()
  const ask = pledgeOf(sponsor)
  const once = await dinkes((ctx) => recordPledge(ctx, ask))
  expect(await dinkes((ctx) => recordPledge(ctx, ask))).toEqual(once)
  await expect(dinkes((ctx) => recordPledge(ctx, { ...ask, people: 21 }))).rejects.toMatchObject({ code: 'sponsors/id-reused' })
  const agreed = stepOf(ask.id, 'agreed')
  await dinkes((ctx) => addStep(ctx, agreed))
  await dinkes((ctx) => addStep(ctx, agreed))
  await expect(dinkes((ctx) => addStep(ctx, { ...agreed, ourNumber: 'lain' }))).rejects.toMatchObject({ code: 'sponsors/id-reused' })
  expect((await dinkes((ctx) => showPledge(ctx, { pledgeId: ask.id }))).steps).toHaveLength(1)
  const more = dinkes((ctx) => addStep(ctx, stepOf(ask.id, 'received', { amountRupiah: 20 * 12 * 35_000 + 1 })))
  await expect(more).rejects.toMatchObject({ code: 'sponsors/more-than-promised' })
  await expect(dinkes((ctx) => addStep(ctx, stepOf(ask.id, 'reported')))).rejects.toMatchObject({ code: 'sponsors/step-out-of-order' })
})

it('shares out, books outside the budget, takes back before the list goes out and not after', async () => {
  const before = await memorandum()
  const pledgeId = await aPaidPledge(await aSponsor(), { people: 12 })
  const planId = await workedOut([pledgeId])
  const plan = await dinkes((ctx) => getPlan(ctx, planId))
  expect(plan).toMatchObject({ state: 'done', report: { way: 'proved', gapPercent: 0 } })
  const { total, rows } = await dinkes((ctx) => listPlanPeople(ctx, { allocationId: planId, page: 1, pageSize: 50 }))
  expect([total, rows.length]).toEqual([12, 12])
  expect(rows.every((it) => it.points.some((one) => one.reason === 'person') && /^99•/.test(it.nik))).toBe(true)
  await dinkes((ctx) => commitAllocation(ctx, { allocationId: planId }))
  await dinkes((ctx) => commitAllocation(ctx, { allocationId: planId }))
  const amount = 12 * 12 * 35_000
  const grown = async (account: string) => ((await memorandum()).get(account) ?? 0) - (before.get(account) ?? 0)
  expect([await grown('donatur-dialokasikan'), await grown('donatur-diterima'), await grown('donatur-komitmen'), await grown('donatur-lawan')]).toEqual([
    amount,
    0,
    0,
    -amount,
  ])
  const shown = await dinkes((ctx) => showPledge(ctx, { pledgeId }))
  expect(shown).toMatchObject({
    pledge: { state: 'allocated', heads: 12, untilMonth: '2026-10', endsIn: 11, money: { left: 0 } },
    active: [{ heads: 12, active: 0 }],
  })
  const allocated = shown.steps.find((it) => it.kind === 'allocated')
  const back = { regency, pledgeId, stepId: allocated?.id ?? '', id: randomUUID(), on: '2025-11-05', reason: 'daftar belum lengkap' }
  await dinkes((ctx) => reverseStep(ctx, back))
  expect([await grown('donatur-dialokasikan'), await grown('donatur-diterima')]).toEqual([0, amount])
  expect((await dinkes((ctx) => listFunded(ctx, { pledgeId, page: 1, pageSize: 50 }))).total).toBe(0)
  const again = await workedOut([pledgeId])
  await dinkes((ctx) => commitAllocation(ctx, { allocationId: again }))
  const stepId = (await dinkes((ctx) => showPledge(ctx, { pledgeId }))).steps.findLast((it) => it.kind === 'allocated')?.id ?? ''
  await dinkes((ctx) => addStep(ctx, stepOf(pledgeId, 'sent', { refersTo: stepId })))
  await expect(dinkes((ctx) => reverseStep(ctx, { ...back, stepId, id: randomUUID() }))).rejects.toMatchObject({ code: 'sponsors/step-needed' })
})

it('funds nobody twice, not even when two plans choose the same people before either counts', async () => {
  const [one, two] = [await aPaidPledge(await aSponsor(), { people: 8 }), await aPaidPledge(await aSponsor(), { people: 8 })]
  const [first, second] = [await workedOut([one]), await workedOut([two])]
  await dinkes((ctx) => commitAllocation(ctx, { allocationId: first }))
  await expect(dinkes((ctx) => commitAllocation(ctx, { allocationId: second }))).rejects.toMatchObject({ code: 'sponsors/funded-twice' })
  const third = await workedOut([two])
  const { rows: seated } = await app.owner.query<{ person_id: string; plan_id: string }>('select person_id, plan_id::text from sponsors_seat')
  const of = (plan: string) => seated.filter((it) => it.plan_id === plan).map((it) => it.person_id)
  expect(await dinkes(paidElsewhere)).toEqual(expect.arrayContaining(of(first)))
  const both = of(third).filter((id) => of(first).includes(id))
  expect(both).toEqual([])
  const [taken] = (await app.owner.query<{ nik: string }>('select nik from sponsors_seat where plan_id = $1', [first])).rows
  const why = await dinkes((ctx) => explainPlan(ctx, { allocationId: third, number: taken?.nik ?? '' }))
  expect(why).toMatchObject({ bar: 'pledge', pledges: [{ why: 'barred' }] })
})

it('shows a donor its own pledges alone, without a name, and its papers', async () => {
  const [mine, other] = [await aSponsor(), await aSponsor()]
  const pledgeId = await aPaidPledge(mine, { people: 10 })
  const strange = await aPaidPledge(other, { people: 3 })
  const planId = await workedOut([pledgeId])
  await dinkes((ctx) => commitAllocation(ctx, { allocationId: planId }))
  const donor = <T>(work: (ctx: Ctx) => Promise<T>) => inRegency(app, actorWith('donor', regency), bindWith('donor', regency), work)
  await expect(donor(asDonor)).rejects.toMatchObject({ code: 'sponsors/not-bound' })
  await bind(mine, actorWith('donor', regency).id)
  const view = () => donor(async (ctx) => ownSponsorship(ctx, await asDonor(ctx)))
  expect((await view()).reports).toMatchObject([{ pledgeId, heads: 0, lists: [] }])
  const stepId = (await dinkes((ctx) => showPledge(ctx, { pledgeId }))).steps.find((it) => it.kind === 'allocated')?.id ?? ''
  await dinkes((ctx) => addStep(ctx, stepOf(pledgeId, 'sent', { refersTo: stepId })))
  const report = (await view()).reports[0]
  expect(report).toMatchObject({ heads: 10, personMonths: 120, personMonthsPast: 10, untilMonth: '2026-10', lists: [{ heads: 10 }] })
  for (const list of report?.lists ?? []) {
    for (const row of [...list.villages.rows, ...list.ages.rows]) expect(row.heads === null || row.heads >= 5).toBe(true)
  }
  const { rows: people } = await app.owner.query<{ nik: string; name: string }>('select nik, name from sponsors_seat where plan_id = $1', [planId])
  const text = JSON.stringify(report)
  expect(people.some((it) => text.includes(it.nik) || text.includes(it.name))).toBe(false)
  await donor(async (ctx) => {
    await asDonor(ctx)
    await expect(printReport(ctx, { pledgeId: strange })).rejects.toMatchObject({ code: 'sponsors/pledge-not-found' })
    await expect(asOffice(ctx)).rejects.toMatchObject({ code: 'access/not-allowed' })
    for (const print of [printReport, printCertificate]) expect((await buffer((await print(ctx, { pledgeId })).body)).subarray(0, 5).toString()).toBe('%PDF-')
  })
})

it('writes the list for BPJS in the 36 columns, and everything into the audit pack', async () => {
  const pledgeId = await aPaidPledge(await aSponsor(), { people: 6, months: 1 })
  const planId = await workedOut([pledgeId], 'rules')
  await dinkes((ctx) => commitAllocation(ctx, { allocationId: planId }))
  const stepId = (await dinkes((ctx) => showPledge(ctx, { pledgeId }))).steps.find((it) => it.kind === 'allocated')?.id ?? ''
  const form = await dinkes(async (ctx) => buffer((await exportRegistration(ctx, { pledgeId, stepId })).body))
  const [sheet] = (await readXlsx(form)).sheets
  const { rows: seats } = await app.owner.query<{ nik: string; card: string | null }>(
    'select nik, card from sponsors_seat where step_id = $1 order by village_code, row_no',
    [stepId],
  )
  expect(sheet?.rows.slice(7).map((row) => row[4])).toEqual(seats.map((it) => it.nik))
  expect(sheet?.rows.slice(7).map((row) => row[2])).toEqual(seats.map((it) => (it.card ? '8' : 'data baru')))
  await expect(dinkes((ctx) => exportRegistration(ctx, { pledgeId, stepId: randomUUID() }))).rejects.toMatchObject({ code: 'sponsors/step-not-found' })
  const lists = new Map<string, number>()
  const table = async (file: string, _: readonly string[], records: Iterable<object> | AsyncIterable<object>) => {
    let rows = 0
    for await (const _record of records) rows += 1
    lists.set(file, rows)
    return rows
  }
  const part = listParts().find((it) => it.name === 'donatur')
  const figures = await dinkes((ctx) => part?.write(ctx, { from: '2025-11', until: '2025-11' }, { table } as PackFiles) ?? Promise.resolve([]))
  const known = await dinkes(listSponsors)
  expect([lists.get('janji.csv'), figures.find((it) => it.unit === 'heads')?.value]).toEqual([
    known.pledges.length,
    known.pledges.reduce((sum, it) => sum + it.heads, 0),
  ])
})

it('leaves those alone whom the city takes over, whenever that was decided', async () => {
  const pledgeId = await aPaidPledge(await aSponsor(), { people: 5 })
  const before = await workedOut([pledgeId])
  const [first] = (await app.owner.query<{ person_id: string; nik: string }>('select person_id, nik from sponsors_seat where plan_id = $1', [before])).rows
  await app.owner.query(
    `insert into takeovers_identity (regency_code, id, lane, person_id, is_live, area_path) values ($1, $2, 'takeover', $3, true, '64.74')`,
    [regency, randomUUID(), first?.person_id],
  )
  await expect(dinkes((ctx) => commitAllocation(ctx, { allocationId: before }))).rejects.toMatchObject({ code: 'sponsors/funded-twice' })
  const after = await workedOut([pledgeId])
  const { rows: again } = await app.owner.query<{ person_id: string }>('select person_id from sponsors_seat where plan_id = $1', [after])
  expect([again.length, again.some((it) => it.person_id === first?.person_id)]).toEqual([5, false])
  expect(await dinkes((ctx) => explainPlan(ctx, { allocationId: after, number: first?.nik ?? '' }))).toMatchObject({ bar: 'takeover' })
})

it('counts the people who are paid for anew whenever a month is built', async () => {
  await ctxFor(app, 'dinkes', regency, tellBuilt)
  const { rows } = await app.owner.query<{ id: string }>(`select id from jobs_job where kind = 'sponsors.follow' and state = 'waiting'`)
  await app.owner.query('delete from sponsors_active')
  await performJob(app, jobs, { regency, id: rows[0]?.id ?? '' })
  const { pledges } = await dinkes(listSponsors)
  const counted = await app.owner.query<{ heads: number }>(`select sum(heads)::int as heads from sponsors_active where month = '2025-11'`)
  expect(counted.rows[0]?.heads).toBe(pledges.reduce((sum, it) => sum + it.heads, 0))
})

it('keeps every row closed until somebody is let in, and names from the treasury', async () => {
  await ctxFor(app, 'dinkes', regency, async (ctx) => expect((await listSponsors(ctx)).sponsors).toEqual([]))
  const { pledges } = await as('bpkad', listSponsors)
  expect(pledges.length).toBeGreaterThan(0)
  const [pledge] = pledges.filter((it) => it.heads > 0)
  expect((await as('bpkad', (ctx) => listFunded(ctx, { pledgeId: pledge?.id ?? '', page: 1, pageSize: 5 }))).rows).toEqual([])
})
