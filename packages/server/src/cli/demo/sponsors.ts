import { runHere } from '../../modules/jobs/index.ts'
import {
  ALLOCATE_TITLE,
  addStep,
  allocateJob,
  asOffice,
  bindUser,
  checkSponsor,
  commitAllocation,
  listSponsors,
  planAllocation,
  recordPledge,
  recordSponsor,
  showPledge,
} from '../../modules/sponsors/index.ts'
import type { OpenApp } from '../../platform/app.ts'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'

/** What of the demonstration the donors need. */
interface Place {
  app: OpenApp
  profile: { regency: string; month: string }
  signal: AbortSignal
}

type Ring = Parameters<typeof recordPledge>[1]['ring']
const OPEN: Ring = { areas: [], decileMax: null, needs: [], causes: [], ageMin: null, ageMax: null }

/** Invented donors, each at another point of the way: lists sent, cover that ends soon, money that waits, workers that stand in the way. */
export async function addDonors(place: Place): Promise<void> {
  // As if recorded early in the newest month, so that dates, months and data go together.
  const at = { ...place, app: { ...place.app, clock: () => new Date(`${place.profile.month}-04T02:00:00Z`) } }
  if ((await office(at, listSponsors)).sponsors.length > 0) return
  const mangrove = await donor(at, 'Yayasan Mangrove Sehat (data uji)', 'foundation')
  await office(at, (ctx) => bindUser(ctx, { regency: at.profile.regency, sponsorId: mangrove, id: ctx.app.newId(), email: 'donor@contoh.id' }))
  const first = await promise(at, mangrove, { people: 240, months: 12, ring: { ...OPEN, decileMax: 3 } }, 1)
  await promise(at, mangrove, { people: 100, months: 12, ring: OPEN }, 0.5)
  const bunda = await donor(at, 'Yayasan Kasih Bunda (data uji)', 'foundation')
  const ending = await promise(at, bunda, { people: 60, months: 2, ring: { ...OPEN, ageMax: 17 } }, 1)
  await shareOut(at, [first, ending])
  const person = await donor(at, 'Hamba Allah (data uji)', 'person')
  await promise(at, person, { people: 5, months: 12, ring: OPEN }, 0)
  await blocked(at)
}

function office<T>({ app, profile }: Place, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return inRegency(app, systemActor('demo'), systemBind(profile.regency), async (ctx) => {
    await asOffice(ctx)
    return work(ctx)
  })
}

async function donor(at: Place, name: string, kind: 'foundation' | 'person' | 'company'): Promise<string> {
  const contact = { person: 'Penghubung rekaan', phone: null, email: null, address: null }
  const id = at.app.newId()
  await office(at, (ctx) => recordSponsor(ctx, { regency: at.profile.regency, id, kind, name, npwp: null, employerCode: null, contact }))
  return id
}

/** A pledge, agreed where a share of it has been paid. */
async function promise(at: Place, sponsorId: string, what: { people: number; months: number; ring: Ring }, paid: number): Promise<string> {
  const { regency, month } = at.profile
  const id = at.app.newId()
  const ask = { regency, id, sponsorId, basis: 'people' as const, ...what, amountRupiah: null, rateBasis: 'iuran' as const, firstMonth: month }
  const { amount_rupiah: amount } = await office(at, (ctx) => recordPledge(ctx, { ...ask, pledgedOn: `${month}-01`, note: 'Data uji' }))
  if (paid === 0) return id
  const step = { regency, pledgeId: id, on: `${month}-03`, ourNumber: '400.7/DEMO', theirNumber: 'CSR/DEMO', amountRupiah: null, refersTo: null, note: '' }
  await office(at, (ctx) => addStep(ctx, { ...step, id: ctx.app.newId(), kind: 'agreed' }))
  await office(at, (ctx) => addStep(ctx, { ...step, id: ctx.app.newId(), kind: 'received', amountRupiah: Math.round(amount * paid) }))
  return id
}

/** The best way of sharing out two pledges, and their lists sent. */
async function shareOut(at: Place, pledgeIds: string[]): Promise<void> {
  const { regency, month } = at.profile
  const { id } = await office(at, (ctx) => planAllocation(ctx, { id: ctx.app.newId(), pledgeIds, method: 'optimal', lot: 'data uji' }))
  const job = { kind: 'sponsors.allocate' as const, title: ALLOCATE_TITLE, payload: { planId: id }, regency }
  await runHere(at.app, allocateJob, systemActor('demo'), job, { stop: at.signal })
  await office(at, (ctx) => commitAllocation(ctx, { allocationId: id }))
  for (const pledgeId of pledgeIds) {
    const { steps } = await office(at, (ctx) => showPledge(ctx, { pledgeId }))
    const list = steps.find((it) => it.kind === 'allocated')
    if (!list) continue
    const step = { regency, pledgeId, on: `${month}-04`, ourNumber: '400.7/DEMO/DAFTAR', theirNumber: null, amountRupiah: null, note: '' }
    await office(at, (ctx) => addStep(ctx, { ...step, id: ctx.app.newId(), kind: 'sent', refersTo: list.id }))
  }
}

/** A company whose own workers are not all registered: the first of the invented firms of which that is true. */
async function blocked(at: Place): Promise<void> {
  const name = 'PT Contoh Belum Patuh (data uji)'
  const sponsorId = await donor(at, name, 'company')
  const contact = { person: 'Penghubung rekaan', phone: null, email: null, address: null }
  for (let firm = 0; firm < 20; firm++) {
    const version = { regency: at.profile.regency, sponsorId, kind: 'company' as const, name, npwp: null, employerCode: String(70_000_001 + firm * 7), contact }
    await office(at, (ctx) => recordSponsor(ctx, { ...version, id: ctx.app.newId() }))
    const { missing } = await office(at, (ctx) => checkSponsor(ctx, { sponsorId, id: ctx.app.newId() }))
    if (missing > 0) return
  }
}
