import { setTimeout as sleep } from 'node:timers/promises'
import { type Running, startSemesta } from './semesta.ts'
import type { Login } from './session.ts'

interface Door {
  url: string
  logins: Record<'dinkes' | 'lurah' | 'auditor', Login>
}
export interface Demo extends Running, Door {}

/** Address and logins as `semesta demo` prints them once the city can be looked at; null before. */
function doorOf(printed: string): Door | null {
  const url = /ready:\s+(http:\S+)/.exec(printed)?.[1]
  const password = /password: (\S+)/.exec(printed)?.[1]
  const login = (role: string): Login | null => {
    const email = new RegExp(`${role}\\S*@\\S+`).exec(printed)?.[0]
    return email && password ? { email, password } : null
  }
  const [dinkes, lurah, auditor] = [login('dinkes'), login('lurah'), login('auditor')]
  return url && dinkes && lurah && auditor ? { url, logins: { dinkes, lurah, auditor } } : null
}

/** Waits until a demo has printed its address and logins. Fails: Error with the print after three minutes. */
export async function untilOpen(printed: () => string): Promise<Door> {
  for (let tries = 0; tries < 1800; tries += 1) {
    const door = doorOf(printed())
    if (door) return door
    await sleep(100)
  }
  throw new Error(`the demo did not open:\n${printed()}`)
}

/** Starts the demo city and waits until it can be looked at. */
export async function startDemo(dataDir: string): Promise<Demo> {
  const running = await startSemesta(['demo'], dataDir)
  return { ...running, ...(await untilOpen(running.printed)) }
}
