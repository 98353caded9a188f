import type { OutputOf, VerifyAudit } from '@semesta/contract'
import type { AreaCode } from '@semesta/kernel'
import type { OpenApp } from '../../platform/app.ts'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import * as store from './store.ts'

export type ChainReport = OutputOf<typeof VerifyAudit>

/** Recomputes the hash chain of the regency of this request. */
export async function verifyAudit(ctx: Ctx): Promise<ChainReport> {
  const { entries, brokenAt, head } = await store.checkChain(ctx.trx, ctx.bind.regency)
  return { entries, intact: brokenAt === null, brokenAt, head }
}

/** Recomputes the chain of one regency, or of every one that has entries. */
export async function verifyChains(app: OpenApp, regency?: AreaCode): Promise<(ChainReport & { regency: AreaCode })[]> {
  const heads = await app.owner.query<{ regency_code: string }>(
    'select regency_code from audit_head union select regency_code from audit_entry order by regency_code',
  )
  const chosen = regency === undefined ? heads.rows.map((it) => it.regency_code) : [regency]
  const reports = []
  for (const code of chosen) reports.push({ regency: code, ...(await inRegency(app, systemActor('console'), systemBind(code), verifyAudit)) })
  return reports
}
