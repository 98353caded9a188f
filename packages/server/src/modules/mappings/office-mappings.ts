import type { OfficeMapping } from '@semesta/engine'
import type { RegisterId } from '@semesta/kernel'
import type { Ctx } from '../../platform/context.ts'
import * as problems from './problems.ts'
import * as store from './store.ts'
import type { MappingRecord } from './tables.ts'

const day = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })

/** What the engine needs to know of an office's decisions about a register. */
export async function officeMappings(ctx: Ctx, register: RegisterId): Promise<OfficeMapping[]> {
  return (await store.listOf(ctx, register)).map(({ signature, columns, constants, meanings, decided_by, decided_at }) => ({
    ...{ signature, columns, constants, values: meanings },
    note: `Kolom dibaca menurut pemetaan kantor ini (${decided_by}, ${day.format(decided_at)}).`,
  }))
}

export type Explanation = Pick<OfficeMapping, 'signature' | 'columns' | 'constants' | 'values'>

/**
 * Keeps what a person explained about the titles of a file.
 *
 * Shape: `known` holds the columns of the register. Fails: `mappings/column-unknown`, `mappings/column-twice`.
 */
export async function keepMapping(
  ctx: Ctx,
  register: RegisterId,
  known: readonly string[],
  { signature, columns, constants, values }: Explanation,
): Promise<void> {
  const named = columns.flatMap((it) => it.canonical ?? [])
  const stranger = [...named, ...Object.keys(constants), ...Object.keys(values)].find((it) => !known.includes(it))
  if (stranger !== undefined) throw problems.columnUnknown({ column: stranger, register })
  const twice = named.find((it, index) => named.indexOf(it) !== index)
  if (twice !== undefined) throw problems.columnTwice({ column: twice })
  await store.keep(ctx, { register, signature, columns, constants, meanings: values })
}

/** What was decided for these titles before, null when nothing was. */
export async function findMapping(ctx: Ctx, register: RegisterId, signature: string): Promise<ReturnType<typeof presentMapping> | null> {
  const found = (await store.listOf(ctx, register)).find((it) => it.signature === signature)
  return found ? presentMapping(found) : null
}

/** Everything people of this office explained, the newest of each register first. */
export const listMappings = async (ctx: Ctx) => (await store.listAll(ctx)).map(presentMapping)

/** Forgets an explanation; false when there was none. */
export const forgetMapping = (ctx: Ctx, register: RegisterId, signature: string): Promise<boolean> => store.forget(ctx, register, signature)

function presentMapping({ register, signature, columns, constants, meanings, decided_by, decided_at }: MappingRecord) {
  return { register, signature, columns, constants, values: meanings, decidedBy: decided_by, decidedAt: decided_at.toISOString() }
}
