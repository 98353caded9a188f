import * as contract from '@semesta/contract'
import type { FixturePerson } from '../../packages/server/src/testing/fixtures.ts'
import { type Case, lines, month, type Question, rowsOf, sum } from './case.ts'
import { arrears } from './cases/arrears.ts'
import { auditPacks } from './cases/audit-packs.ts'
import { bills } from './cases/bills.ts'
import { funds } from './cases/funds.ts'
import { ledger } from './cases/ledger.ts'
import { rates } from './cases/rates.ts'
import { savings } from './cases/savings.ts'
import { sponsors } from './cases/sponsors.ts'
import { takeovers } from './cases/takeovers.ts'

const people = {
  population: (all: readonly FixturePerson[]) => all.filter((it) => it.isResident).length,
  registered: (all: readonly FixturePerson[]) => all.filter((it) => it.card !== null).length,
  active: (all: readonly FixturePerson[]) => all.filter((it) => it.isActive).length,
}
const withRule = (all: readonly FixturePerson[], rule: string) => all.filter((it) => it.findings.includes(rule)).length
const RULE = 'membership/inactive'
const personAt = ({ world, person }: Question) => ({ ...month(), personId: world.sealed(person) })
const batchAt = ({ world, regency }: Question) => ({ batchId: world.months[regency]?.batchId ?? '' })
const lookupAt = ({ world }: Question) => ({ lookupId: world.office.app.newId() })
const jobAt = ({ world, regency }: Question) => ({ jobId: world.months[regency]?.jobId ?? '' })
const pairAt = ({ person }: Question) => ({ pairId: `pair-${person.rowNo}` })
const runAt = ({ world, regency }: Question) => ({ runId: world.runs[regency]?.runId ?? '' })
const sampleAt = ({ world, regency }: Question) => ({ sampleId: world.samples[regency] ?? '' })
const everyPair = () => ({ state: 'all' })

/** Every endpoint of the contract. A new one without a case fails the test. */
export const cases: Record<string, Case> = {
  GetMe: { expect: () => [] },
  Activate: { input: () => ({ token: 'x'.repeat(30), password: 'kuda laut ungu sekali' }) },
  ListUsers: { expect: (answer) => [[rowsOf(answer).length, answer.json().total]] },
  AddUser: {
    input: ({ world, area, regency }) => ({ name: 'Baru', email: `${world.office.app.newId()}@contoh.id`, role: 'rt', areaCode: area ?? regency }),
  },
  AddGrant: { params: ({ world }) => ({ userId: world.managed.id }), input: ({ area, regency }) => ({ role: 'pesiar-agent', areaCode: area ?? regency }) },
  EndGrant: { params: ({ world }) => ({ userId: world.managed.id, grantId: world.office.app.newId() }) },
  ListAudit: {},
  ExportAudit: { file: true },
  VerifyAudit: { expect: (answer) => [[answer.json().intact, true]] },
  ListAreas: {},
  SearchRegencies: {},
  ListRules: {},
  ListFindingRules: {
    params: month,
    takesArea: true,
    expect: (answer, seen) => [[sum(rowsOf(answer), 'people'), seen.people.flatMap((it) => it.findings).length]],
  },
  ListFindings: {
    params: month,
    takesArea: true,
    input: () => ({ rule: RULE, pageSize: 200 }),
    expect: (answer, seen) => [
      [answer.json().total, withRule(seen.people, RULE)],
      [rowsOf(answer).length, withRule(seen.people, RULE)],
    ],
  },
  ExportFindings: {
    params: month,
    takesArea: true,
    file: true,
    expect: (answer, seen) => [[lines(answer), seen.people.flatMap((it) => it.findings).length]],
  },
  ListMonths: {},
  GetFigures: {
    params: month,
    takesArea: true,
    expect: (answer, { people: all }) => {
      const { counts } = answer.json() as unknown as { counts: Record<string, number> }
      return [
        [
          [counts.population, counts.registered, counts.active],
          [people.population(all), people.registered(all), people.active(all)],
        ],
      ]
    },
  },
  GetBreakdown: {
    params: month,
    takesArea: true,
    input: () => ({ by: 'village' }),
    expect: (answer, { people: all }) => [
      [sum(rowsOf(answer), 'population'), people.population(all)],
      [sum(rowsOf(answer), 'active'), people.active(all)],
    ],
  },
  GetTrend: {
    takesArea: true,
    expect: (answer, { people: all }) => [[sum(rowsOf(answer), 'registered'), people.registered(all)]],
  },
  BuildMonth: { params: month, input: () => ({}) },
  CloseMonth: { params: () => ({ month: '2020-01' }) },
  LoadPeople: { params: month },
  GetProvince: { params: month },
  ListFacts: {},
  RecordFact: { input: () => ({ kind: 'pemda-arrears', validFrom: '2019-01-01', validUntil: '2019-01-02', value: 0, source: 'surat' }) },
  ListPeople: {
    params: month,
    takesArea: true,
    input: () => ({ count: 'population', pageSize: 200 }),
    expect: (answer, { people: all }) => [
      [answer.json().total, people.population(all)],
      [rowsOf(answer).length, people.population(all)],
    ],
  },
  ExportPeople: {
    params: month,
    takesArea: true,
    input: () => ({ count: 'registered' }),
    file: true,
    expect: (answer, { people: all }) => [[lines(answer), people.registered(all)]],
  },
  SearchPeople: {
    takesArea: true,
    input: ({ person }) => ({ q: person.nik }),
    expect: (answer, { people: all }, { person }) => [[rowsOf(answer).length, all.includes(person) ? 1 : 0]],
  },
  GetPerson: { params: personAt, isAboutPerson: 'people/not-found' },
  RevealPerson: { params: personAt, input: () => ({ reason: 'warga di loket' }), isAboutPerson: 'people/not-found' },
  GetMovements: {
    params: month,
    takesArea: true,
    expect: (answer, { people: all }) => {
      const { counts } = answer.json() as unknown as { counts: Record<string, { from: number; to: number }> }
      return [
        [sum(rowsOf(answer), 'heads'), people.registered(all)],
        [counts.active, { from: people.registered(all) - people.active(all), to: people.active(all) }],
      ]
    },
  },
  GetMovementAreas: { params: month, takesArea: true },
  ListMovements: {
    params: month,
    takesArea: true,
    input: () => ({ pageSize: 200 }),
    expect: (answer, { people: all }) => [
      [answer.json().total, people.registered(all)],
      [rowsOf(answer).length, people.registered(all)],
    ],
  },
  ExportMovements: {
    params: month,
    takesArea: true,
    input: () => ({ kind: 'lapsed' }),
    file: true,
    expect: (answer, { people: all }) => [[lines(answer), people.registered(all) - people.active(all)]],
  },
  GetSurvival: { takesArea: true },
  GetReconciliation: {
    params: month,
    takesArea: true,
    expect: (answer, { people: all }) => [[sum(rowsOf(answer), 'heads'), people.population(all)]],
  },
  ListReconciliation: {
    params: month,
    takesArea: true,
    input: () => ({ registers: '1100', pageSize: 200 }),
    expect: (answer, { people: all }) => [
      [answer.json().total, people.registered(all)],
      [rowsOf(answer).length, people.registered(all)],
    ],
  },
  ExportReconciliation: {
    params: month,
    takesArea: true,
    input: () => ({ registers: '1000' }),
    file: true,
    expect: (answer, { people: all }) => [[lines(answer), people.population(all) - people.registered(all)]],
  },
  GetQuality: { params: month, takesArea: true },
  ExportCleanUp: { params: month, takesArea: true, input: () => ({ format: 'csv' }), file: true, expect: (answer) => [[lines(answer), 0]] },
  StartLookup: { takesArea: true, input: () => ({ purpose: 'workers', note: 'daftar pekerja untuk diperiksa' }) },
  ListLookups: { expect: (answer) => [[rowsOf(answer).every((it) => it.state !== 'deleted'), true]] },
  GetLookup: { params: lookupAt },
  ListLookupRows: { params: lookupAt },
  ExportLookup: { params: lookupAt, file: true },
  DeleteLookup: { params: lookupAt },
  ListBoundaries: {},
  RecordBoundary: {
    input: ({ regency, world }) => {
      const code = `${regency}.01.${world.office.app.newId().replace(/\D/g, '').padEnd(4, '1').slice(0, 4)}`
      const parts = [{ from: code, to: `${regency}.02.9999`, name: 'Baru' }]
      return { kind: 'recode', effectiveOn: '2026-01-15', decree: 'Perda 1/2026', decreeOn: '2026-01-01', parts }
    },
  },
  WithdrawBoundary: { params: ({ world }) => ({ boundaryId: world.office.app.newId() }), input: () => ({ reason: 'salah catat' }) },
  GetBoundarySeries: { params: ({ world }) => ({ boundaryId: world.office.app.newId() }) },
  ListRegisters: {},
  ListBatches: { expect: (answer) => [[answer.json().total, rowsOf(answer).length]] },
  GetBatch: { params: batchAt },
  UploadBatch: {},
  ProposeMapping: { params: batchAt },
  SaveMapping: { params: batchAt, input: () => ({ columns: [{ title: 'NIK', canonical: 'nik' }], constants: {}, values: {} }) },
  ListMappings: { expect: (answer) => [[rowsOf(answer).length, 0]] },
  ForgetMapping: { params: () => ({ register: 'dtsen', signature: 'none' }), expect: (answer) => [[answer.json().forgotten, false]] },
  ExportMarked: { params: batchAt, rawValues: true },
  ExportBadRows: { params: batchAt, rawValues: true },
  DownloadTemplate: { params: () => ({ register: 'dtsen' }), file: true },
  ListRejects: { params: batchAt, rawValues: true, expect: (answer) => [[answer.json().total, 1]] },
  ExportRejects: { params: batchAt, rawValues: true, file: true, expect: (answer) => [[lines(answer), 1]] },
  GetDiff: { params: batchAt, expect: (answer) => [[(answer.json().rows as unknown as { changed: number }).changed, 48]] },
  ListChanges: {
    params: batchAt,
    takesArea: true,
    input: () => ({ kind: 'corrected', pageSize: 200 }),
    expect: (answer, seen) => [
      [answer.json().total, seen.people.length],
      [rowsOf(answer).length, seen.people.length],
    ],
  },
  ExportChanges: { params: batchAt, takesArea: true, file: true, expect: (answer, seen) => [[lines(answer), seen.people.length]] },
  ListPending: {},
  ContinueBatch: { params: batchAt },
  ChangeScope: { params: batchAt, input: () => ({ scope: 'part' }) },
  AcknowledgeStop: { params: batchAt, input: () => ({ stop: 'far-smaller', reason: 'memang hanya ini' }) },
  ApproveBatch: { params: batchAt },
  RejectBatch: { params: batchAt, input: () => ({ reason: 'salah berkas' }) },
  CancelBatch: { params: batchAt },
  UndoBatch: { params: batchAt, input: () => ({ reason: 'salah berkas' }) },
  KeepBatch: { params: batchAt },
  ListDependents: { params: batchAt, expect: (answer) => [[answer.json().changes, 48]] },
  ListJobs: {},
  GetJob: { params: jobAt },
  CancelJob: { params: jobAt },
  RetryJob: { params: jobAt },
  ListLinkageRuns: { expect: (answer) => [[rowsOf(answer).length, 1]] },
  StartLinkage: { input: () => ({}) },
  CountPairs: {
    takesArea: true,
    input: everyPair,
    expect: (answer, { people: all }) => [[answer.json().total, all.length]],
  },
  ListPairs: {
    takesArea: true,
    input: () => ({ ...everyPair(), pageSize: 200 }),
    expect: (answer, { people: all }) => [
      [answer.json().total, all.length],
      [rowsOf(answer).length, all.length],
    ],
  },
  ExportPairs: { takesArea: true, input: everyPair, file: true, expect: (answer, { people: all }) => [[lines(answer), all.length]] },
  GetPair: { params: pairAt, isAboutPerson: 'linkage/pair-not-found' },
  RevealPair: { params: pairAt, input: () => ({ reason: 'warga di loket' }), isAboutPerson: 'linkage/pair-not-found' },
  DecidePair: { params: pairAt, input: () => ({ verdict: 'different', reason: 'bukan orangnya', seen: 'open' }), isAboutPerson: 'linkage/pair-not-found' },
  UndoPair: {
    params: pairAt,
    input: ({ world }) => ({ decisionId: world.office.app.newId(), reason: 'salah tekan' }),
    isAboutPerson: 'linkage/pair-not-found',
  },
  GetIdentity: { params: personAt, isAboutPerson: 'people/not-found' },
  ListSamples: { expect: (answer) => [[rowsOf(answer).length, 1]] },
  DrawSample: { input: () => ({ kind: 'below', size: 10, seed: 1 }) },
  NextSampled: { params: sampleAt, expect: (answer, { people: all }) => [[answer.json().left, all.length]] },
  AnswerSampled: {
    params: sampleAt,
    input: ({ person }) => ({ pairId: `pair-${person.rowNo}`, answer: 'unsure' }),
    isAboutPerson: 'linkage/pair-not-found',
  },
  GetLinkageQuality: { params: runAt },
  PrintLinkageQuality: { params: runAt, file: true },
  ...funds,
  ...ledger,
  ...rates,
  ...arrears,
  ...sponsors,
  ...auditPacks,
  ...bills,
  ...takeovers,
  ...savings,
}

/** The contract's endpoints by their exported name. */
export const endpoints = new Map<string, contract.Endpoint>(
  Object.entries(contract).flatMap(([name, it]) =>
    typeof it === 'object' && it !== null && 'method' in it && 'path' in it ? [[name, it as contract.Endpoint]] : [],
  ),
)
