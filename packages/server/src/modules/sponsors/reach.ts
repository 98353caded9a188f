import type { Ctx } from '../../platform/context.ts'
import { notAllowed } from '../../platform/problems.ts'
import { notBound } from './problems.ts'
import * as store from './store.ts'

/**
 * Opens every donor of the regency for this transaction.
 *
 * Shape: until one of these two is called no row of the module is visible to anybody. Fails: `access/not-allowed` for whoever is not of the office.
 */
export async function asOffice(ctx: Ctx): Promise<void> {
  const { role, scopes } = ctx.bind
  if (role !== 'system' && !scopes.has('sponsors.read') && !scopes.has('sponsors.manage')) throw notAllowed({ scope: 'sponsors.read' })
  await store.enter(ctx, '*')
}

/** Opens the one donor for whom the actor signs in, and says which. Fails: `sponsors/not-bound`. */
export async function asDonor(ctx: Ctx): Promise<string> {
  const binding = await store.findBinding(ctx, ctx.actor.id)
  if (!binding) throw notBound({})
  await store.enter(ctx, binding.sponsor_id)
  return binding.sponsor_id
}
