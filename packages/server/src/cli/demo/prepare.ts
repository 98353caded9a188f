import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { addMonths, type Month, Problem, type RegisterId, reportingDate } from '@semesta/kernel'
import { addPerson } from '../../modules/access/index.ts'
import { buildJob, buildTitle, closeMonth, recordFact } from '../../modules/indicators/index.ts'
import { runHere } from '../../modules/jobs/index.ts'
import { findMonth } from '../../modules/months/index.ts'
import { importFile } from '../../modules/registers/index.ts'
import type { OpenApp } from '../../platform/app.ts'
import type { Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { engineTask } from '../../platform/engine.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { challengeDemoBill, claimDemoBills, recordDemoBill, signDemoBill } from './bills.ts'
import { recordBudget } from './budget.ts'
import { DEMO_PASSWORD, demoPeople, type Profile } from './profiles.ts'
import { addDonors } from './sponsors.ts'
import { confirmTakeovers, startTakeovers } from './takeovers.ts'

export interface Stage {
  app: OpenApp
  profile: Profile
  say: (line: string) => void
  signal: AbortSignal
}

const MONTHS = 24
const actor = systemActor('demo')

const within = <T>({ app, profile }: Stage, work: (ctx: Ctx) => Promise<T>) => inRegency(app, actor, systemBind(profile.regency), work)

/** The newest month and the one before, people who sign in, and facts: enough for a first look. Everything that is there already stays. */
export async function prepareFirst(stage: Stage): Promise<void> {
  const { profile, say } = stage
  const before = addMonths(profile.month, -1)
  if (!(await isBuilt(stage, profile.month))) {
    say(`Menulis kota rekaan ${profile.name} … / writing an invented city`)
    await writeCity(stage, 1)
    await addPeople(stage)
    await recordFacts(stage)
    await within(stage, (ctx) => recordBudget(ctx, profile))
    await bringIn(stage, before)
    // Its numbers are enough for what changed into the newest month; it is built again with its names when its own past is there.
    await build(stage, before, 'later')
    await bringIn(stage, profile.month)
    await recordDemoBill(stage, profile.month, billFile(stage, profile.month))
    await build(stage, profile.month)
    await challengeDemoBill(stage, profile.month)
  }
  await startTakeovers(stage)
  await addDonors(stage)
}

/** The months before, one after the other while people look around; visible as jobs. Older months are closed, the newest stays open. */
export async function prepareHistory(stage: Stage): Promise<void> {
  const { profile } = stage
  const months = Array.from({ length: MONTHS - 1 }, (_, i) => addMonths(profile.month, i - MONTHS + 1))
  const before = addMonths(profile.month, -1)
  if (await isClosed(stage, before)) return
  await writeCity(stage, MONTHS - 1)
  for (const month of months) {
    if (stage.signal.aborted) return
    if (await isClosed(stage, month)) continue
    await bringIn(stage, month)
    // The month before the newest was built first, without a past: once more, now that it has one, and the newest after it.
    await build(stage, month)
    if (month === before && !(await isClosed(stage, profile.month))) await build(stage, profile.month)
    if (await recordDemoBill(stage, month, billFile(stage, month))) {
      await challengeDemoBill(stage, month)
      await signDemoBill(stage, month)
      await claimDemoBills(stage, month)
    }
    await within(stage, (ctx) => closeMonth(ctx, month))
  }
  // With its past at hand the newest bill is worth more: held against the roster once more.
  await challengeDemoBill(stage, profile.month)
  await confirmTakeovers(stage)
  stage.say(`Riwayat ${MONTHS} bulan lengkap / the history of ${MONTHS} months is complete`)
}

const billFile = (stage: Stage, month: Month) => join(filesOf(stage), `tagihan-${reportingDate(month)}.csv`)
const filesOf = ({ app }: Stage) => join(app.config.dataDir, 'demo-files')

async function writeCity(stage: Stage, history: number): Promise<void> {
  const { regency, population, month, name } = stage.profile
  // Identities as dirty as offices write them: without dirt nobody would have to be recognised.
  const city = { regency, population, month, profile: name, seed: 1, history, dirt: 1 }
  await engineTask(stage.app, 'synth', { ...city, outDir: filesOf(stage) }, { signal: stage.signal })
}

/** Imports every file of a month; files that are in already change nothing. */
async function bringIn(stage: Stage, month: Month): Promise<void> {
  const asOf = reportingDate(month)
  const names = (await readdir(filesOf(stage))).filter((name) => name.endsWith(`-${asOf}.csv`))
  for (const name of names.toSorted()) {
    const register = name.slice(0, name.indexOf('-')) as RegisterId
    stage.say(`  impor ${name}`)
    const ask = { register, file: join(filesOf(stage), name), regency: stage.profile.regency, asOf }
    await importFile(stage.app, actor, ask, { onProgress: () => {}, signal: stage.signal })
  }
}

async function build(stage: Stage, month: Month, names: 'now' | 'later' = 'now'): Promise<void> {
  stage.say(`  bangun ${month}`)
  const job = { kind: 'indicators.build' as const, title: buildTitle(month), payload: { month, reason: null, names }, regency: stage.profile.regency }
  await runHere(stage.app, buildJob, actor, job, { stop: stage.signal })
}

const isBuilt = (stage: Stage, month: Month) => within(stage, async (ctx) => (await findMonth(ctx, month)) !== undefined)
const isClosed = (stage: Stage, month: Month) => within(stage, async (ctx) => Boolean((await findMonth(ctx, month))?.closed_at))

async function addPeople({ app, profile }: Stage): Promise<void> {
  for (const person of demoPeople(profile)) await addPerson(app, person, DEMO_PASSWORD).catch(unless('access/email-taken'))
}

/** Facts no register holds. Their sources say that they are invented. */
async function recordFacts(stage: Stage): Promise<void> {
  const { month, population } = stage.profile
  const year = Number(month.slice(0, 4))
  const ours = { source: 'Data uji: angka rekaan untuk demonstrasi, bukan dokumen resmi' }
  const official = (label: string, validFrom: string, share: number) => ({
    kind: 'official-population' as const,
    label,
    validFrom,
    value: Math.round(population * share),
    ...ours,
  })
  const facts = [
    { kind: 'pemda-arrears' as const, validFrom: `${year - 2}-01-01`, value: 0, ...ours },
    { kind: 'minimum-wage' as const, validFrom: `${year}-01-01`, value: 3_400_000, ...ours },
    official(`${year - 1}-2`, `${year}-01-01`, 0.9871),
    official(`${year}-1`, `${year}-07-01`, 0.9938),
  ]
  for (const fact of facts) await within(stage, (ctx) => recordFact(ctx, fact)).catch(unless('indicators/fact-overlaps'))
}

function unless(code: string) {
  return (error: unknown) => {
    if (!(error instanceof Problem && error.code === code)) throw error
  }
}
