import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { timeZoneOf } from '@semesta/engine'
import type { Ctx } from '../../platform/context.ts'
import { dataDir, placeFile, workFolder } from '../../platform/data-dir.ts'
import { inRegency } from '../../platform/database.ts'
import type { JobCtx } from '../../platform/jobs.ts'
import { systemBind } from '../../platform/system.ts'
import { areaNames } from '../areas/index.ts'
import { contentHashOf, FORMAT, inOrder, MANIFEST, type Manifest, PUBLIC_KEY, SEAL_WORDS, SIGNATURE, SUMMARY } from './manifest.calc.ts'
import { Members } from './members.ts'
import { listParts } from './parts.ts'
import { printSummary, README } from './print-summary.ts'
import { folderOf, keptSeal } from './seal.ts'
import * as store from './store.ts'
import type { PackPart, PackRow } from './tables.ts'
import { writeZip } from './zip.ts'

/** Where the file of a pack lies. */
export const packFile = (root: string, regency: string, id: string) => join(folderOf(root), regency, `${id}.zip`)

/**
 * Freezes the months of a pack into its sealed file.
 *
 * Shape: everything is read as it stood at one moment; the file is whole and in place before the pack counts as done. The same state of the
 *        data gives members with the same hashes, whenever they are packed.
 */
export async function makePack(job: JobCtx, packId: string): Promise<Record<string, unknown> | null> {
  const pack = await job.inRegency((ctx) => store.setRunning(ctx, packId))
  if (!pack) return null
  const { root } = dataDir(job.app.config.dataDir)
  const work = await workFolder(dataDir(job.app.config.dataDir), 'audit-pack')
  try {
    const members = new Members(work)
    const parts = await inRegency(job.app, job.actor, systemBind(job.regency), (ctx) => writeParts(ctx, job, pack, members), { frozen: true })
    job.progress({ percent: 90, step: 'pack-seal' })
    const manifest = await sealed(job, pack, members, root)
    const zip = join(work, 'pack.zip')
    const { bytes, sha256 } = await writeZip(
      zip,
      inOrder(members.list).map(({ path }) => ({ path, source: join(work, path) })),
    )
    await placeFile(zip, packFile(root, job.regency, packId))
    const { contentHash: content_hash, seal } = manifest
    await job.inRegency(async (ctx) => {
      await store.setDone(ctx, packId, { bytes, members: manifest.members.length, sha256, content_hash, fingerprint: seal.fingerprint, parts })
      await ctx.audit({
        action: 'audit-packs.made',
        subject: packId,
        detail: { from: pack.from_month, until: pack.until_month, sha256, contentHash: content_hash },
      })
    })
    return { packId, bytes, sha256 }
  } finally {
    await rm(work, { recursive: true, force: true })
  }
}

async function writeParts(ctx: Ctx, job: JobCtx, pack: PackRow, members: Members): Promise<PackPart[]> {
  const period = { from: pack.from_month, until: pack.until_month }
  const done: PackPart[] = []
  const all = listParts()
  for (const [index, part] of all.entries()) {
    job.progress({ percent: 2 + (index * 85) / all.length, step: 'pack-parts' })
    const before = members.list.length
    const figures = await part.write(ctx, period, members.of(part.name))
    done.push({ name: part.name, judul: part.judul, title: part.title, files: members.list.length - before, figures })
  }
  const name = (await areaNames(ctx.trx, [ctx.bind.regency])).get(ctx.bind.regency) ?? ctx.bind.regency
  await members.text('baca-saya.txt', README)
  await members.text(SUMMARY, await printSummary({ regency: ctx.bind.regency, name, ...period, parts: done, members: members.list }))
  return done
}

/** Writes the manifest over all members, signs it, and adds both beside them with the key to check it by. */
async function sealed(job: JobCtx, pack: PackRow, members: Members, root: string): Promise<Manifest> {
  const seal = await keptSeal(root)
  const list = inOrder(members.list)
  const { publicKey, fingerprint } = seal
  const madeAt = new Intl.DateTimeFormat('sv-SE', { timeZone: timeZoneOf(job.regency), dateStyle: 'short', timeStyle: 'medium' }).format(job.app.clock())
  const manifest: Manifest = {
    ...{ format: FORMAT, packId: pack.id, regency: job.regency, from: pack.from_month, until: pack.until_month, madeAt, madeBy: pack.requested_by },
    contentHash: contentHashOf(list),
    seal: { algorithm: 'Ed25519', fingerprint, publicKey, ...SEAL_WORDS },
    members: list,
  }
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
  await members.text(MANIFEST, bytes)
  await members.text(SIGNATURE, seal.sign(bytes))
  await members.text(PUBLIC_KEY, publicKey)
  return manifest
}
