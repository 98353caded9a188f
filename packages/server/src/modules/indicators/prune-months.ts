import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { App } from '../../platform/context.ts'
import { inLoader } from '../../platform/loading.ts'
import { dropFindings, dropFindingTotals } from '../findings/index.ts'
import { dropCells } from '../months/index.ts'
import { dropPeople } from '../people/index.ts'
import * as store from './store.ts'

/** Months whose names are at hand without loading them first. */
export const MONTHS_WITH_NAMES = 3

/**
 * Takes away what nobody needs any more, each build in a transaction of its own: builds that were replaced before anyone closed them, and the
 * names behind months older than the newest three. Numbers of closed months stay for ever, and so do their frozen files.
 */
export async function pruneMonths(app: App, regency: string, actor: string): Promise<void> {
  const bind = { regency, actor }
  const builds = await inLoader(app, bind, (loader) => store.listBuilds(loader))
  const named = new Set([...new Set(builds.map((it) => it.month))].slice(0, MONTHS_WITH_NAMES))
  for (const { build_id: id, month, folder, superseded, closed_at, people_online } of builds) {
    if (superseded && !closed_at) {
      await inLoader(app, bind, async (loader) => {
        await dropPeople(loader, id)
        await dropFindings(loader, id)
        await dropFindingTotals(loader, id)
        await dropCells(loader, id)
        await store.dropBuild(loader, id)
      })
      await rm(join(app.config.dataDir, folder), { recursive: true, force: true })
    } else if (people_online && (superseded || !named.has(month))) {
      await inLoader(app, bind, async (loader) => {
        await store.setNames(loader, id, { people_online: false, names_indexed: false })
        await dropPeople(loader, id)
        await dropFindings(loader, id)
      })
    }
  }
}
