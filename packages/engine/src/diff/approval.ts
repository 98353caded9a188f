import { parse } from 'yaml'
import { z } from 'zod'
import { readContent } from '../rules/policy-dir.ts'

/** Who must agree: nobody, a person, somebody other than whoever sent the file. */
export const NEEDS = ['itself', 'one', 'two'] as const
export type Needs = (typeof NEEDS)[number]

const needs = z.enum(NEEDS)
const day = z.iso.date()
const Period = z.strictObject({
  since: day,
  until: day.optional(),
  source: z.string().trim().min(10),
  checkedOn: day,
  confidence: z.enum(['verified', 'reported', 'contested', 'policy']),
  twoFromPercent: z.number().min(0).max(100),
  twoFromRows: z.int().min(1),
  firstFile: needs,
  kinds: z.strictObject({ joined: needs, left: needs, segment: needs, activated: needs, deactivated: needs, moved: needs }),
  payer: needs,
  death: needs,
  fields: z.strictObject({ nik: needs, nama: needs, tanggal_lahir: needs, jenis_kelamin: needs, no_kk: needs, spelling: needs }),
  addressFields: z.record(z.string(), needs),
  otherFields: needs,
})
export type ApprovalPolicy = z.infer<typeof Period>
const File = z.strictObject({ id: z.literal('approval/changes'), judul: z.string().min(5), title: z.string().min(5), periods: z.array(Period).min(1) })

/** Every period of `policy/approval/changes.yaml`, the oldest first. Fails: Error when a citation or a date is missing, or periods overlap. */
export function approvalPeriods(): ApprovalPolicy[] {
  const content = readContent('', '.yaml').find((it) => it.id === 'approval/changes')
  const { periods } = File.parse(parse(content?.text ?? ''))
  const inOrder = periods.toSorted((a, b) => a.since.localeCompare(b.since))
  for (const [i, period] of inOrder.entries()) {
    const next = inOrder[i + 1]
    if (next && (period.until ?? '9999') >= next.since) throw new Error(`policy/approval/changes.yaml: ${period.since} overlaps ${next.since}`)
  }
  return inOrder
}

/** The approval policy of a day (`YYYY-MM-DD`). Fails: Error on a day that no period covers. */
export function approvalAt(asOf: string): ApprovalPolicy {
  const found = approvalPeriods().find((it) => it.since <= asOf && asOf <= (it.until ?? '9999'))
  if (!found) throw new Error(`no approval policy on ${asOf}`)
  return found
}

/** The stricter of some answers. */
export function strictest(all: readonly Needs[]): Needs {
  return NEEDS[Math.max(0, ...all.map((it) => NEEDS.indexOf(it)))] ?? 'two'
}

/**
 * Who must agree to one change, as SQL over the rows `o` and `n` and the columns `kind`, `is_death` and `is_payer`.
 *
 * Shape: one of `itself`, `one`, `two`. A changed name that still sounds alike is a spelling.
 */
export function needsSql(policy: ApprovalPolicy, compared: readonly string[]): string {
  const rank = (it: Needs) => NEEDS.indexOf(it)
  const kinds = Object.entries(policy.kinds).map(([kind, it]) => `when '${kind}' then ${rank(it)}`)
  const fields = compared.map((name) => {
    const differs = `n.row_no is not null and o.row_no is not null and o.${name} is distinct from n.${name}`
    if (name === 'nama') {
      const alike = 'jaro_winkler_similarity(upper(o.nama), upper(n.nama)) >= 0.85'
      return `case when ${differs} then case when ${alike} then ${rank(policy.fields.spelling)} else ${rank(policy.fields.nama)} end else 0 end`
    }
    const own = (policy.fields as Record<string, Needs>)[name] ?? policy.addressFields[name] ?? policy.otherFields
    return `case when ${differs} then ${rank(own)} else 0 end`
  })
  const all = [
    `case kind ${kinds.join(' ')} else 0 end`,
    `case when is_death then ${rank(policy.death)} else 0 end`,
    `case when is_payer then ${rank(policy.payer)} else 0 end`,
    ...fields,
  ]
  return `['${NEEDS.join("', '")}'][1 + greatest(${all.join(', ')})]`
}
