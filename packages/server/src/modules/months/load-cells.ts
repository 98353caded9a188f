import { CELL_COLUMNS } from '@semesta/engine'
import { type CopyFile, copyFile, type Loader } from '../../platform/loading.ts'

/** Loads the cube of the build that the loader is bound to. */
export function loadCells(loader: Loader, from: Pick<CopyFile, 'file' | 'bytes' | 'onShare' | 'signal'>): Promise<void> {
  const notNull = ['segment', 'sex', 'age_band', 'cause', 'coverage_step']
  return copyFile(loader, { table: 'indicators_cell', columns: CELL_COLUMNS, notNull, ...from })
}

/** Takes the cube of a build away: it has been replaced before anyone closed it. */
export async function dropCells(loader: Loader, buildId: string): Promise<void> {
  await loader.query('delete from indicators_cell where regency_code = app_regency() and build_id = $1', [buildId])
}
