import { masked } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import { fieldsOf } from './list-changes.ts'
import { findBatches } from './read-batches.ts'
import * as store from './store.ts'

/** A change of somebody's records: what a file changed, who sent it and who agreed. */
export interface PersonChange {
  at: string
  register: string
  kind: string
  cause: string | null
  row: number | null
  fields: { field: string; before: string | null; after: string | null }[]
  batch: string
  fileName: string
  sha256: string
  sentBy: string
  approvedBy: string | null
  /** the file was taken back: the change does not count any more */
  reversedAt: string | null
}

const MOST = 50

/** What committed files changed on somebody, the newest first: by his cards, and by his NIK where it is his alone. Identity numbers masked. */
export async function changesOfPerson(ctx: Ctx, who: { nik: string | null; cards: readonly string[] }): Promise<PersonChange[]> {
  const rows = await store.listOfPerson(ctx, who, MOST)
  const batches = await findBatches(
    ctx,
    rows.map((it) => it.batch_id),
  )
  return rows.flatMap((it): PersonChange[] => {
    const batch = batches.get(it.batch_id)
    if (!batch) return []
    const file = { batch: batch.id, fileName: batch.file_name, sha256: batch.sha256, sentBy: batch.uploaded_by, approvedBy: batch.approved?.by ?? null }
    const { register, kind, cause, row_no: row } = it
    return [
      {
        at: it.committed_at.toISOString(),
        register,
        kind,
        cause,
        row,
        fields: fieldsOf(it, masked),
        ...file,
        reversedAt: it.reversed_at?.toISOString() ?? null,
      },
    ]
  })
}
