import { readFileSync } from 'node:fs'
import type { Session } from '../session.ts'
import { type Blocking, blockPairs, missedByBlocks, possiblePairs } from './block.ts'
import { clustersAt, type Edges, type Merge } from './cluster.ts'
import { comparePairs, findDefaults } from './compare.ts'
import type { LinkageContent } from './content.ts'
import type { Field } from './fields.ts'
import { MergeTree } from './merge-tree.ts'
import type { Prepared } from './prepare.ts'
import { samplePairs } from './sample.ts'
import { compareNearby, mergeScored, scoreCompared, writeClusters } from './settle.ts'
import { chooseThreshold, type Threshold } from './threshold.ts'
import { countPatterns, type LinkageModel, refitPriors, trainModel } from './train.ts'

/** Teaches a session the functions of linkage. Run it once, before anything else of this folder. */
export async function openLinkage(session: Session): Promise<void> {
  for (const name of ['text', 'date']) await session.run(readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8'))
}

export interface LinkRun {
  prepared: Prepared
  fields: readonly Field[]
  content: LinkageContent
  /** a model trained before; without it the run trains its own */
  model?: LinkageModel
  /** the table `pair` (l, r, hits) is there already, made by rules of the caller */
  blocked?: Blocking
  /** most false links in all links; without it, the best expected F1 */
  errorRate?: number
  forbid?: (a: readonly number[], b: readonly number[]) => boolean
  onStep?: (step: LinkStep, part: number) => void
}
export type LinkStep = 'block' | 'compare' | 'train' | 'score' | 'cluster'

export interface Linked extends Threshold {
  blocking: Blocking
  model: LinkageModel
  merges: Merge[]
  edges: Edges
  tree: MergeTree
  /** cluster of each record: its smallest record */
  clusters: Int32Array
  pairsCompared: number
  /** pairs of one person that no block held and nothing led to, as the overlap of blocks suggests */
  missed: number
  defaults: ReadonlyMap<string, readonly string[]>
}

/**
 * Links the records of the table `rec` with each other (one file) or across files (two).
 *
 * Leaves the tables `compared` (l, r, hits, v_f0 …: levels), `scored` (those that are not hopeless, with `weight` in bits without the prior and
 * `probability`) and `cluster` (rec, cluster). Shape: what it gives depends on the content of the records and the model alone.
 */
export async function linkRecords(session: Session, run: LinkRun): Promise<Linked> {
  const { prepared, fields } = run
  const content = run.content.model
  run.onStep?.('block', 0)
  const blocking = run.blocked ?? (await blockPairs(session, prepared, fields, content))
  const defaults = await findDefaults(session, fields, content)
  run.onStep?.('compare', 0)
  await comparePairs(session, { from: 'pair', to: 'compared', keep: ['hits'], fields, model: content, defaults })
  run.onStep?.('train', 0)
  const model = await modelFor(session, run, blocking, defaults)
  const settle = { prepared, fields, content, defaults, model, ...(run.forbid && { forbid: run.forbid }) }
  run.onStep?.('score', 0)
  await scoreCompared(session, settle)
  run.onStep?.('cluster', 0)
  const added = blocking.isComplete ? 0 : await compareNearby(session, settle)
  const { edges, merges } = await mergeScored(session, settle)
  const tree = new MergeTree(prepared.records, merges)
  const missed = blocking.isComplete ? 0 : await missedByBlocks(session)
  const chosen = chooseThreshold({ merges, edges, tree, missed }, run.errorRate ?? null)
  const clusters = clustersAt(prepared.records, merges, chosen.threshold)
  await writeClusters(session, clusters)
  return { ...chosen, missed, blocking, model, merges, edges, tree, clusters, pairsCompared: blocking.candidates + added, defaults }
}

/** The model given, with its priors learned anew for these files; or one trained on them. All pairs of a small file are their own random sample. */
async function modelFor(session: Session, run: LinkRun, blocking: Blocking, defaults: ReadonlyMap<string, readonly string[]>): Promise<LinkageModel> {
  const { prepared, fields } = run
  const { model } = run.content
  const candidates = await countPatterns(session, 'compared', fields)
  const possible = possiblePairs(prepared)
  const prior = Math.min(0.1, prepared.records / Math.max(possible, 1))
  if (run.model) return refitPriors(run.model, candidates, { possible, prior })
  if (blocking.isComplete) return trainModel({ candidates, sample: candidates, fields, model, possible, prior })
  await samplePairs(session, prepared, model.training.sample, model.training.seed)
  await comparePairs(session, { from: 'random_pair', to: 'compared_random', fields, model, defaults })
  const sample = await countPatterns(session, 'compared_random', fields)
  for (const table of ['random_pair', 'compared_random']) await session.run(`drop table ${table}`)
  return trainModel({ candidates, sample, fields, model, possible, prior })
}
