import { createReadStream } from 'node:fs'
import type { AuditPack, ListAuditPacks, OutputOf } from '@semesta/contract'
import type { z } from 'zod'
import type { Ctx, FileReply } from '../../platform/context.ts'
import { dataDir } from '../../platform/data-dir.ts'
import { listRegencyJobs } from '../jobs/index.ts'
import { packFile } from './make-pack.ts'
import { packNotFound, packNotReady } from './problems.ts'
import { findSeal } from './seal.ts'
import * as store from './store.ts'
import type { PackRow } from './tables.ts'

type View = z.output<typeof AuditPack>

/** Packs of the regency, newest first, and the key they are sealed with. */
export async function listPacks(ctx: Ctx, ask: { page: number; pageSize: number }): Promise<OutputOf<typeof ListAuditPacks>> {
  const rows = await store.listPacks(ctx, ask.pageSize, (ask.page - 1) * ask.pageSize)
  const seal = await findSeal(dataDir(ctx.app.config.dataDir).root)
  const shown = seal && { publicKey: seal.publicKey, fingerprint: seal.fingerprint }
  return { total: await store.countPacks(ctx), rows: await presentPacks(ctx, rows), seal: shown }
}

/** One pack. Fails: `audit-packs/not-found`. */
export async function getPack(ctx: Ctx, packId: string): Promise<View> {
  const row = await store.findPack(ctx, packId)
  const [shown] = row ? await presentPacks(ctx, [row]) : []
  if (!shown) throw packNotFound({})
  return shown
}

/** The file of a pack. Fails: `audit-packs/not-found`, `audit-packs/not-ready`. */
export async function downloadPack(ctx: Ctx, packId: string): Promise<FileReply> {
  const row = await store.findPack(ctx, packId)
  if (!row) throw packNotFound({})
  if (row.state !== 'done') throw packNotReady({ state: row.state })
  const body = createReadStream(packFile(dataDir(ctx.app.config.dataDir).root, ctx.bind.regency, packId))
  return { fileName: `berkas-audit-${ctx.bind.regency}-${row.from_month}-${row.until_month}.zip`, contentType: 'application/zip', body }
}

/** Packs as they cross the wire, those under way with how far they are. */
export async function presentPacks(ctx: Ctx, rows: readonly PackRow[]): Promise<View[]> {
  const isOpen = rows.some((it) => it.state === 'waiting' || it.state === 'running')
  const jobs = new Map((isOpen ? await listRegencyJobs(ctx, true) : []).map((it) => [it.id, it]))
  return rows.map((it) => {
    const job = jobs.get(it.job_id ?? '')
    return {
      ...{ id: it.id, from: it.from_month, until: it.until_month, state: it.state, requestedBy: it.requested_by, requestedAt: it.requested_at.toISOString() },
      ...{ finishedAt: it.finished_at?.toISOString() ?? null, percent: job?.percent ?? null, step: job?.step ?? null, bytes: it.bytes, members: it.members },
      ...{ sha256: it.sha256, contentHash: it.content_hash, fingerprint: it.fingerprint, parts: it.parts, problem: it.problem },
    }
  })
}
