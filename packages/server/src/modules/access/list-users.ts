import type { ListUsers, OutputOf } from '@semesta/contract'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { areaNames } from '../areas/index.ts'
import { presentUser, type UserView } from './present.ts'
import * as problems from './problems.ts'
import * as store from './store.ts'

/** People with a role inside the actor's areas; roles they hold elsewhere are nobody's business here. */
export async function listUsers(ctx: Ctx, { page, pageSize }: ParsedInput<typeof ListUsers>): Promise<OutputOf<typeof ListUsers>> {
  const { areas } = ctx.bind
  const rows = await store.listMembers(ctx.trx, areas, { limit: pageSize, offset: (page - 1) * pageSize })
  return { total: await store.countMembers(ctx.trx, areas), rows: await present(ctx, rows) }
}

/** One person as the actor sees them. Fails: `access/user-not-found` when they hold no role inside the actor's areas. */
export async function getUser(ctx: Ctx, userId: string): Promise<UserView> {
  const [user] = await present(ctx, await store.listMembers(ctx.trx, ctx.bind.areas, { userId }))
  if (!user) throw problems.userNotFound({ user: userId })
  return user
}

async function present(ctx: Ctx, rows: store.Member[]): Promise<UserView[]> {
  const codes = rows.flatMap((row) => row.grants.map((it) => it.area_code))
  const names = await areaNames(ctx.trx, codes)
  return rows.map((row) => presentUser(row, names))
}
