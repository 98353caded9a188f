import { CANDIDATE_COLUMNS, DEBT_COLUMNS, HOUSEHOLD_COLUMNS } from '@semesta/engine'
import { copyFile, dropRoom, fillRoom, type Loader } from '../../platform/loading.ts'

interface Counted {
  month: string
  /** where the engine wrote candidate.csv, debt.csv and household.csv */
  folder: string
  named: boolean
  at: Date
  signal: AbortSignal
}

/** Puts the candidates of the build that the loader is bound to in place; what was there before goes. */
export async function loadCandidates(loader: Loader, buildId: string, { month, folder, named, at, signal }: Counted): Promise<void> {
  await dropCandidates(loader, buildId)
  const from = (name: string) => ({ file: `${folder}/${name}.csv`, signal })
  if (named) await fillRoom(loader, 'arrears_candidate', (table) => copyFile(loader, { ...from('candidate'), table, columns: CANDIDATE_COLUMNS, freeze: true }))
  await copyFile(loader, { ...from('debt'), table: 'arrears_total', columns: DEBT_COLUMNS, notNull: ['class'] })
  await copyFile(loader, { ...from('household'), table: 'arrears_household', columns: HOUSEHOLD_COLUMNS })
  await loader.query('insert into arrears_build (month, named, counted_at) values ($1, $2, $3)', [month, named, at])
}

/** Puts the names behind the candidates of a build away; the numbers stay. Fails: 55P03 when a long reader is in the way. */
export async function dropCandidateNames(loader: Loader, buildId: string): Promise<void> {
  await dropRoom(loader, 'arrears_candidate', buildId)
  await loader.query('update arrears_build set named = false where regency_code = app_regency() and build_id = $1', [buildId])
}

/** Takes everything of a build away: it was replaced before anyone closed it, or is counted anew. */
export async function dropCandidates(loader: Loader, buildId: string): Promise<void> {
  await dropCandidateNames(loader, buildId)
  for (const table of ['arrears_total', 'arrears_household', 'arrears_build']) {
    await loader.query(`delete from ${table} where regency_code = app_regency() and build_id = $1`, [buildId])
  }
}
