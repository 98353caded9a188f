import * as contract from '@semesta/contract'
import type { Ctx } from '../../platform/context.ts'
import { route } from '../../platform/route.ts'
import { addStep, reverseStep } from './add-step.ts'
import { checkSponsor } from './check-sponsor.ts'
import { commitAllocation } from './commit-allocation.ts'
import { exportFunded, type FundedFile, listFunded } from './list-funded.ts'
import { exportSponsors, listSponsors, showPledge, showSponsor } from './list-sponsors.ts'
import { presentException, presentUser } from './present.ts'
import { printCertificate, printReport } from './print-papers.ts'
import { asDonor, asOffice } from './reach.ts'
import { explainPlan, listPlanPeople } from './read-plan.ts'
import { recordPledge } from './record-pledge.ts'
import { allowSponsor, bindUser, endUser, recordSponsor } from './record-sponsor.ts'
import { exportRegistration } from './registration.ts'
import { ownSponsorship, sponsorshipOf } from './report-sponsorship.ts'
import { getPlan, listAllocations, showPlan, startAllocation } from './start-allocation.ts'

/** For the office: every donor of the regency. */
const office =
  <I, O>(work: (ctx: Ctx, input: I) => Promise<O>) =>
  async (ctx: Ctx, input: I) => {
    await asOffice(ctx)
    return work(ctx, input)
  }
/** For a donor: only its own. */
const donor =
  <I, O>(work: (ctx: Ctx, input: I, sponsorId: string) => Promise<O>) =>
  async (ctx: Ctx, input: I) =>
    work(ctx, input, await asDonor(ctx))

const viewOf = async (ctx: Ctx, sponsorId: string) => (await showSponsor(ctx, { sponsorId })).sponsor
const stepView = async (ctx: Ctx, step: { id: string; pledge_id: string }) => {
  const found = (await showPledge(ctx, { pledgeId: step.pledge_id })).steps.find((it) => it.id === step.id)
  if (!found) throw new Error('a step that was recorded is not on its pledge')
  return found
}

const donors = [
  route(contract.ListSponsors, office(listSponsors)),
  route(contract.ExportSponsors, office(exportSponsors)),
  route(
    contract.RecordSponsor,
    office(async (ctx, input) => viewOf(ctx, (await recordSponsor(ctx, input)).sponsor_id)),
    ({ kind }, { id }) => ({ action: 'sponsors.recorded', subject: id, detail: { kind } }),
  ),
  route(contract.GetSponsor, office(showSponsor)),
  route(
    contract.CheckSponsor,
    office(async (ctx, input) => viewOf(ctx, (await checkSponsor(ctx, input)).sponsor_id)),
    (_, { id, check }) => ({ action: 'sponsors.checked', subject: id, detail: { month: check?.month, workers: check?.workers, missing: check?.missing } }),
  ),
  route(
    contract.AllowSponsor,
    office(async (ctx, input) => presentException(await allowSponsor(ctx, input), input.validFrom)),
    ({ sponsorId, reason, approver, validUntil }) => ({ action: 'sponsors.excepted', subject: sponsorId, reason, detail: { approver, validUntil } }),
  ),
  route(
    contract.BindSponsorUser,
    office(async (ctx, input) => presentUser(await bindUser(ctx, input))),
    ({ sponsorId }, { id }) => ({ action: 'sponsors.user-bound', subject: sponsorId, detail: { binding: id } }),
  ),
  route(
    contract.EndSponsorUser,
    office(async (ctx, input) => ({ ended: await endUser(ctx, input) })),
    ({ sponsorId, bindingId }, { ended }) => ({ action: 'sponsors.user-ended', subject: sponsorId, detail: { binding: bindingId, ended } }),
  ),
]

const pledges = [
  route(
    contract.RecordPledge,
    office(async (ctx, input) => (await showPledge(ctx, { pledgeId: (await recordPledge(ctx, input)).id })).pledge),
    ({ sponsorId, months, basis }, { id, money }) => ({
      action: 'sponsors.pledged',
      subject: id,
      detail: { sponsorId, basis, months, rupiah: money.promised },
    }),
  ),
  route(contract.GetPledge, office(showPledge)),
  route(
    contract.AddPledgeStep,
    office(async (ctx, input) => stepView(ctx, await addStep(ctx, input))),
    ({ pledgeId, kind }, { id, amountRupiah }) => ({ action: `sponsors.${kind}`, subject: pledgeId, detail: { step: id, rupiah: amountRupiah } }),
  ),
  route(
    contract.ReversePledgeStep,
    office(async (ctx, input) => stepView(ctx, await reverseStep(ctx, input))),
    ({ pledgeId, stepId, reason }) => ({ action: 'sponsors.reversed', subject: pledgeId, reason, detail: { step: stepId } }),
  ),
  route(contract.ListFunded, office(listFunded), ({ pledgeId, page }, { total }) => ({
    action: 'sponsors.people',
    subject: pledgeId,
    detail: { page, total },
  })),
  route(contract.ExportFunded, office(exportFunded), ({ pledgeId, format }, reply) => ({
    action: 'sponsors.people-exported',
    subject: pledgeId,
    detail: { format, wholeNumbers: (reply as unknown as FundedFile).wholeNumbers },
  })),
  route(contract.ExportRegistration, office(exportRegistration), ({ pledgeId, stepId }, reply) => ({
    action: 'sponsors.registration-exported',
    subject: pledgeId,
    detail: { step: stepId, wholeNumbers: (reply as unknown as FundedFile).wholeNumbers },
  })),
  route(contract.GetSponsorship, office(sponsorshipOf)),
  route(contract.PrintSponsorReport, office(printReport), ({ pledgeId }) => ({ action: 'sponsors.report-printed', subject: pledgeId })),
  route(contract.PrintSponsorCertificate, office(printCertificate), ({ pledgeId }) => ({ action: 'sponsors.certificate-printed', subject: pledgeId })),
]

const allocations = [
  route(
    contract.StartAllocation,
    office(async (ctx, input) => showPlan(ctx, await startAllocation(ctx, input))),
    ({ pledgeIds, method }, { id, month }) => ({ action: 'sponsors.allocation-asked', subject: id, detail: { pledges: pledgeIds.length, method, month } }),
  ),
  route(contract.ListAllocations, office(listAllocations)),
  route(
    contract.GetAllocation,
    office(async (ctx, { allocationId }) => showPlan(ctx, await getPlan(ctx, allocationId))),
  ),
  route(contract.ListAllocationPeople, office(listPlanPeople), ({ allocationId, page }, { total }) => ({
    action: 'sponsors.allocation-people',
    subject: allocationId,
    detail: { page, total },
  })),
  route(contract.ExplainAllocation, office(explainPlan), ({ allocationId }) => ({ action: 'sponsors.allocation-explained', subject: allocationId })),
  route(
    contract.CommitAllocation,
    office(async (ctx, input) => showPlan(ctx, await commitAllocation(ctx, input))),
    ({ allocationId }, { report }) => ({
      action: 'sponsors.allocated',
      subject: allocationId,
      detail: { heads: report?.pledges.reduce((sum, it) => sum + it.heads, 0) ?? 0, way: report?.way ?? null },
    }),
  ),
]

const own = [
  route(
    contract.GetOwnSponsorship,
    donor((ctx, _, sponsorId) => ownSponsorship(ctx, sponsorId)),
  ),
  route(contract.PrintOwnReport, donor(printReport), ({ pledgeId }) => ({ action: 'sponsors.own-report', subject: pledgeId })),
  route(contract.PrintOwnCertificate, donor(printCertificate), ({ pledgeId }) => ({ action: 'sponsors.own-certificate', subject: pledgeId })),
]

export const routes = [...donors, ...pledges, ...allocations, ...own]
