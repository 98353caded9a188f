import type { Figure } from './parts.ts'

export interface PackPart {
  name: string
  judul: string
  title: string
  files: number
  figures: Figure[]
}
export interface PackRow {
  id: string
  from_month: string
  until_month: string
  state: 'waiting' | 'running' | 'done' | 'failed'
  job_id: string | null
  requested_by: string
  requested_id: string
  requested_at: Date
  finished_at: Date | null
  bytes: number | null
  members: number | null
  sha256: string | null
  content_hash: string | null
  fingerprint: string | null
  parts: PackPart[]
  problem: { code: string; detail: string } | null
}
