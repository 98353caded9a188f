import * as access from './modules/access/index.ts'
import * as areas from './modules/areas/index.ts'
import * as arrears from './modules/arrears/index.ts'
import * as audit from './modules/audit/index.ts'
import * as auditPacks from './modules/audit-packs/index.ts'
import * as bills from './modules/bills/index.ts'
import * as boundaries from './modules/boundaries/index.ts'
import * as claims from './modules/claims/index.ts'
import * as findings from './modules/findings/index.ts'
import * as funds from './modules/funds/index.ts'
import * as indicators from './modules/indicators/index.ts'
import * as jobs from './modules/jobs/index.ts'
import * as ledger from './modules/ledger/index.ts'
import * as linkage from './modules/linkage/index.ts'
import * as lookups from './modules/lookups/index.ts'
import * as mappings from './modules/mappings/index.ts'
import * as movements from './modules/movements/index.ts'
import * as obligations from './modules/obligations/index.ts'
import * as people from './modules/people/index.ts'
import * as quality from './modules/quality/index.ts'
import * as rates from './modules/rates/index.ts'
import * as reconciliation from './modules/reconciliation/index.ts'
import * as registers from './modules/registers/index.ts'
import * as savings from './modules/savings/index.ts'
import * as sponsors from './modules/sponsors/index.ts'
import * as takeovers from './modules/takeovers/index.ts'
import * as templates from './modules/templates/index.ts'
import type { Preparation } from './platform/app.ts'
import type { Route } from './platform/context.ts'
import type { JobHandler } from './platform/jobs.ts'

/** Every address the server answers. */
export const routes: readonly Route[] = [
  ...access.routes,
  ...areas.routes,
  ...audit.routes,
  ...auditPacks.routes,
  ...ledger.routes,
  ...jobs.routes,
  ...registers.routes,
  ...mappings.routes,
  ...templates.routes,
  ...indicators.routes,
  ...people.routes,
  ...obligations.routes,
  ...movements.routes,
  ...rates.routes,
  ...reconciliation.routes,
  ...quality.routes,
  ...lookups.routes,
  ...boundaries.routes,
  ...findings.routes,
  ...funds.routes,
  ...arrears.routes,
  ...takeovers.routes,
  ...linkage.routes,
  ...sponsors.routes,
  ...bills.routes,
  ...claims.routes,
  ...savings.routes,
]

/** Every kind of background work. */
export const jobHandlers: readonly JobHandler[] = [
  ...auditPacks.jobs,
  ...registers.jobs,
  ...indicators.jobs,
  ...obligations.jobs,
  ...linkage.jobs,
  ...lookups.jobs,
  ...boundaries.jobs,
  ...arrears.jobs,
  ...sponsors.jobs,
  ...bills.jobs,
  ...takeovers.jobs,
]

/** What modules want done once the schema is there. */
export const preparations: readonly Preparation[] = [
  areas.loadAreas,
  registers.sweepSnapshots,
  indicators.sweepMonths,
  obligations.sweepObligations,
  linkage.sweepRuns,
]

/** What is looked after every hour while the worker runs. */
export const tidies: readonly Preparation[] = [lookups.sweepLookups]
