import type { Grant, User } from '@semesta/contract'
import type { AreaCode } from '@semesta/kernel'
import type { z } from 'zod'
import type { Member } from './store.ts'
import type { GrantRow } from './tables.ts'

export type GrantView = z.output<typeof Grant>
export type UserView = z.output<typeof User>

export function presentGrant(row: Pick<GrantRow, 'id' | 'role' | 'area_code' | 'since'>, names: ReadonlyMap<AreaCode, string>): GrantView {
  return { id: row.id, role: row.role, areaCode: row.area_code, areaName: names.get(row.area_code) ?? row.area_code, since: row.since.toISOString() }
}

export function presentUser(row: Member, names: ReadonlyMap<AreaCode, string>): UserView {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    active: row.active,
    twoFactorEnabled: row.two_factor_enabled,
    lastSignInAt: row.last_sign_in_at?.toISOString() ?? null,
    grants: row.grants.map((it) => presentGrant(it, names)),
  }
}
