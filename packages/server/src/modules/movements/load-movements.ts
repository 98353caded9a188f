import { COHORT_COLUMNS, MOVED_COLUMNS, MOVEMENT_COLUMNS } from '@semesta/engine'
import { type CopyFile, copyFile, dropRoom, fillRoom, type Loader } from '../../platform/loading.ts'

type From = Pick<CopyFile, 'file' | 'bytes' | 'onShare' | 'signal'>

const places = ['cause', 'from_village', 'to_village', 'from_segment', 'to_segment'] as const

/** Loads the names of the cards that changed, of the build that the loader is bound to. */
export function loadChanges(loader: Loader, from: From): Promise<void> {
  const notNull = [...places, 'from_path', 'to_path']
  return fillRoom(loader, 'movements_change', (table) => copyFile(loader, { ...from, table, columns: MOVED_COLUMNS, notNull, freeze: true }))
}

/** Loads what is counted of them: kept for ever, also where the names are put away. */
export async function loadMovements(loader: Loader, { movement, cohort }: { movement: From; cohort: From }): Promise<void> {
  await copyFile(loader, { table: 'movements_total', columns: MOVEMENT_COLUMNS, notNull: places, ...movement })
  await copyFile(loader, { table: 'movements_cohort', columns: COHORT_COLUMNS, notNull: ['segment', 'payer'], ...cohort })
}

/** Puts the names away; the counts stay. Fails: 55P03 when a long reader is in the way. */
export function dropChanges(loader: Loader, buildId: string): Promise<void> {
  return dropRoom(loader, 'movements_change', buildId)
}

/** Takes the counts away too: the build has been replaced before anyone closed it. */
export async function dropMovements(loader: Loader, buildId: string): Promise<void> {
  for (const table of ['movements_total', 'movements_cohort']) {
    await loader.query(`delete from ${table} where regency_code = app_regency() and build_id = $1`, [buildId])
  }
}
