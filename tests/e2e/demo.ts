import type { Readable } from 'node:stream'
import { type Running, startSemesta } from './semesta.ts'
import type { Login } from './session.ts'

export interface Demo extends Running {
  logins: Record<'dinkes' | 'lurah' | 'auditor', Login>
}

/** Address and logins as `semesta demo` prints them. */
function parse(printed: string): { url: string; logins: Demo['logins'] } | null {
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0]
  const login = (role: string): Login | null => {
    const found = new RegExp(`(${role}\\S*@\\S+)\\s+(\\S+)`).exec(printed)
    return found?.[1] && found[2] ? { email: found[1], password: found[2] } : null
  }
  const [dinkes, lurah, auditor] = [login('dinkes'), login('lurah'), login('auditor')]
  return url && dinkes && lurah && auditor ? { url, logins: { dinkes, lurah, auditor } } : null
}

/** Waits until a demo has printed its address and logins. Fails: Error with the print when the stream ends before. */
export async function readLogins(stdout: Readable): Promise<{ url: string; logins: Demo['logins'] }> {
  let printed = ''
  for await (const chunk of stdout) {
    printed += chunk
    const found = parse(printed)
    if (found) return found
  }
  throw new Error(`the demo ended without its logins:\n${printed}`)
}

/** Starts the demo city and waits until it is ready. */
export async function startDemo(dataDir: string): Promise<Demo> {
  const running = await startSemesta(['demo'], dataDir)
  const found = parse(running.printed())
  if (!found) throw new Error(`no logins in what the demo printed:\n${running.printed()}`)
  return { ...running, logins: found.logins }
}
