import { accessSync, constants, mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { openSession, type Session } from '../session.ts'
import type { OnProgress } from '../tasks.ts'
import { readModel, toArtefact } from './artefact.ts'
import { type JudgedColumn, judgeColumns, profileColumns } from './columns.ts'
import { loadLinkageContent } from './content.ts'
import { type Linked, type LinkStep, linkRecords, openLinkage } from './engine.ts'
import { applyMap } from './map-columns.ts'
import { makeFields, rowIdOf } from './mapping.ts'
import { notesOn } from './notes.ts'
import { prepareRecords } from './prepare.ts'
import * as problems from './problems.ts'
import { type InputFile, readInput } from './read.ts'
import type { LinkColumn, LinkInput, LinkReport } from './task.ts'
import { writeClusterFile, writeLinkFile } from './write.ts'

/** Where each step begins on the way to 100 %. */
const PERCENT: Record<LinkStep, number> = { block: 10, compare: 20, train: 45, score: 65, cluster: 70 }

/**
 * Links the people of one file with each other, or of two files across them: the task behind `semesta link`.
 *
 * Fails: as the files are; link/no-fields; link/unknown-column, link/unknown-kind; link/model-….
 */
export async function runLink(input: LinkInput, onProgress: OnProgress): Promise<LinkReport> {
  mkdirSync(input.workDir, { recursive: true })
  for (const file of [input.out, input.clusters, input.saveModel]) if (file !== null) requireFolder(file)
  const session = await openSession(input.limits, { keepOrder: true })
  try {
    return await link(session, input, onProgress)
  } finally {
    session.close()
  }
}

async function link(session: Session, input: LinkInput, onProgress: OnProgress): Promise<LinkReport> {
  const content = loadLinkageContent()
  await openLinkage(session)
  onProgress({ percent: 0, step: 'read' })
  const files: InputFile[] = []
  const judged: JudgedColumn[][] = []
  for (const [index, { path, name }] of input.files.entries()) {
    const file = await readInput(session, { file: path, name, workDir: input.workDir, index })
    files.push(file)
    judged.push(judgeColumns(await profileColumns(session, file), content.model))
  }
  const columns = applyMap(judged, input.map)
  const fields = makeFields(columns)
  if (fields.length === 0) throw problems.noFields({ columns: columns.flat().map((it) => it.title) })
  const ids = columns.map((it) => rowIdOf(it))
  const monthFirst = new Set(columns.flatMap((it, src) => it.filter((column) => column.monthFirst).map((column) => `${src}.${column.column}`)))
  const together = input.dedupe || files.length === 1
  const prepared = await prepareRecords(session, { files, fields, ids: ids.map((it) => it?.column ?? null), monthFirst, content, together })
  const model = input.model ? readModel(input.model, fields, content) : undefined
  const onStep = (step: LinkStep) => onProgress({ percent: PERCENT[step], step })
  const linked = await linkRecords(session, {
    prepared,
    fields,
    content,
    onStep,
    ...(model && { model }),
    ...(input.errorRate && { errorRate: input.errorRate }),
  })
  onProgress({ percent: 90, step: 'write' })
  const links = await writeLinkFile(session, { linked, fields, content: content.model, isTwo: !together, language: input.language, file: input.out })
  if (input.clusters) await writeClusterFile(session, { file: input.clusters, withFile: files.length > 1 })
  if (input.saveModel) writeFileSync(input.saveModel, JSON.stringify(toArtefact(linked, fields, content), null, 1))
  onProgress({ percent: 100, step: 'done' })
  return {
    records: prepared.records,
    pairsCompared: linked.pairsCompared,
    links,
    clusters: new Set(linked.clusters).size,
    threshold: linked.threshold,
    estimated: linked.estimated,
    mapping: columns.map((it) => it.map(({ title, use }): LinkColumn => ({ column: title, use }))),
    rowId: ids.map((it) => it?.title ?? null),
    fields: fields.map(({ role, kind, label }) => ({ role, kind, label })),
    blocking: { ...linked.blocking, recallCeiling: ceilingOf(linked) },
    bands: await bandsOf(session),
    training: { prior: linked.model.prior, iterations: linked.model.iterations, converged: linked.model.converged, dependent: linked.model.dependent },
    notes: notesOn({ columns, ids, linked, language: input.language }),
  }
}

/** Share of the pairs of one person that were compared at all. */
const ceilingOf = ({ matches, missed }: Linked): number => (matches === 0 ? 1 : 1 - missed / matches)

/** Compared pairs in bands of their own chance, and how many of them ended in one cluster: a check of calibration by eye. */
async function bandsOf(session: Session): Promise<LinkReport['bands']> {
  const rows = await session.all<{ low: number; pairs: bigint; chance: number; linked: number }>(`
    select floor(least(probability, 0.999999) * 10) / 10 as low, count(*) as pairs, avg(probability) as chance, avg((a.cluster = b.cluster)::integer) as linked
    from scored join cluster as a on a.rec = l join cluster as b on b.rec = r group by low order by low`)
  return rows.map((it) => ({ from: it.low, to: (Math.round(it.low * 10) + 1) / 10, pairs: Number(it.pairs), estimated: it.chance, linked: it.linked }))
}

/** Fails: link/cannot-write before any work is done. */
function requireFolder(file: string): void {
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch {
    throw problems.cannotWrite({ file })
  }
}
