import { FINDING_COLUMNS } from '@semesta/engine'
import { type CopyFile, copyFile, dropRoom, fillRoom, type Loader } from '../../platform/loading.ts'

type From = Pick<CopyFile, 'file' | 'bytes' | 'onShare' | 'signal'>

/** Loads the findings of the build that the loader is bound to. */
export function loadFindings(loader: Loader, from: From): Promise<void> {
  return fillRoom(loader, 'findings_finding', (table) => copyFile(loader, { ...from, table, columns: FINDING_COLUMNS, freeze: true }))
}

/** For a month whose names stay away: its findings go into a table that ends with the transaction, and only their totals are kept. */
export async function loadFindingsAside(loader: Loader, from: From): Promise<void> {
  await loader.query('create temporary table findings_finding (like public.findings_finding including defaults) on commit drop')
  await copyFile(loader, { ...from, table: 'findings_finding', columns: FINDING_COLUMNS })
}

/** Adds up the loaded findings by village, segment and cause: what stays when the names are put away. */
export async function loadFindingTotals(loader: Loader): Promise<void> {
  await loader.query(
    `insert into findings_total (regency_code, build_id, rule, village_code, area_path, segment, cause, people, rupiah_per_month)
     select regency_code, build_id, rule, village_code, village_code, coalesce(segment, ''), coalesce(cause, ''), count(*), sum(rupiah_per_month)
     from findings_finding where regency_code = app_regency() and build_id = app_build()
     group by regency_code, build_id, rule, village_code, coalesce(segment, ''), coalesce(cause, '')`,
  )
}

/** Puts the names behind the findings of a build away; the totals stay. Fails: 55P03 when a long reader is in the way. */
export function dropFindings(loader: Loader, buildId: string): Promise<void> {
  return dropRoom(loader, 'findings_finding', buildId)
}

/** Takes the totals of a build away too: it has been replaced before anyone closed it. */
export async function dropFindingTotals(loader: Loader, buildId: string): Promise<void> {
  await loader.query('delete from findings_total where regency_code = app_regency() and build_id = $1', [buildId])
}
