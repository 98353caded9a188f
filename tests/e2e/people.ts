import type { Role } from '@semesta/contract'
import type { Login } from './session.ts'

/** The invented city of the browser tests. */
export const CITY = { regency: '64.74', month: '2025-11', before: '2025-10', population: 5000, history: 1 } as const

/** Who may sign in, on which area. */
export const PEOPLE = [
  { role: 'administrator', area: '64.74' },
  { role: 'dinkes', area: '64.74' },
  { role: 'bpjs-branch', area: '64.74' },
  { role: 'auditor', area: '64.74' },
  { role: 'camat', area: '64.74.02' },
  { role: 'lurah', area: '64.74.01.1003' },
  { role: 'rt', area: '64.74.01.1003/001' },
  { role: 'bpkad', area: '64.74' },
  { role: 'donor', area: '64.74' },
  { role: 'province', area: '64' },
] as const

export const loginOf = (role: Role): Login => ({ email: `${role}@uji.example`, password: `sandi-uji-${role}` })
