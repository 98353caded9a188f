import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from 'fastify'
import { headersOf } from './dispatch.ts'
import type { Gate } from './gate.ts'

/** Mounts the identity provider at /api/auth/*; tries that can guess a password or a code count against a tighter limit. */
export function addSignIn(http: FastifyInstance, gate: Gate, tries: RouteShorthandOptions['config']): void {
  const pass = (request: FastifyRequest, reply: FastifyReply) => forward(gate, request, reply)
  for (const url of ['/api/auth/sign-in/email', '/api/auth/two-factor/verify-totp', '/api/auth/two-factor/verify-backup-code']) {
    http.route({ method: 'POST', url, config: tries, handler: pass })
  }
  http.route({ method: ['GET', 'POST'], url: '/api/auth/*', handler: pass })
}

async function forward(gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const headers = headersOf(request)
  headers.delete('content-length')
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : null
  if (body !== null) headers.set('content-type', 'application/json')
  const url = new URL(request.url, `${request.protocol}://${request.host}`)
  const answer = await gate.signIn(new Request(url, { method: request.method, headers, body }), request.ip)
  reply.code(answer.status)
  for (const [name, value] of answer.headers) if (name !== 'set-cookie' && name !== 'content-length') reply.header(name, value)
  for (const cookie of answer.headers.getSetCookie()) reply.header('set-cookie', cookie)
  return reply.send(Buffer.from(await answer.arrayBuffer()))
}
