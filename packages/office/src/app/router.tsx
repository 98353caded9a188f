import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet, retainSearchParams } from '@tanstack/react-router'
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
const home = createRoute({
  getParentRoute: under,
  path: '/',
  component: lazyRouteComponent(
    withTexts(() => import('../features/indicators/HomeScreen.tsx')),
    'HomeScreen',
  ),
})
const month = createRoute({
  getParentRoute: under,
  path: '/bulan',
  component: lazyRouteComponent(
    withTexts(() => import('../features/indicators/MonthScreen.tsx')),
    'MonthScreen',
  ),
})
const movements = createRoute({
  getParentRoute: under,
  path: '/perubahan',
  component: lazyRouteComponent(
    withTexts(() => import('../features/movements/MovementsScreen.tsx')),
    'MovementsScreen',
  ),
})
const moved = createRoute({
  getParentRoute: under,
  path: '/perubahan/orang',
  component: lazyRouteComponent(
    withTexts(() => import('../features/movements/MovedScreen.tsx')),
    'MovedScreen',
  ),
})
const survival = createRoute({
  getParentRoute: under,
  path: '/bertahan',
  component: lazyRouteComponent(
    withTexts(() => import('../features/movements/SurvivalScreen.tsx')),
    'SurvivalScreen',
  ),
})
const reconciliation = createRoute({
  getParentRoute: under,
  path: '/empat-register',
  component: lazyRouteComponent(
    withTexts(() => import('../features/reconciliation/ReconciliationScreen.tsx')),
    'ReconciliationScreen',
  ),
})
const reconciled = createRoute({
  getParentRoute: under,
  path: '/empat-register/orang',
  component: lazyRouteComponent(
    withTexts(() => import('../features/reconciliation/ReconciledScreen.tsx')),
    'ReconciledScreen',
  ),
})
const quality = createRoute({
  getParentRoute: under,
  path: '/mutu',
  component: lazyRouteComponent(
    withTexts(() => import('../features/quality/QualityScreen.tsx')),
    'QualityScreen',
  ),
})
const areas = createRoute({
  getParentRoute: under,
  path: '/wilayah',
  component: lazyRouteComponent(
    withTexts(() => import('../features/areas/AreasScreen.tsx')),
    'AreasScreen',
  ),
})
const area = createRoute({
  getParentRoute: under,
  path: '/wilayah/$code',
  component: lazyRouteComponent(
    withTexts(() => import('../features/areas/AreaScreen.tsx')),
    'AreaScreen',
  ),
})
const find = createRoute({
  getParentRoute: under,
  path: '/warga',
  component: lazyRouteComponent(
    withTexts(() => import('../features/people/FindScreen.tsx')),
    'FindScreen',
  ),
})
const people = createRoute({
  getParentRoute: under,
  path: '/warga/daftar',
  component: lazyRouteComponent(
    withTexts(() => import('../features/people/PeopleScreen.tsx')),
    'PeopleScreen',
  ),
})
const person = createRoute({
  getParentRoute: under,
  path: '/warga/orang/$personId',
  component: lazyRouteComponent(
    withTexts(() => import('../features/people/PersonScreen.tsx')),
    'PersonScreen',
  ),
})
const findings = createRoute({
  getParentRoute: under,
  path: '/temuan',
  component: lazyRouteComponent(
    withTexts(() => import('../features/findings/FindingsScreen.tsx')),
    'FindingsScreen',
  ),
})
const rule = createRoute({
  getParentRoute: under,
  path: '/temuan/$topic/$name',
  component: lazyRouteComponent(
    withTexts(() => import('../features/findings/RuleScreen.tsx')),
    'RuleScreen',
  ),
})
const files = createRoute({
  getParentRoute: under,
  path: '/berkas',
  component: lazyRouteComponent(
    withTexts(() => import('../features/registers/FilesScreen.tsx')),
    'FilesScreen',
  ),
})
const batch = createRoute({
  getParentRoute: under,
  path: '/berkas/$batchId',
  component: lazyRouteComponent(
    withTexts(() => import('../features/registers/BatchScreen.tsx')),
    'BatchScreen',
  ),
})
const linkage = createRoute({
  getParentRoute: under,
  path: '/padanan',
  component: lazyRouteComponent(
    withTexts(() => import('../features/linkage/LinkageScreen.tsx')),
    'LinkageScreen',
  ),
})
const linkageQuality = createRoute({
  getParentRoute: under,
  path: '/padanan/mutu',
  component: lazyRouteComponent(
    withTexts(() => import('../features/linkage/QualityScreen.tsx')),
    'QualityScreen',
  ),
})
const linkageSamples = createRoute({
  getParentRoute: under,
  path: '/padanan/contoh',
  component: lazyRouteComponent(
    withTexts(() => import('../features/linkage/SamplesScreen.tsx')),
    'SamplesScreen',
  ),
})
const linkageSample = createRoute({
  getParentRoute: under,
  path: '/padanan/contoh/$sampleId',
  component: lazyRouteComponent(
    withTexts(() => import('../features/linkage/SampleScreen.tsx')),
    'SampleScreen',
  ),
})
const changes = createRoute({
  getParentRoute: under,
  path: '/berkas/$batchId/perubahan',
  component: lazyRouteComponent(
    withTexts(() => import('../features/registers/ChangesScreen.tsx')),
    'ChangesScreen',
  ),
})
const mapping = createRoute({
  getParentRoute: under,
  path: '/berkas/$batchId/pemetaan',
  component: lazyRouteComponent(
    withTexts(() => import('../features/registers/MappingScreen.tsx')),
    'MappingScreen',
  ),
})
const jobs = createRoute({
  getParentRoute: under,
  path: '/pekerjaan',
  component: lazyRouteComponent(
    withTexts(() => import('../features/jobs/JobsScreen.tsx')),
    'JobsScreen',
  ),
})
const facts = createRoute({
  getParentRoute: under,
  path: '/fakta',
  component: lazyRouteComponent(
    withTexts(() => import('../features/indicators/FactsScreen.tsx')),
    'FactsScreen',
  ),
})
const users = createRoute({
  getParentRoute: under,
  path: '/pengguna',
  component: lazyRouteComponent(
    withTexts(() => import('../features/access/UsersScreen.tsx')),
    'UsersScreen',
  ),
})
const audit = createRoute({
  getParentRoute: under,
  path: '/audit',
  component: lazyRouteComponent(
    withTexts(() => import('../features/audit/AuditScreen.tsx')),
    'AuditScreen',
  ),
})
const account = createRoute({
  getParentRoute: under,
  path: '/akun',
  component: lazyRouteComponent(
    withTexts(() => import('../features/access/AccountScreen.tsx')),
    'AccountScreen',
  ),
})
const province = createRoute({
  getParentRoute: under,
  path: '/provinsi/$code',
  component: lazyRouteComponent(
    withTexts(() => import('../features/indicators/ProvinceScreen.tsx')),
    'ProvinceScreen',
  ),
})

const lookups = createRoute({
  getParentRoute: under,
  path: '/cek-daftar',
  component: lazyRouteComponent(
    withTexts(() => import('../features/lookups/LookupsScreen.tsx')),
    'LookupsScreen',
  ),
})
const lookup = createRoute({
  getParentRoute: under,
  path: '/cek-daftar/$lookupId',
  component: lazyRouteComponent(
    withTexts(() => import('../features/lookups/LookupScreen.tsx')),
    'LookupScreen',
  ),
})
const boundaries = createRoute({
  getParentRoute: under,
  path: '/perubahan-wilayah',
  component: lazyRouteComponent(
    withTexts(() => import('../features/boundaries/BoundariesScreen.tsx')),
    'BoundariesScreen',
  ),
})
const boundary = createRoute({
  getParentRoute: under,
  path: '/perubahan-wilayah/$boundaryId',
  component: lazyRouteComponent(
    withTexts(() => import('../features/boundaries/BoundaryScreen.tsx')),
    'BoundaryScreen',
  ),
})
const between = [boundaries, boundary, lookups, lookup, movements, moved, survival, reconciliation, reconciled, quality]
const checks = [linkage, linkageQuality, linkageSamples, linkageSample]
const inShell = [
  home,
  month,
  ...between,
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
