import type { Role } from '@semesta/contract'
import type { AreaCode } from '@semesta/kernel'
import type { FastifyInstance } from 'fastify'
import { afterAll } from 'vitest'
import { addPerson, openGate } from '../modules/access/index.ts'
import { routes } from '../modules.ts'
import type { OpenApp } from '../platform/app.ts'
import type { Route } from '../platform/context.ts'
import { buildHttp, type HttpOptions } from '../platform/http.ts'
import { aRegency } from './actors.ts'
import { testApp } from './test-app.ts'

export interface Answer {
  status: number
  headers: Record<string, unknown>
  text: string
  bytes: Buffer
  json(): Record<string, unknown> & { code?: string }
}
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** A browser that has signed in: keeps its cookies and says where its writes come from. */
export interface Browser {
  /** what it sends with every request */
  headers(): { cookie: string }
  get(url: string): Promise<Answer>
  post(url: string, body?: object, headers?: Record<string, string>): Promise<Answer>
  call(method: Method, url: string, body?: object | string | Buffer, headers?: Record<string, string>): Promise<Answer>
}

/** The whole server without a socket, over a database of its own. */
export async function anOffice(options: HttpOptions & { env?: Record<string, string>; now?: string; more?: readonly Route[] } = {}) {
  const app = await testApp(options)
  const http = await buildHttp(app, [...routes, ...(options.more ?? [])], openGate(app), {
    requestsPerMinute: 1_000_000,
    triesPerMinute: 1_000_000,
    ...options,
  })
  afterAll(() => http.close())
  const visitor = () => aBrowser(http, new Map())
  return {
    app: app as OpenApp,
    http,
    aRegency,
    visitor,
    /** A new person with a role, signed in. */
    async person(role: Role, areaCode: AreaCode): Promise<Browser & { id: string; email: string }> {
      const email = `${app.newId()}@contoh.id`
      const { id } = await addPerson(app, { name: `${role} ${areaCode}`, email, role, areaCode }, PASSWORD)
      return { ...(await signInAs(visitor(), email)), id, email }
    },
    signIn: (email: string, password?: string) => signInAs(visitor(), email, password),
  }
}

export const PASSWORD = 'kuda laut ungu sekali'

async function signInAs(browser: Browser, email: string, password = PASSWORD): Promise<Browser> {
  const answer = await browser.post('/api/auth/sign-in/email', { email, password })
  if (answer.status !== 200) throw new Error(`${email} could not sign in: ${answer.text}`)
  return browser
}
export type Office = Awaited<ReturnType<typeof anOffice>>

function aBrowser(http: FastifyInstance, cookies: Map<string, string>): Browser {
  const own = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') })
  const call: Browser['call'] = async (method, url, body, headers = {}) => {
    const { cookie } = own()
    const reply = await http.inject({
      method,
      url,
      headers: { cookie, 'sec-fetch-site': 'same-origin', ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    for (const { name, value } of reply.cookies) value === '' ? cookies.delete(name) : cookies.set(name, encodeURIComponent(value))
    return { status: reply.statusCode, headers: reply.headers, text: reply.body, bytes: reply.rawPayload, json: () => reply.json() }
  }
  return { headers: own, call, get: (url) => call('GET', url), post: (url, body = {}, headers = {}) => call('POST', url, body, headers) }
}
