import type { Role } from '@semesta/contract'
import type { Ctx } from '../../platform/context.ts'
import * as store from './store.ts'

/** Who signs in with an address and holds a role inside the actor's areas; undefined for anybody else, so that nobody learns who signs in elsewhere. */
export async function findMember(ctx: Ctx, ask: { email: string; role: Role }): Promise<{ id: string; email: string } | undefined> {
  const user = await store.findUserByEmail(ctx.trx, ask.email)
  if (!user) return undefined
  const [member] = await store.listMembers(ctx.trx, ctx.bind.areas, { userId: user.id })
  return member?.grants.some((it) => it.role === ask.role) ? { id: member.id, email: member.email } : undefined
}
