import type { Role } from '@semesta/contract'
import { type AreaCode, isAreaCode } from '@semesta/kernel'
import { hashPassword } from '../../platform/auth.ts'
import type { App, Ctx } from '../../platform/context.ts'
import { inRegency } from '../../platform/database.ts'
import { NOWHERE } from '../../platform/gate.ts'
import { systemActor, systemBind } from '../../platform/system.ts'
import { areaNames } from '../areas/index.ts'
import { COUNTRY } from './bind.calc.ts'
import { refuseUnfit } from './manage-users.ts'
import { makeLink } from './one-time-link.ts'
import { presentUser, type UserView } from './present.ts'
import * as problems from './problems.ts'
import * as store from './store.ts'

export interface Person {
  name: string
  email: string
  role: Role
  areaCode: AreaCode
}

/** Whoever has the data folder in hands runs these: they act on every area, and the audit log says so. */
function atConsole<T>(app: App, areaCode: AreaCode, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  const regency = areaCode.length >= 5 ? areaCode.slice(0, 5) : NOWHERE
  return inRegency(app, systemActor('console'), systemBind(regency), work)
}

/**
 * Adds a person with a role; with a password they can sign in at once, without one they get a link to set it.
 *
 * Fails: `access/email-taken` when the address signs in already, `access/area-outside` when the area is no area code.
 */
export async function addPerson(app: App, person: Person, password?: string): Promise<{ id: string; activationPath: string | null }> {
  const { name, email, role, areaCode } = person
  if (!isAreaCode(areaCode)) throw problems.areaOutside({ area: areaCode })
  refuseUnfit(role, areaCode)
  const hash = password === undefined ? null : await hashPassword(password)
  return atConsole(app, areaCode, async (ctx) => {
    const { trx, now } = ctx
    if (await store.findUserByEmail(trx, email)) throw problems.emailTaken({ email })
    const id = app.newId()
    await store.insertUser(trx, { id, name, email, now })
    await store.insertGrant(trx, { userId: id, role, areaCode, now, by: ctx.actor.id })
    if (hash) await store.setPassword(trx, { id: app.newId(), userId: id, hash, now })
    const link = hash ? null : await makeLink(trx, { purpose: 'invite', user_id: id }, now)
    await ctx.audit({ action: 'access.user-added', subject: id, detail: { role, area: areaCode } })
    return { id, activationPath: link?.path ?? null }
  })
}

/** Gives somebody who signs in already a role on a further area: the way to a second regency. */
export async function grantRole(app: App, grant: Omit<Person, 'name'>): Promise<void> {
  const { email, role, areaCode } = grant
  if (!isAreaCode(areaCode)) throw problems.areaOutside({ area: areaCode })
  refuseUnfit(role, areaCode)
  await atConsole(app, areaCode, async (ctx) => {
    const user = await personByEmail(ctx, email)
    await store.insertGrant(ctx.trx, { userId: user.id, role, areaCode, now: ctx.now, by: ctx.actor.id })
    await ctx.audit({ action: 'access.role-given', subject: user.id, detail: { role, area: areaCode } })
  })
}

/** A new link to set a password, for somebody who forgot theirs; every session of theirs ends. */
export async function renewLink(app: App, email: string): Promise<{ activationPath: string; expiresAt: string }> {
  return atConsole(app, COUNTRY, async (ctx) => {
    const user = await personByEmail(ctx, email)
    await store.endSessions(ctx.trx, user.id)
    const link = await makeLink(ctx.trx, { purpose: 'invite', user_id: user.id }, ctx.now)
    await ctx.audit({ action: 'access.link-renewed', subject: user.id })
    return { activationPath: link.path, expiresAt: link.expiresAt.toISOString() }
  })
}

/** Everybody who signs in, or those with a role inside one area. */
export async function listPeopleWhoSignIn(app: App, areaCode?: AreaCode): Promise<UserView[]> {
  const rows = await store.listMembers(app.db, [areaCode ?? ''], { limit: 10_000, offset: 0 })
  const names = await areaNames(
    app.db,
    rows.flatMap((row) => row.grants.map((it) => it.area_code)),
  )
  return rows.map((row) => presentUser(row, names))
}

async function personByEmail(ctx: Ctx, email: string) {
  const user = await store.findUserByEmail(ctx.trx, email)
  if (!user) throw problems.userNotFound({ user: email })
  return user
}
