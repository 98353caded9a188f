import { MATRIX_COLUMNS, OUTSIDER_COLUMNS } from '@semesta/engine'
import { type CopyFile, copyFile, dropRoom, fillRoom, type Loader } from '../../platform/loading.ts'

type From = Pick<CopyFile, 'file' | 'bytes' | 'onShare' | 'signal'>

/** Loads the people whom only DTSEN or a list of workers names, of the build that the loader is bound to. */
export function loadOutsiders(loader: Loader, from: From): Promise<void> {
  return fillRoom(loader, 'reconciliation_outsider', (table) => copyFile(loader, { ...from, table, columns: OUTSIDER_COLUMNS, freeze: true }))
}

/** Loads the counts by combination of registers: kept for ever. */
export function loadMatrix(loader: Loader, from: From): Promise<void> {
  return copyFile(loader, { table: 'reconciliation_cell', columns: MATRIX_COLUMNS, ...from })
}

/** Puts the names away; the counts stay. Fails: 55P03 when a long reader is in the way. */
export function dropOutsiders(loader: Loader, buildId: string): Promise<void> {
  return dropRoom(loader, 'reconciliation_outsider', buildId)
}

/** Takes the counts away too: the build has been replaced before anyone closed it. */
export async function dropMatrix(loader: Loader, buildId: string): Promise<void> {
  await loader.query('delete from reconciliation_cell where regency_code = app_regency() and build_id = $1', [buildId])
}
