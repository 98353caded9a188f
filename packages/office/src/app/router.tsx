import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, retainSearchParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { withTexts } from '../i18n/index.ts'
import { Fault, NotFound } from './Fault.tsx'
import { Shell } from './Shell.tsx'
import { parseOfficeSearch, readAddress, writeAddress } from './search.ts'

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  validateSearch: parseOfficeSearch,
  search: { middlewares: [retainSearchParams(['regency', 'month'])] },
})
const shell = createRoute({ getParentRoute: () => root, id: 'shell', component: Shell })
const under = () => shell

/** A page of the office: a chunk of its own, drawn when the texts of the rooms are there. */
function page<const Path extends string, Name extends string>(path: Path, load: () => Promise<{ [Key in Name]: ComponentType }>, name: Name) {
  return createRoute({ getParentRoute: under, path, component: lazyRouteComponent(withTexts(load), name) })
}

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/masuk',
  component: lazyRouteComponent(() => import('../features/access/SignInScreen.tsx'), 'SignInScreen'),
})
const activate = createRoute({
  getParentRoute: () => root,
  path: '/aktivasi',
  component: lazyRouteComponent(() => import('../features/access/ActivateScreen.tsx'), 'ActivateScreen'),
})
const home = page('/', () => import('../features/indicators/HomeScreen.tsx'), 'HomeScreen')
const month = page('/bulan', () => import('../features/indicators/MonthScreen.tsx'), 'MonthScreen')
const movements = page('/perubahan', () => import('../features/movements/MovementsScreen.tsx'), 'MovementsScreen')
const moved = page('/perubahan/orang', () => import('../features/movements/MovedScreen.tsx'), 'MovedScreen')
const survival = page('/bertahan', () => import('../features/movements/SurvivalScreen.tsx'), 'SurvivalScreen')
const reconciliation = page('/empat-register', () => import('../features/reconciliation/ReconciliationScreen.tsx'), 'ReconciliationScreen')
const reconciled = page('/empat-register/orang', () => import('../features/reconciliation/ReconciledScreen.tsx'), 'ReconciledScreen')
const quality = page('/mutu', () => import('../features/quality/QualityScreen.tsx'), 'QualityScreen')
const areas = page('/wilayah', () => import('../features/areas/AreasScreen.tsx'), 'AreasScreen')
const area = page('/wilayah/$code', () => import('../features/areas/AreaScreen.tsx'), 'AreaScreen')
const find = page('/warga', () => import('../features/people/FindScreen.tsx'), 'FindScreen')
const people = page('/warga/daftar', () => import('../features/people/PeopleScreen.tsx'), 'PeopleScreen')
const person = page('/warga/orang/$personId', () => import('../features/people/PersonScreen.tsx'), 'PersonScreen')
const findings = page('/temuan', () => import('../features/findings/FindingsScreen.tsx'), 'FindingsScreen')
const rule = page('/temuan/$topic/$name', () => import('../features/findings/RuleScreen.tsx'), 'RuleScreen')
const files = page('/berkas', () => import('../features/registers/FilesScreen.tsx'), 'FilesScreen')
const batch = page('/berkas/$batchId', () => import('../features/registers/BatchScreen.tsx'), 'BatchScreen')
const funds = page('/dana', () => import('../features/funds/FundsScreen.tsx'), 'FundsScreen')
const linkage = page('/padanan', () => import('../features/linkage/LinkageScreen.tsx'), 'LinkageScreen')
const linkageQuality = page('/padanan/mutu', () => import('../features/linkage/QualityScreen.tsx'), 'QualityScreen')
const linkageSamples = page('/padanan/contoh', () => import('../features/linkage/SamplesScreen.tsx'), 'SamplesScreen')
const linkageSample = page('/padanan/contoh/$sampleId', () => import('../features/linkage/SampleScreen.tsx'), 'SampleScreen')
const changes = page('/berkas/$batchId/perubahan', () => import('../features/registers/ChangesScreen.tsx'), 'ChangesScreen')
const mapping = page('/berkas/$batchId/pemetaan', () => import('../features/registers/MappingScreen.tsx'), 'MappingScreen')
const jobs = page('/pekerjaan', () => import('../features/jobs/JobsScreen.tsx'), 'JobsScreen')
const facts = page('/fakta', () => import('../features/indicators/FactsScreen.tsx'), 'FactsScreen')
const users = page('/pengguna', () => import('../features/access/UsersScreen.tsx'), 'UsersScreen')
const audit = page('/audit', () => import('../features/audit/AuditScreen.tsx'), 'AuditScreen')
const account = page('/akun', () => import('../features/access/AccountScreen.tsx'), 'AccountScreen')
const province = page('/provinsi/$code', () => import('../features/indicators/ProvinceScreen.tsx'), 'ProvinceScreen')

const lookups = page('/cek-daftar', () => import('../features/lookups/LookupsScreen.tsx'), 'LookupsScreen')
const lookup = page('/cek-daftar/$lookupId', () => import('../features/lookups/LookupScreen.tsx'), 'LookupScreen')
const boundaries = page('/perubahan-wilayah', () => import('../features/boundaries/BoundariesScreen.tsx'), 'BoundariesScreen')
const boundary = page('/perubahan-wilayah/$boundaryId', () => import('../features/boundaries/BoundaryScreen.tsx'), 'BoundaryScreen')
const sponsors = page('/donatur', () => import('../features/sponsors/SponsorsScreen.tsx'), 'SponsorsScreen')
const sponsor = page('/donatur/$sponsorId', () => import('../features/sponsors/SponsorScreen.tsx'), 'SponsorScreen')
const pledge = page('/donatur/janji/$pledgeId', () => import('../features/sponsors/PledgeScreen.tsx'), 'PledgeScreen')
const allocation = page('/donatur/pembagian/$allocationId', () => import('../features/sponsors/AllocationScreen.tsx'), 'AllocationScreen')
const ownSponsorship = page('/donasi-saya', () => import('../features/sponsors/OwnScreen.tsx'), 'OwnScreen')
const donors = [sponsors, sponsor, pledge, allocation, ownSponsorship]
const ledger = page('/buku-besar', () => import('../features/ledger/BooksScreen.tsx'), 'BooksScreen')
const journal = page('/buku-besar/$journalId', () => import('../features/ledger/JournalScreen.tsx'), 'JournalScreen')
const personMonths = page('/buku-besar/$journalId/baris/$line', () => import('../features/ledger/PersonMonthsScreen.tsx'), 'PersonMonthsScreen')
const auditPacks = page('/berkas-audit', () => import('../features/audit-packs/PacksScreen.tsx'), 'PacksScreen')
const auditPack = page('/berkas-audit/$packId', () => import('../features/audit-packs/PackScreen.tsx'), 'PackScreen')
const books = [ledger, journal, personMonths, auditPacks, auditPack]
const rates = page('/tarif', () => import('../features/rates/RatesScreen.tsx'), 'RatesScreen')
const obligations = page('/kewajiban', () => import('../features/obligations/ObligationsScreen.tsx'), 'ObligationsScreen')
const owed = page('/kewajiban/orang', () => import('../features/obligations/OwedScreen.tsx'), 'OwedScreen')
const adjusted = page('/kewajiban/penyesuaian', () => import('../features/obligations/OwedScreen.tsx'), 'AdjustedScreen')
const bills = page('/tagihan', () => import('../features/bills/BillsScreen.tsx'), 'BillsScreen')
const bill = page('/tagihan/$billId', () => import('../features/bills/BillScreen.tsx'), 'BillScreen')
const disputes = page('/tagihan/$billId/baris', () => import('../features/bills/DisputesScreen.tsx'), 'DisputesScreen')
const billMutations = page('/tagihan/$billId/mutasi', () => import('../features/bills/MutationsScreen.tsx'), 'MutationsScreen')
const claims = page('/klaim', () => import('../features/claims/ClaimsScreen.tsx'), 'ClaimsScreen')
const claim = page('/klaim/$claimId', () => import('../features/claims/ClaimScreen.tsx'), 'ClaimScreen')
const savings = page('/penghematan', () => import('../features/savings/SavingsScreen.tsx'), 'SavingsScreen')
const money = [bills, bill, disputes, billMutations, claims, claim, savings]
const arrears = page('/tunggakan', () => import('../features/arrears/ArrearsScreen.tsx'), 'ArrearsScreen')
const owing = page('/tunggakan/orang/$personId', () => import('../features/arrears/OwingScreen.tsx'), 'OwingScreen')
const takeovers = page('/talangan', () => import('../features/takeovers/TakeoversScreen.tsx'), 'TakeoversScreen')
const programme = page('/talangan/$programmeId', () => import('../features/takeovers/ProgrammeScreen.tsx'), 'ProgrammeScreen')
const verification = page('/talangan/periksa', () => import('../features/takeovers/VerifyScreen.tsx'), 'VerifyScreen')
const takenOver = [arrears, owing, takeovers, verification, programme]
const between = [boundaries, boundary, lookups, lookup, movements, moved, survival, reconciliation, reconciled, quality]
const checks = [linkage, linkageQuality, linkageSamples, linkageSample]
const inShell = [
  home,
  month,
  ...between,
  rates,
  obligations,
  owed,
  adjusted,
  ...takenOver,
  areas,
  area,
  find,
  people,
  person,
  findings,
  rule,
  files,
  batch,
  mapping,
  changes,
  ...checks,
  ...donors,
  ...books,
  funds,
  ...money,
  jobs,
  facts,
  users,
  audit,
  account,
  province,
]

/** Every address of the office. Each screen is a chunk of its own. */
export const router = createRouter({
  routeTree: root.addChildren([signIn, activate, shell.addChildren(inShell)]),
  parseSearch: readAddress,
  stringifySearch: writeAddress,
  defaultPreload: 'intent',
  defaultErrorComponent: Fault,
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
