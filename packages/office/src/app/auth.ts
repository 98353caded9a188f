import { twoFactorClient } from 'better-auth/client/plugins'
import { createAuthClient } from 'better-auth/react'

/** Sign-in, second factor and sessions. Loaded only where it is needed. */
export const auth = createAuthClient({ plugins: [twoFactorClient()] })
