import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import type { LinkageContent } from './content.ts'
import type { Linked } from './engine.ts'
import type { Field } from './fields.ts'
import * as problems from './problems.ts'
import { bitsOf } from './score.ts'
import type { LinkageModel } from './train.ts'

/** Raised when a model file of an older Semesta can no longer be read. */
const FORMAT = 1

const Shares = z.array(z.number().positive())
const Artefact = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  contentHash: z.string(),
  prior: z.number().positive().max(0.5),
  kin: z.number().positive().max(0.5),
  iterations: z.int(),
  converged: z.boolean(),
  matches: z.array(z.number()),
  dependent: z.array(z.object({ fields: z.tuple([z.string(), z.string()]), times: z.number() })),
  groups: z.array(z.object({ fields: z.array(z.int()), sizes: z.array(z.int()), m: Shares, u: Shares, h: Shares })),
  fields: z.array(z.object({ role: z.string() }).loose()),
})

/** What the comparisons of a model stand on: it changes when a kind or a level changes, so that an old model is not read with new levels. */
function contentHash({ model, names }: LinkageContent): string {
  return createHash('sha256')
    .update(JSON.stringify([model.kinds, names]))
    .digest('hex')
    .slice(0, 16)
}

/** The model of a run with its training report, as plain data for a JSON file. */
export function toArtefact(linked: Linked, fields: readonly Field[], content: LinkageContent): Record<string, unknown> {
  const { model, blocking } = linked
  return {
    format: FORMAT,
    version: content.model.version,
    contentHash: contentHash(content),
    prior: model.prior,
    kin: model.kin,
    iterations: model.iterations,
    converged: model.converged,
    matches: model.matches,
    dependent: model.dependent,
    fields: fields.map(({ role, kind, label }, index) => ({ role, kind, label, levels: levelsOf(model, index, content.model.kinds[kind].levels) })),
    groups: model.groups.map(({ fields, sizes, m, u, h }) => ({ fields, sizes, m: [...m], u: [...u], h: [...h] })),
    blocking,
  }
}

/** Shares and bits of each level of a field that stands alone; of fields compared as one only the cells of their group say it. */
function levelsOf(model: LinkageModel, field: number, levels: readonly { id: string; judul: string; title: string }[]) {
  const group = model.groups.find((it) => it.fields.length === 1 && it.fields[0] === field)
  if (!group) return null
  const bits = bitsOf(group)
  return levels.map(({ id, judul, title }, at) => ({ level: id, judul, title, m: group.m[at], u: group.u[at], weight: bits[at] }))
}

/** Reads a model that an earlier run wrote. Fails: link/model-unreadable, link/model-other-content, link/model-other-fields. */
export function readModel(file: string, fields: readonly Field[], content: LinkageContent): LinkageModel {
  const parsed = Artefact.safeParse(readJson(file))
  if (!parsed.success) throw problems.modelUnreadable({ file })
  const it = parsed.data
  if (it.contentHash !== contentHash(content)) throw problems.modelOtherContent({ file })
  const [trained, wanted] = [it.fields.map((field) => field.role), fields.map((field) => field.role)]
  if (trained.join() !== wanted.join()) throw problems.modelOtherFields({ file, trained, wanted })
  const groups = it.groups.map((group) => ({ ...group, m: Float64Array.from(group.m), u: Float64Array.from(group.u), h: Float64Array.from(group.h) }))
  const { prior, iterations, converged, matches, dependent, kin } = it
  return { prior, iterations, converged, matches, dependent, kin, groups }
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw problems.modelUnreadable({ file })
  }
}
