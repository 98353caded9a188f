import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'
import { POLICY_DIR } from '../rules/policy-dir.ts'

export const ACCOUNT_CLASSES = ['asset', 'liability', 'revenue', 'expense', 'budget', 'memorandum'] as const

const AccountFile = z
  .array(
    z.strictObject({
      id: z.string().regex(/^[a-z][a-z-]*$/),
      code: z.string().regex(/^\d+(\.\d+)*$/),
      class: z.enum(ACCOUNT_CLASSES),
      side: z.enum(['debit', 'credit']),
      nama: z.string().min(4),
      name: z.string().min(4),
    }),
  )
  .min(1)
export type Account = z.infer<typeof AccountFile>[number]

/** The chart of accounts, in its own order. Fails: Error that names what is missing or doubled. */
export function parseAccounts(text: string): Account[] {
  const parsed = AccountFile.safeParse(parse(text))
  if (!parsed.success) throw new Error(`policy/ledger/accounts.yaml: ${z.prettifyError(parsed.error)}`)
  for (const key of ['id', 'code'] as const) {
    const values = parsed.data.map((it) => it[key])
    const doubled = values.find((it, index) => values.indexOf(it) !== index)
    if (doubled) throw new Error(`policy/ledger/accounts.yaml: ${key} ${doubled} stands twice`)
  }
  return parsed.data
}

/** The accounts of `policy/ledger/accounts.yaml`. */
export const loadAccounts = (): Account[] => parseAccounts(readFileSync(`${POLICY_DIR}ledger/accounts.yaml`, 'utf8'))
