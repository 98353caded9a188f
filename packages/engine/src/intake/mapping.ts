import { readFileSync } from 'node:fs'
import { type RegisterId, SEGMENTS } from '@semesta/kernel'
import { parse } from 'yaml'
import { z } from 'zod'

const Words = z.array(z.string())
const Column = z.strictObject({
  name: z.string(),
  type: z.enum([
    ...(['nik', 'kk', 'card', 'name', 'text', 'phone', 'block', 'sex', 'date', 'birth', 'money', 'int', 'bool', 'code'] as const),
    ...(['participant', 'membership', 'village', 'kecamatan', 'kelurahan', 'area'] as const),
  ]),
  required: z.boolean().default(false),
  /** `refuse`: a row without a NIK is refused; otherwise it is kept with its nik_state */
  empty: z.enum(['keep', 'refuse']).default('keep'),
  /** a value outside the code table refuses the row even where the column is optional */
  strict: z.boolean().default(false),
  default: z.string().optional(),
  min: z.int().optional(),
  max: z.int().optional(),
  synonyms: Words.default([]),
  /** type code: canonical value -> other spellings */
  values: z.record(z.string(), Words).optional(),
  participants: z.array(z.strictObject({ code: z.int().min(0).max(28).nullable(), segment: z.enum(SEGMENTS), texts: Words })).optional(),
  memberships: z.array(z.strictObject({ code: z.int().nullable(), status: z.string(), texts: Words })).optional(),
})
const Mapping = z.strictObject({ id: z.string(), judul: z.string(), title: z.string(), columns: z.array(Column) })

export type RegisterColumn = z.infer<typeof Column>
export type RegisterMapping = z.infer<typeof Mapping>

const folder = new URL('../../../../policy/registers/', import.meta.url)

/** A file of `policy/registers/<register>/`. */
export function registerFile(register: RegisterId, name: string): URL {
  return new URL(`${register}/${name}`, folder)
}

/** The canonical columns of a register with their header synonyms. Fails: ZodError when the content is not as described here. */
export function loadMapping(register: RegisterId): RegisterMapping {
  return Mapping.parse(parse(readFileSync(registerFile(register, 'mapping.yaml'), 'utf8')))
}
