import type { Role } from '@semesta/contract'
import { type AreaCode, regencyOf } from '@semesta/kernel'
import { ROLE_PRESETS } from '../modules/access/index.ts'
import type { Actor, App, Bind, Ctx } from '../platform/context.ts'
import { inRegency } from '../platform/database.ts'

let regencies = 0

/** An invented regency of this test alone: `90.00` to `99.99`, then from the start again, in the database of another file. */
export function aRegency(): AreaCode {
  regencies = (regencies + 1) % 1000
  const number = 9000 + regencies
  return `${Math.floor(number / 100)}.${String(number % 100).padStart(2, '0')}`
}

export function actorWith(role: Role, areaCode: AreaCode): Actor {
  return { id: `test-${role}-${areaCode}`, name: `${role} ${areaCode}`, kind: 'user', grants: [{ role, areaCode }] }
}

/** What a role sees on an area of one regency. */
export function bindWith(role: Role, areaCode: AreaCode): Bind {
  const regency = regencyOf(areaCode)
  if (!regency) throw new RangeError(`${areaCode} is not in one regency`)
  const { scopes, names } = ROLE_PRESETS[role]
  return { regency, areas: [areaCode], scopes: new Set(scopes), names, role }
}

/** Runs `work` as one request of a person with `role` on `areaCode`, in a transaction of its own. */
export function ctxFor<T>(app: App, role: Role, areaCode: AreaCode, work: (ctx: Ctx) => Promise<T>): Promise<T> {
  return inRegency(app, actorWith(role, areaCode), bindWith(role, areaCode), work)
}
