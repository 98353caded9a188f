import { QUALITY_COLUMNS } from '@semesta/engine'
import { type CopyFile, copyFile, type Loader } from '../../platform/loading.ts'

/** Loads the faults of each register of the build that the loader is bound to: kept for ever. */
export function loadQuality(loader: Loader, from: Pick<CopyFile, 'file' | 'bytes' | 'onShare' | 'signal'>): Promise<void> {
  return copyFile(loader, { table: 'quality_count', columns: QUALITY_COLUMNS, notNull: ['register'], ...from })
}

/** Takes them away: the build has been replaced before anyone closed it. */
export async function dropQuality(loader: Loader, buildId: string): Promise<void> {
  await loader.query('delete from quality_count where regency_code = app_regency() and build_id = $1', [buildId])
}
