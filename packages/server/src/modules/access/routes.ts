import { Activate, AddGrant, AddUser, EndGrant, GetMe, ListUsers } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { activate } from './activate.ts'
import { getMe } from './get-me.ts'
import { listUsers } from './list-users.ts'
import { addGrant, addUser, endGrant } from './manage-users.ts'

export const routes = [
  route(GetMe, (ctx) => getMe(ctx)),
  route(Activate, activate, () => ({ action: 'access.activated' })),
  route(ListUsers, listUsers),
  route(AddUser, addUser, (asked, { user }) => ({ action: 'access.user-added', subject: user.id, detail: { role: asked.role, area: asked.areaCode } })),
  route(AddGrant, addGrant, (asked) => ({ action: 'access.role-given', subject: asked.userId, detail: { role: asked.role, area: asked.areaCode } })),
  route(EndGrant, endGrant, (asked) => ({ action: 'access.role-ended', subject: asked.userId, detail: { grant: asked.grantId } })),
]
