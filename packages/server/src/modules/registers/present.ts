import type { Batch, BatchReport } from '@semesta/contract'
import type { RegisterId } from '@semesta/kernel'
import type { z } from 'zod'
import type { BatchRecord } from './tables.ts'

/** What each register is called on a screen. */
export const REGISTER_TITLES: Readonly<Record<RegisterId, string>> = {
  penduduk: 'Penduduk (Disdukcapil)',
  peserta: 'Peserta JKN (BPJS Kesehatan)',
  dtsen: 'DTSEN: desil dan PBI (Dinas Sosial)',
  pekerja: 'Pekerja menurut pemberi kerja (Disnaker)',
  kematian: 'Kematian',
  pindah: 'Pindah masuk dan keluar',
  tagihan: 'Tagihan iuran per orang (BPJS Kesehatan)',
  fasilitas: 'Fasilitas kesehatan',
  kunjungan: 'Kunjungan bulanan fasilitas',
}

/** Counts of a checked file, null before its end. */
export function rowsOf(it: BatchRecord) {
  if (it.rows_read === null) return null
  return { read: it.rows_read, accepted: it.rows_accepted ?? 0, rejected: it.rows_rejected ?? 0, skipped: it.rows_skipped ?? 0 }
}

/** A file as the wire carries it; `newest` holds the ids that are in force. */
export function presentBatch(it: BatchRecord, newest: ReadonlySet<string>): z.output<typeof Batch> {
  return {
    id: it.id,
    register: it.register,
    asOf: it.as_of,
    fileName: it.file_name,
    bytes: it.bytes,
    sha256: it.sha256,
    state: it.state,
    scope: it.scope,
    mends: it.mends,
    uploadedBy: it.uploaded_by,
    uploadedAt: it.uploaded_at.toISOString(),
    rows: rowsOf(it),
    inForce: newest.has(it.id),
    jobId: it.job_id,
    problem: it.problem,
  }
}

/** A file with everything its check said. */
export function presentReport(it: BatchRecord, newest: ReadonlySet<string>): z.output<typeof BatchReport> {
  const report = it.report ?? { columns: [], unknownColumns: [], rejectGroups: [], warningGroups: [], skipGroups: [], notes: [] }
  return { ...presentBatch(it, newest), ...report }
}

type Named = Pick<BatchRecord, 'register' | 'as_of'>
/** What the jobs of a file are called: `Impor penduduk 2025-11-01`. */
export const importTitle = (it: Named): string => `Impor ${it.register} ${it.as_of}`
export const compareTitle = (it: Named): string => `Bandingkan ${it.register} ${it.as_of}`
export const commitTitle = (it: Named): string => `Berlakukan ${it.register} ${it.as_of}`
export const undoTitle = (it: Named): string => `Tarik kembali ${it.register} ${it.as_of}`
