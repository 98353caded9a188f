import type { Endpoint, InputOf, OutputOf } from '@semesta/contract'

export interface Login {
  email: string
  password: string
}

/** A signed-in person without a browser: calls endpoints of the contract with the session's cookie. */
export class Session {
  readonly url: string
  readonly cookie: string

  constructor(url: string, cookie: string) {
    this.url = url
    this.cookie = cookie
  }

  /** What the endpoint answers. Fails: Error with status and body when it refuses. */
  async call<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<OutputOf<E>> {
    const response = await this.send(endpoint, input)
    if (!response.ok) throw new Error(`${endpoint.method} ${endpoint.path}: ${response.status} ${await response.text()}`)
    return (await response.json()) as OutputOf<E>
  }

  /** The raw answer, whatever its status. */
  send<E extends Endpoint>(endpoint: E, input: InputOf<E>): Promise<Response> {
    const rest = new Map(Object.entries(input as Record<string, unknown>).filter(([, value]) => value !== undefined))
    const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => {
      const value = String(rest.get(name))
      rest.delete(name)
      return encodeURIComponent(value)
    })
    const headers = { cookie: this.cookie, origin: this.url, accept: 'application/json' }
    if (endpoint.method === 'GET' || endpoint.method === 'DELETE') {
      const query = new URLSearchParams([...rest].map(([name, value]): [string, string] => [name, String(value)]))
      return fetch(`${this.url}${path}?${query}`, { method: endpoint.method, headers })
    }
    const body = JSON.stringify(Object.fromEntries(rest))
    return fetch(`${this.url}${path}`, { method: endpoint.method, headers: { ...headers, 'content-type': 'application/json' }, body })
  }
}

/** Signs in by password and keeps the cookie. */
export async function signIn(url: string, login: Login): Promise<Session> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(login),
  })
  if (!response.ok) throw new Error(`sign-in of ${login.email}: ${response.status} ${await response.text()}`)
  const cookie = response.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  return new Session(url, cookie)
}

const kept = new Map<string, Promise<Session>>()

/** As `signIn`, once a person: tries to sign in are limited a minute. */
export function sessionOf(url: string, login: Login): Promise<Session> {
  const key = `${url} ${login.email}`
  const session = kept.get(key) ?? signIn(url, login)
  kept.set(key, session)
  return session
}
