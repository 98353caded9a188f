import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../platform/context.ts'
import { inLoader, type Loader } from '../../platform/loading.ts'
import { dropCandidateNames, dropCandidates } from '../arrears/index.ts'
import { dropFindings, dropFindingTotals } from '../findings/index.ts'
import { dropCells, hasNames } from '../months/index.ts'
import { dropChanges, dropMovements } from '../movements/index.ts'
import { dropPeople } from '../people/index.ts'
import { dropQuality } from '../quality/index.ts'
import { dropMatrix, dropOutsiders } from '../reconciliation/index.ts'
import * as store from './store.ts'

/**
 * Takes away what nobody needs any more, each build in a transaction of its own: builds that were replaced before anyone closed them, and the
 * names behind months older than the newest three. Numbers of closed months stay for ever, and so do their frozen files.
 */
export async function pruneMonths(app: App, regency: string, actor: string): Promise<void> {
  const bind = { regency, actor }
  const builds = await inLoader(app, bind, (loader) => store.listBuilds(loader))
  const newest = builds[0]?.month ?? ''
  for (const it of builds) {
    const isReplaced = it.superseded && !it.closed_at
    const isOld = it.people_online && (it.superseded || !hasNames(it.month, newest))
    if (!isReplaced && !isOld) continue
    try {
      await inLoader(app, bind, (loader) => (isReplaced ? dropReplaced : putNamesAway)(loader, it.build_id))
      if (isReplaced) await rm(join(app.config.dataDir, it.folder), { recursive: true, force: true })
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) throw error
      app.log.warn({ build: it.build_id }, 'somebody reads what should go; it goes with the next build')
    }
  }
}

const LOCK_NOT_AVAILABLE = '55P03'

async function dropReplaced(loader: Loader, buildId: string): Promise<void> {
  await dropFindingTotals(loader, buildId)
  await dropCells(loader, buildId)
  await dropMovements(loader, buildId)
  await dropMatrix(loader, buildId)
  await dropQuality(loader, buildId)
  await dropCandidates(loader, buildId)
  await store.dropBuild(loader, buildId)
  await dropNames(loader, buildId)
}

async function putNamesAway(loader: Loader, buildId: string): Promise<void> {
  await store.setNames(loader, buildId, { people_online: false, names_indexed: false })
  await dropNames(loader, buildId)
}

/** Everything of a build that names people. Fails: 55P03 when a long reader is in the way. */
export async function dropNames(loader: Loader, buildId: string): Promise<void> {
  await dropOutsiders(loader, buildId)
  await dropCandidateNames(loader, buildId)
  await dropChanges(loader, buildId)
  await dropFindings(loader, buildId)
  await dropPeople(loader, buildId)
}
