import { problem } from '@semesta/kernel'

export const chainBroken = problem<{ regency: string; seq: number }>(
  'audit/chain-broken',
  409,
  (it) => `The audit log of ${it.regency} does not fit its hashes from entry ${it.seq} on: somebody changed or removed rows outside Semesta.`,
)
