import type { Boundary } from '@semesta/contract'
import type { z } from 'zod'
import type { BoundaryRow } from './tables.ts'

export function presentBoundary(it: BoundaryRow): z.output<typeof Boundary> {
  const { withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason } = it
  return {
    ...{ id: it.id, kind: it.kind, effectiveOn: it.effective_on, decree: it.decree, decreeOn: it.decree_on, parts: it.parts },
    ...{ recordedBy: it.recorded_by, recordedAt: it.recorded_at.toISOString() },
    withdrawn: at && by !== null && reason !== null ? { at: at.toISOString(), by, reason } : null,
  }
}
