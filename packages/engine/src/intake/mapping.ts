import { readFileSync } from 'node:fs'
import { REGISTERS, type RegisterId, SEGMENTS } from '@semesta/kernel'
import { parse } from 'yaml'
import { z } from 'zod'

const Words = z.array(z.string())
const Column = z.strictObject({
  name: z.string(),
  type: z.enum([
    ...(['nik', 'kk', 'card', 'name', 'text', 'phone', 'block', 'sex', 'date', 'birth', 'month', 'money', 'int', 'decimal', 'hours', 'bool', 'code'] as const),
    ...(['participant', 'membership', 'village', 'kecamatan', 'kelurahan', 'area', 'period-month', 'period-year'] as const),
  ]),
  required: z.boolean().default(false),
  /** `refuse`: a row without a NIK is refused; otherwise it is kept with its nik_state */
  empty: z.enum(['keep', 'refuse']).default('keep'),
  /** a value outside the code table refuses the row even where the column is optional */
  strict: z.boolean().default(false),
  /** the value of an empty cell, and of every row where the file lacks the column */
  default: z.string().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  synonyms: Words.default([]),
  /** canonical value -> other spellings; of a text, codes that stand for it */
  values: z.record(z.string(), Words).optional(),
  /** takes the code tables of another register */
  table: z.enum(REGISTERS).optional(),
  participants: z.array(z.strictObject({ code: z.int().min(0).max(28).nullable(), segment: z.enum(SEGMENTS), texts: Words })).optional(),
  memberships: z.array(z.strictObject({ code: z.int().nullable(), status: z.string(), texts: Words })).optional(),
})
/** A layout in which another office sends the register: known by what its titles name and lack, read with some columns changed. */
const Form = z.strictObject({
  id: z.string(),
  judul: z.string(),
  /** titles that only this form has */
  titles: Words.default([]),
  /** columns that its titles must name */
  needs: Words,
  /** columns that the register's own names must not find */
  lacks: Words.default([]),
  /** replaces or adds columns; what is left out stays as the register has it */
  columns: z.array(z.looseObject({ name: z.string() })).default([]),
  /** label in the block above the titles -> column that its value fills in every row */
  letterhead: z.record(z.string(), z.string()).default({}),
  note: z.string(),
})
const Mapping = z.strictObject({
  id: z.string(),
  judul: z.string(),
  title: z.string(),
  /** columns that a row must name to be taken for the titles */
  least: z.int().min(1).default(2),
  /** `keep`: a row that says exactly what another says is a row of its own, as money asked for twice is */
  copies: z.enum(['skip', 'keep']).default('skip'),
  columns: z.array(Column),
  forms: z.array(Form).default([]),
})

export type RegisterColumn = z.infer<typeof Column>
export type RegisterForm = z.infer<typeof Form>
export type RegisterMapping = z.infer<typeof Mapping>

const folder = new URL('../../../../policy/registers/', import.meta.url)

/** A file of `policy/registers/<register>/`. */
export function registerFile(register: RegisterId, name: string): URL {
  return new URL(`${register}/${name}`, folder)
}

/** The canonical columns of a register with their header synonyms. Fails: ZodError when the content is not as described here. */
export function loadMapping(register: RegisterId): RegisterMapping {
  const mapping = Mapping.parse(parse(readFileSync(registerFile(register, 'mapping.yaml'), 'utf8')))
  return { ...mapping, columns: mapping.columns.map(withTable) }
}

/** The same for a list that is no register. Fails: ZodError when the content is not as described here. */
export function readMapping(file: URL): RegisterMapping {
  return Mapping.parse(parse(readFileSync(file, 'utf8')))
}

function withTable(column: RegisterColumn): RegisterColumn {
  if (!column.table) return column
  const lender = loadMapping(column.table).columns.find((it) => it.type === column.type)
  return { ...column, participants: lender?.participants, memberships: lender?.memberships }
}

/** The register as a form writes it. */
export function asForm(mapping: RegisterMapping, form: RegisterForm): RegisterMapping {
  const changed = new Map(form.columns.map((it) => [it.name, it]))
  const kept = mapping.columns.map((it) => (changed.has(it.name) ? Column.parse({ ...it, ...changed.get(it.name) }) : it))
  const added = form.columns.filter((it) => !mapping.columns.some(({ name }) => name === it.name)).map((it) => Column.parse(it))
  return { ...mapping, columns: [...kept, ...added] }
}

const About = z.record(z.string(), z.strictObject({ judul: z.string(), title: z.string() }))

/** What each canonical column means, for people, in both languages. */
export function loadColumnTexts(): z.infer<typeof About> {
  return About.parse(parse(readFileSync(new URL('columns.yaml', folder), 'utf8')))
}
