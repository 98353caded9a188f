import { existsSync, readFileSync } from 'node:fs'
import type { RegisterId } from '@semesta/kernel'
import { parse } from 'yaml'
import { z } from 'zod'
import { literal } from '../session.ts'
import { registerFile } from './mapping.ts'

const Check = z.strictObject({
  id: z.string(),
  /** the cell that is marked */
  column: z.string(),
  judul: z.string(),
  title: z.string(),
  /** what to do, in Indonesian */
  advice: z.string(),
  severity: z.enum(['refuse', 'warn']),
  /** columns without which a refusing check does not apply */
  needs: z.array(z.string()).default([]),
  /** a condition on one row, in the columns of the snapshot; of a refusing check only such as are read straight from a cell */
  where: z.string().optional(),
  /** a SELECT of row_no over the view `accepted`, for what shows only between rows; always a warning */
  rows: z.string().optional(),
})
export type RegisterCheck = z.infer<typeof Check>

/** Checks between columns and rows of a register, `$as_of` put in place. Fails: ZodError when the content is not as described here. */
export function loadChecks(register: RegisterId, asOf: string): RegisterCheck[] {
  const file = registerFile(register, 'checks.yaml')
  if (!existsSync(file)) return []
  const dated = (sql: string | undefined) => sql?.replaceAll('$as_of', `date ${literal(asOf)}`)
  return z
    .array(Check)
    .parse(parse(readFileSync(file, 'utf8')))
    .map((it) => ({ ...it, where: dated(it.where), rows: dated(it.rows) }))
}
