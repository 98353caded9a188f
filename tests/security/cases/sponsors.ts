import type { FixturePerson } from '../../../packages/server/src/testing/fixtures.ts'
import type { Sponsored } from '../../../packages/server/src/testing/sponsored.ts'
import { type Case, lines, type Question, rowsOf } from '../case.ts'

const nothing = { sponsorId: '', pledgeId: '', strangeId: '', planId: '', stepId: '' }
const of = ({ world, regency }: Question): Sponsored => world.sponsored[regency] ?? nothing
const newId = ({ world }: Question) => world.office.app.newId()
const sponsorAt = (it: Question) => ({ sponsorId: of(it).sponsorId })
const pledgeAt = (it: Question) => ({ pledgeId: of(it).pledgeId })
/** A pledge of the other donor: whoever signs in for the first one must not find it. */
const strangeAt = (it: Question) => ({ pledgeId: of(it).strangeId })
const planAt = (it: Question) => ({ allocationId: of(it).planId })
/** Everybody without cover is funded in this world. */
const funded = (all: readonly FixturePerson[]) => all.filter((it) => !it.isActive).length
const contact = { person: 'Ibu', phone: null, email: null, address: null }
const ring = { areas: [], decileMax: null, needs: [], causes: [], ageMin: null, ageMax: null }

export const sponsors: Record<string, Case> = {
  ListSponsors: { expect: (answer) => [[(answer.json().pledges as unknown as object[]).length >= 2, true]] },
  ExportSponsors: { file: true, input: () => ({ format: 'csv' }), expect: (answer) => [[lines(answer) >= 2, true]] },
  RecordSponsor: { input: (it) => ({ id: newId(it), kind: 'foundation', name: 'Yayasan Baru', npwp: null, employerCode: null, contact }) },
  GetSponsor: { params: sponsorAt },
  CheckSponsor: { params: sponsorAt, input: (it) => ({ id: newId(it) }) },
  AllowSponsor: {
    params: sponsorAt,
    input: (it) => ({
      ...{ id: newId(it), approver: 'Kepala Dinas', document: '800/1', reason: 'pendaftaran berjalan', validFrom: '2026-02-01', validUntil: '2026-02-28' },
    }),
  },
  BindSponsorUser: { params: sponsorAt, input: (it) => ({ id: newId(it), email: 'siapa@contoh.id' }) },
  EndSponsorUser: { params: (it) => ({ ...sponsorAt(it), bindingId: newId(it) }), expect: (answer) => [[answer.json().ended, false]] },
  RecordPledge: {
    input: (it) => ({
      ...{
        id: newId(it),
        sponsorId: of(it).sponsorId,
        basis: 'people',
        people: 5,
        amountRupiah: null,
        months: 12,
        rateBasis: 'iuran',
        firstMonth: '2026-02',
        ring,
      },
      ...{ pledgedOn: '2026-02-01', note: '' },
    }),
  },
  GetPledge: { params: pledgeAt },
  AddPledgeStep: {
    params: pledgeAt,
    input: (it) => ({ id: newId(it), kind: 'reported', on: '2026-02-01', ourNumber: '1', theirNumber: null, amountRupiah: null, refersTo: null, note: '' }),
  },
  ReversePledgeStep: {
    params: (it) => ({ ...pledgeAt(it), stepId: of(it).stepId }),
    input: (it) => ({ id: newId(it), on: '2026-02-01', reason: 'daftar tidak lengkap' }),
  },
  ListFunded: {
    params: pledgeAt,
    input: () => ({ pageSize: 200 }),
    expect: (answer, { people }) => [
      [answer.json().total, funded(people)],
      [rowsOf(answer).length, funded(people)],
    ],
  },
  ExportFunded: { params: pledgeAt, input: () => ({ format: 'csv' }), file: true, expect: (answer, { people }) => [[lines(answer), funded(people)]] },
  ExportRegistration: { params: (it) => ({ ...pledgeAt(it), stepId: of(it).stepId }), file: true },
  GetSponsorship: { params: pledgeAt },
  PrintSponsorReport: { params: pledgeAt, file: true },
  PrintSponsorCertificate: { params: pledgeAt, file: true },
  StartAllocation: { input: (it) => ({ id: newId(it), pledgeIds: [of(it).pledgeId], method: 'rules', lot: 'uji' }) },
  ListAllocations: {},
  GetAllocation: { params: planAt },
  ListAllocationPeople: {
    params: planAt,
    input: () => ({ pageSize: 200 }),
    expect: (answer, { people }) => [[answer.json().total, funded(people)]],
  },
  ExplainAllocation: { params: planAt, input: ({ person }) => ({ number: person.nik }) },
  CommitAllocation: { params: planAt },
  GetOwnSponsorship: {
    // Of two donors with the same kind of pledge the actor signs in for one: exactly its pledges, whatever else was recorded meanwhile.
    expect: (answer, _, it) => {
      const { reports } = answer.json() as unknown as { reports: { pledgeId: string; lists: object[] }[] }
      return [
        [reports.some((one) => one.pledgeId === of(it).pledgeId), true],
        [reports.some((one) => one.pledgeId === of(it).strangeId), false],
      ]
    },
  },
  PrintOwnReport: { params: strangeAt, expect: (answer) => [[answer.status, 404]] },
  PrintOwnCertificate: { params: strangeAt, expect: (answer) => [[answer.status, 404]] },
}
