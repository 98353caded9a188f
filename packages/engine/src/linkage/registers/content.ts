import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { POLICY_DIR } from '../../rules/policy-dir.ts'
import { type LinkageContent, loadLinkageContent } from '../content.ts'
import { EVIDENCE, type Evidence } from './train.ts'

const share = z.number().positive().max(1)
const Words = z.object({ judul: z.string(), title: z.string() })
const Model = z.object({
  version: z.int(),
  targetErrorRate: share,
  review: share,
  least: share,
  training: z.object({ iterations: z.int(), worth: z.number().positive(), partnered: share, sample: z.int().positive() }),
  blocking: z.array(Words.extend({ id: z.string(), with: z.string().default(''), on: z.string(), proof: z.boolean().default(false) })),
  fields: z.record(z.enum(EVIDENCE), Words.extend({ levels: z.record(z.string(), Words.extend({ m: share })) })),
})
export type RegisterModel = z.infer<typeof Model>
export type SpokenNames = LinkageContent['names']

/** What linking registers takes as content. Fails: ZodError that names the entry. Source: policy/linkage/registers.yaml, names.yaml. */
export function loadRegisterModel(): { model: RegisterModel; names: SpokenNames } {
  return { model: Model.parse(parse(readFileSync(`${POLICY_DIR}linkage/registers.yaml`, 'utf8'))), names: loadLinkageContent().names }
}

/** Shares of true links on each level, as the content starts them. */
export function startOf(model: RegisterModel): Record<Evidence, Record<string, number>> {
  const levels = (field: Evidence) => Object.fromEntries(Object.entries(model.fields[field].levels).map(([id, level]) => [id, level.m]))
  return Object.fromEntries(EVIDENCE.map((field) => [field, levels(field)])) as Record<Evidence, Record<string, number>>
}
