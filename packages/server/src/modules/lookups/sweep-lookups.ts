import type { OpenApp } from '../../platform/app.ts'
import { removeFiles } from './files.ts'

/** Deletes lists and answers whose days are over. Safe beside other processes and when run again. */
export async function sweepLookups(app: OpenApp): Promise<void> {
  const { rows } = await app.owner.query<{ regency_code: string; id: string }>(
    `select regency_code, id from lookups_lookup where state <> 'deleted' and delete_after <= $1`,
    [app.clock()],
  )
  for (const { regency_code, id } of rows) {
    await removeFiles(app, regency_code, id)
    await app.owner.query(`update lookups_lookup set state = 'deleted' where regency_code = $1 and id = $2`, [regency_code, id])
  }
}
