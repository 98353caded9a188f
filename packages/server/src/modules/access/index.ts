import { openAuth } from '../../platform/auth.ts'
import type { App } from '../../platform/context.ts'
import type { Gate } from '../../platform/gate.ts'
import { openGate as gateOn } from './gate.ts'

export { firstAdministratorLink } from './activate.ts'
export { findMember } from './find-member.ts'
export { addPerson, grantRole, listPeopleWhoSignIn, renewLink } from './from-console.ts'
export { ROLE_PRESETS } from './roles.ts'
export { routes } from './routes.ts'
export { idsByName, namesOf } from './store.ts'

/** The gate of the HTTP server: better-auth for who, the grants for what. */
export function openGate(app: App): Gate {
  return gateOn(app, openAuth(app))
}
