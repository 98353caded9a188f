import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Artefact, MonthReport } from '@semesta/engine'
import type { App } from '../../platform/context.ts'
import { auditBy, inLoader, type Loader } from '../../platform/loading.ts'
import { loadFindings, loadFindingsAside, loadFindingTotals } from '../findings/index.ts'
import { loadCells } from '../months/index.ts'
import { loadChanges, loadMovements } from '../movements/index.ts'
import { loadPeople } from '../people/index.ts'
import { loadQuality } from '../quality/index.ts'
import { loadMatrix, loadOutsiders } from '../reconciliation/index.ts'
import { closedNeedsReason } from './problems.ts'
import * as store from './store.ts'

export interface Publication {
  regency: string
  month: string
  buildId: string
  actor: string
  reason: string | null
  /** CSV twins to be loaded */
  twins: string
  build: Omit<store.NewBuild, 'built_at' | 'people_online' | 'month' | 'restate_reason'>
  report: MonthReport
  /** whether people and findings are loaded, or only their numbers */
  withNames: boolean
  signal: AbortSignal
  onShare: (share: number) => void
  /** what counts from the same moment on: the links the month was built with */
  withIt: (loader: Loader) => Promise<void>
}

/**
 * Makes a built month count: people, findings, what changed, cubes and the month's own row in one transaction.
 *
 * Shape: the new revision takes the place of the one in force; over a closed one it is a restatement, with its reason.
 * Fails: `indicators/closed-needs-reason` when somebody closed the month while it was being built.
 */
export async function publishMonth(app: App, it: Publication): Promise<{ revision: number; restates: number | null }> {
  return inLoader(app, { regency: it.regency, buildId: it.buildId, actor: it.actor }, async (loader) => {
    await load(loader, it)
    await it.withIt(loader)
    const [newest] = await store.lockRevisions(loader, it.month)
    if (newest?.closed_at && !it.reason) throw closedNeedsReason({ month: it.month })
    const place = { revision: (newest?.revision ?? 0) + 1, restates: newest?.closed_at ? newest.revision : null }
    const at = app.clock()
    await store.insertBuild(loader, { ...it.build, month: it.month, restate_reason: it.reason, built_at: at, people_online: it.withNames }, place)
    const detail = { month: it.month, ...place, ...it.report.counts }
    const note = { regency: it.regency, at, actor: it.actor, action: 'indicators.built', subject: it.buildId, detail }
    await auditBy(loader, it.reason ? { ...note, reason: it.reason } : note)
    return place
  })
}

async function load(loader: Loader, { twins, withNames, signal, onShare }: Publication): Promise<void> {
  const people = await twin(twins, 'people')
  const finding = await twin(twins, 'finding')
  const total = people.bytes * (withNames ? 1 : 0) + finding.bytes || 1
  const share = (before: number, bytes: number) => (part: number) => onShare((before + part * bytes) / total)
  if (withNames) await loadPeople(loader, { ...people, signal, onShare: share(0, people.bytes) })
  const findings = { ...finding, signal, onShare: share(withNames ? people.bytes : 0, finding.bytes) }
  await (withNames ? loadFindings : loadFindingsAside)(loader, findings)
  await loadFindingTotals(loader)
  await loadCounts(loader, { twins, signal })
  if (!withNames) return
  await loadChanges(loader, { ...(await twin(twins, 'change')), signal })
  await loadOutsiders(loader, { ...(await twin(twins, 'outsider')), signal })
}

/** What is counted stays for ever, with names or without. */
async function loadCounts(loader: Loader, { twins, signal }: Pick<Publication, 'twins' | 'signal'>): Promise<void> {
  const from = async (artefact: Artefact) => ({ ...(await twin(twins, artefact)), signal })
  await loadCells(loader, await from('cell'))
  await loadMovements(loader, { movement: await from('movement'), cohort: await from('cohort') })
  await loadMatrix(loader, await from('matrix'))
  await loadQuality(loader, await from('quality'))
}

async function twin(folder: string, name: Artefact): Promise<{ file: string; bytes: number }> {
  const file = join(folder, `${name}.csv`)
  return { file, bytes: (await stat(file)).size }
}
