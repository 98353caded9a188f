import { todayIn } from '../../platform/today.ts'
import { joinAuditPack } from '../audit-packs/index.ts'
import { joinAttachments } from '../linkage/index.ts'
import { joinBuilt } from '../months/index.ts'
import { joinPayers } from '../takeovers/index.ts'
import { requestFollow } from './follow-active.ts'
import * as pack from './pack-store.ts'
import * as plans from './plan-store.ts'
import { asOffice } from './reach.ts'
import * as store from './store.ts'

// Whoever is paid for is counted anew in every roster.
joinBuilt(requestFollow)

// Whoever a donor pays for this month or later is not taken over beside it.
joinPayers(async (ctx) => {
  await store.enter(ctx, '*')
  const funded = await plans.listTaken(ctx, todayIn(ctx).slice(0, 7))
  await store.enter(ctx, '')
  return funded.map((it) => it.person_id)
})

// A person who is merged brings along the donors who pay for him.
joinAttachments({
  kind: 'sponsors',
  async count(ctx, { personIds }) {
    await store.enter(ctx, '*')
    const seats = await plans.countOfPersons(ctx, personIds)
    await store.enter(ctx, '')
    return seats
  },
})

joinAuditPack({
  name: 'donatur',
  judul: 'Donatur: janji, langkah, pembagian, orang yang dibayari',
  title: 'Donors: pledges, steps, allocations, people paid for',
  async write(ctx, { until }, files) {
    await asOffice(ctx)
    await files.table('donatur.csv', pack.SPONSOR_COLUMNS, pack.eachSponsor(ctx, until))
    await files.table('pemeriksaan.csv', pack.CHECK_COLUMNS, pack.eachCheck(ctx, until))
    await files.table('pengecualian.csv', pack.EXCEPTION_COLUMNS, pack.eachException(ctx, until))
    const pledges = await files.table('janji.csv', pack.PLEDGE_COLUMNS, pack.eachPledge(ctx, until))
    await files.table('langkah.csv', pack.STEP_COLUMNS, pack.eachStep(ctx, until))
    await files.table('pembagian.csv', pack.PLAN_COLUMNS, pack.eachPlan(ctx, until))
    const seats = await files.table('orang.csv', pack.SEAT_COLUMNS, pack.eachSeat(ctx, until))
    return [
      { kata: 'Janji donatur', words: 'Pledges of donors', value: pledges, unit: 'rows' },
      { kata: 'Orang yang dibayari donatur', words: 'People paid for by donors', value: seats, unit: 'heads' },
      { kata: 'Uang donatur yang diterima BPJS', words: 'Donations received by BPJS', value: await pack.receivedUntil(ctx, until), unit: 'rupiah' },
    ]
  },
})
