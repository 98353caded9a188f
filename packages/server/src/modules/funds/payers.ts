import type { PayerRule, SetPayer } from '@semesta/contract'
import { readContent } from '@semesta/engine'
import type { Month } from '@semesta/kernel'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import * as store from './store.ts'
import type { Part, PayerRow } from './tables.ts'

const Paid = z.strictObject({
  payer: z.enum(['regency', 'province', 'centre', 'person']),
  account: z.string(),
  source: z.string().trim().min(10),
  checkedOn: z.iso.date(),
  confidence: z.enum(['verified', 'reported', 'contested', 'policy']),
})
const PayerFile = z.strictObject({
  id: z.string(),
  group: z.enum(['PBPU_PEMDA', 'PBPU_CLASS_3', 'PBI_JK']),
  judul: z.string(),
  title: z.string(),
  parts: z.strictObject({ iuran: Paid, bantuan: Paid }),
})
type Rule = z.output<typeof PayerRule>
type Group = Rule['group']

let content: z.output<typeof PayerFile>[] | undefined

/** What the product says before an agreement says otherwise: `policy/budget/payers`. Fails: Error that names the file. */
export function payerContent() {
  content ??= readContent('budget', '.yaml').map(({ file, text }) => {
    const parsed = PayerFile.safeParse(parse(text, { schema: 'core' }))
    if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
    return parsed.data
  })
  return content
}

/** Who pays which part for whom: an agreement of the regency from its month on, else the content. */
export async function listPayers(ctx: Ctx): Promise<{ rows: Rule[] }> {
  const agreed = await store.listPayers(ctx)
  const rows = payerContent().flatMap(({ group, parts }) =>
    (['iuran', 'bantuan'] as const).flatMap((part): Rule[] => {
      const { payer, account, source, confidence } = parts[part]
      const own = agreed.filter((it) => it.person_group === group && it.part === part)
      return [{ group, part, payer, account, fromMonth: null, source, confidence }, ...own.map(ruleOf)]
    }),
  )
  return { rows }
}

const ruleOf = (it: PayerRow): Rule => ({
  ...{ group: it.person_group, part: it.part, payer: it.payer, account: it.account, fromMonth: it.from_month, source: it.document, confidence: 'agreement' },
})

/** The payer and the account of a part in a month. */
export async function payerOf(ctx: Ctx, group: Group, part: Part, month: Month): Promise<Rule> {
  const { rows } = await listPayers(ctx)
  const found = rows.findLast((it) => it.group === group && it.part === part && (it.fromMonth === null || it.fromMonth <= month))
  if (!found) throw new Error(`no payer of ${part} for ${group}`)
  return found
}

/** Records that an agreement lets somebody else pay, or on another account. Fails: `funds/id-reused`. */
export async function setPayer(ctx: Ctx, ask: Omit<ParsedInput<typeof SetPayer>, 'regency'>): Promise<{ id: string }> {
  if (await store.claim(ctx, ask.id, 'payer', ask)) {
    const { id, group, part, payer, account, fromMonth, document } = ask
    await store.insertPayer(ctx, { id, person_group: group, part, payer, account, from_month: fromMonth, document })
  }
  return { id: ask.id }
}
