import type { Lookup } from '@semesta/contract'
import type { z } from 'zod'
import type { LookupRow } from './tables.ts'

export function presentLookup(it: LookupRow): z.output<typeof Lookup> {
  return {
    ...{ id: it.id, fileName: it.file_name, purpose: it.purpose, note: it.note, area: it.area, month: it.month, state: it.state },
    ...{ askedAt: it.asked_at.toISOString(), deletedAfter: it.delete_after.toISOString() },
    ...{ rows: it.rows, counts: it.counts, doubtful: it.doubtful, problem: it.problem },
  }
}
