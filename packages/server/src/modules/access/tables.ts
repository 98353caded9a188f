import type { Role } from '@semesta/contract'
import type { AreaCode } from '@semesta/kernel'
import type { Generated, Selectable } from 'kysely'

interface UserTable {
  id: string
  name: string
  email: string
  email_verified: Generated<boolean>
  two_factor_enabled: Generated<boolean>
  last_sign_in_at: Date | null
  created_at: Date
  updated_at: Date
}
interface GrantTable {
  id: Generated<string>
  user_id: string
  role: Role
  area_code: AreaCode
  since: Date
  granted_by: string
  ended_at: Date | null
  ended_by: string | null
}
export interface LinkRow {
  /** SHA-256 of the token */
  token_hash: string
  purpose: 'first-admin' | 'invite'
  user_id: string | null
  created_at: Date
  expires_at: Date
  used_at: Date | null
}
interface AccountRow {
  id: string
  account_id: string
  provider_id: string
  user_id: string
  password: string | null
  created_at: Date
  updated_at: Date
}
interface AttemptRow {
  key: string
  failures: number
  last_at: Date
  locked_until: Date | null
}
export type UserRow = Selectable<UserTable>
export type GrantRow = Selectable<GrantTable>
export interface AccessTables {
  auth_user: UserTable
  auth_account: AccountRow
  auth_attempt: AttemptRow
  access_grant: GrantTable
  access_link: LinkRow
}
