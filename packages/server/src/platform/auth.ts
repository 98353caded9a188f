import { betterAuth } from 'better-auth'
import { hashPassword as hashed } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins'
import type { App } from './context.ts'

/** Header in which the HTTP server hands over the address it has checked. */
const ADDRESS = 'x-semesta-address'
const stamps = { createdAt: 'created_at', updatedAt: 'updated_at' }

/** Passwords have at least this many characters; the contract says the same. */
export const PASSWORD_MIN = 10
const PASSWORD_MAX = 128

/**
 * The identity provider over our own tables: password and TOTP, sessions that can be listed and ended.
 *
 * Shape: no sign-up, people are invited. Its own rate limit and origin check are off, because the HTTP server guards every address alike.
 */
export function openAuth(app: App) {
  const { publicUrl } = app.config.http
  return betterAuth({
    appName: 'Semesta',
    baseURL: publicUrl,
    basePath: '/api/auth',
    secret: app.config.secret,
    database: { db: app.db, type: 'postgres', transaction: true },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: PASSWORD_MIN, maxPasswordLength: PASSWORD_MAX },
    session: {
      modelName: 'auth_session',
      fields: { userId: 'user_id', expiresAt: 'expires_at', ipAddress: 'ip_address', userAgent: 'user_agent', ...stamps },
      // A working day; used again within it, the session goes on.
      expiresIn: 12 * 60 * 60,
      updateAge: 60 * 60,
    },
    user: { modelName: 'auth_user', fields: { emailVerified: 'email_verified', ...stamps } },
    account: { modelName: 'auth_account', fields: accountFields },
    verification: { modelName: 'auth_verification', fields: { expiresAt: 'expires_at', ...stamps } },
    plugins: [twoFactor({ issuer: 'Semesta', schema: { user: { fields: { twoFactorEnabled: 'two_factor_enabled' } }, twoFactor: twoFactorTable } })],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: false, level: 'error', log: (level, message) => app.log[level]({ service: 'auth' }, message) },
    advanced: {
      cookiePrefix: 'semesta',
      useSecureCookies: publicUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      disableCSRFCheck: true,
      disableOriginCheck: true,
      ipAddress: { ipAddressHeaders: [ADDRESS] },
      database: { generateId: () => app.newId() },
    },
  })
}
export type Auth = ReturnType<typeof openAuth>

const accountFields = {
  userId: 'user_id',
  accountId: 'account_id',
  providerId: 'provider_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
  ...stamps,
}
const twoFactorTable = {
  modelName: 'auth_two_factor',
  fields: {
    userId: 'user_id',
    backupCodes: 'backup_codes',
    failedVerificationCount: 'failed_verification_count',
    lockedUntil: 'locked_until',
  },
}

/** Hands a request to the identity provider under the address that the HTTP server vouches for. */
export function forwardToAuth(auth: Auth, request: Request, address: string): Promise<Response> {
  request.headers.set(ADDRESS, address)
  return auth.handler(request)
}

/** The form in which a password is kept. */
export const hashPassword = (password: string): Promise<string> => hashed(password)
