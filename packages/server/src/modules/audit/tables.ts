/** A row of audit_entry. */
export interface EntryRow {
  regency_code: string
  seq: number
  at: Date
  /** id of a person who signs in, or the name of a system actor */
  actor: string
  role: string | null
  action: string
  subject: string | null
  reason: string | null
  outcome: 'done' | 'refused'
  detail: Record<string, unknown>
  prev_hash: string
  hash: string
}
export interface AuditTables {
  audit_entry: EntryRow
  audit_head: { regency_code: string; seq: number; hash: string }
}
