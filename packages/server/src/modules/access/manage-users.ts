import type { AddGrant, AddUser, EndGrant, OutputOf, Role } from '@semesta/contract'
import { type AreaCode, covers, levelOf } from '@semesta/kernel'
import type { Ctx, ParsedInput } from '../../platform/context.ts'
import { COUNTRY } from './bind.calc.ts'
import { getUser } from './list-users.ts'
import { makeLink } from './one-time-link.ts'
import type { UserView } from './present.ts'
import * as problems from './problems.ts'
import { ROLE_PRESETS } from './roles.ts'
import * as store from './store.ts'

const WIDTH = ['country', 'province', 'regency', 'kecamatan', 'village', 'rw', 'rt']

/** Fails: `access/role-too-wide` when a role would cover more than it is meant for, `access/role-too-narrow` below the village for roles without names. */
export function refuseUnfit(role: Role, areaCode: AreaCode): void {
  const { widest, names } = ROLE_PRESETS[role]
  const level = areaCode === COUNTRY ? 'country' : levelOf(areaCode)
  if (!names && (level === 'rw' || level === 'rt')) throw problems.roleTooNarrow({ role })
  if (WIDTH.indexOf(level) < WIDTH.indexOf(widest)) throw problems.roleTooWide({ role, widest })
}

function refuseOutside(ctx: Ctx, role: Role, areaCode: AreaCode): void {
  if (!ctx.bind.areas.some((own) => covers(own, areaCode))) throw problems.areaOutside({ area: areaCode })
  refuseUnfit(role, areaCode)
}

/** Invites a person. One who never used the first invitation gets a new link; one who signs in already is `access/email-taken`. */
export async function addUser(ctx: Ctx, asked: ParsedInput<typeof AddUser>): Promise<OutputOf<typeof AddUser>> {
  refuseOutside(ctx, asked.role, asked.areaCode)
  const known = await store.findUserByEmail(ctx.trx, asked.email)
  if (known && (known.active || !(await isOurs(ctx, known.id)))) throw problems.emailTaken({ email: asked.email })
  const userId = known?.id ?? ctx.app.newId()
  if (!known) await store.insertUser(ctx.trx, { id: userId, name: asked.name, email: asked.email, now: ctx.now })
  await store.insertGrant(ctx.trx, { userId, role: asked.role, areaCode: asked.areaCode, now: ctx.now, by: ctx.actor.id })
  const link = await makeLink(ctx.trx, { purpose: 'invite', user_id: userId }, ctx.now)
  return { user: await getUser(ctx, userId), activationPath: link.path, expiresAt: link.expiresAt.toISOString() }
}

async function isOurs(ctx: Ctx, userId: string): Promise<boolean> {
  return (await store.listMembers(ctx.trx, ctx.bind.areas, { userId })).length > 0
}

export async function addGrant(ctx: Ctx, asked: ParsedInput<typeof AddGrant>): Promise<{ user: UserView }> {
  await getUser(ctx, asked.userId)
  refuseOutside(ctx, asked.role, asked.areaCode)
  await store.insertGrant(ctx.trx, { userId: asked.userId, role: asked.role, areaCode: asked.areaCode, now: ctx.now, by: ctx.actor.id })
  return { user: await getUser(ctx, asked.userId) }
}

/** Takes a role away. The person as they are afterwards; without a role left here, with no grants. */
export async function endGrant(ctx: Ctx, asked: ParsedInput<typeof EndGrant>): Promise<{ user: UserView }> {
  const before = await getUser(ctx, asked.userId)
  const administrators = await store.lockAdministrators(ctx.trx, ctx.bind.regency)
  if (administrators.length === 1 && administrators[0]?.id === asked.grantId) throw problems.lastAdministrator({})
  const grant = { id: asked.grantId, userId: asked.userId, areas: ctx.bind.areas, now: ctx.now, by: ctx.actor.id }
  if (!(await store.endGrant(ctx.trx, grant))) throw problems.userNotFound({ user: asked.userId })
  return { user: { ...before, grants: before.grants.filter((it) => it.id !== asked.grantId) } }
}
