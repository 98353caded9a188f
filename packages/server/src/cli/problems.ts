import { problem } from '@semesta/kernel'

export const chainBroken = problem<{ regency: string; seq: number }>(
  'audit/chain-broken',
  409,
  (it) => `The audit log of ${it.regency} does not fit its hashes from entry ${it.seq} on: somebody changed or removed rows outside Semesta.`,
)

export const usage = problem<{ says: string }>('cli/usage', 400, (it) => `${it.says} See --help.`)
export const noSpace = problem('cli/no-space', 507, () => 'The disk is full. Make room and run this again; nothing was kept by halves.')
export const notAllowed = problem<{ path: string }>(
  'cli/not-allowed',
  403,
  (it) => `${it.path} may not be read or written by this user. Check its permissions.`,
)
export const notThere = problem<{ path: string }>('cli/not-there', 404, (it) => `${it.path} is not there, or not what was asked for. Check its path.`)
