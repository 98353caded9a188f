import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import { type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify'
import type { App, Route } from './context.ts'
import { answer, type Deps } from './dispatch.ts'
import type { Gate } from './gate.ts'
import { addMetrics } from './metrics.ts'
import { addOfficeFiles } from './office-files.ts'
import { addApiPages } from './openapi.ts'
import { crossSite, noSuchAddress, tooManyRequests, toProblem, withoutValues } from './problems.ts'
import { addSignIn } from './sign-in.ts'
import { turns } from './turns.ts'

export interface HttpOptions {
  /** requests to /api a minute and address; default 3000, so that an office behind one address can work */
  requestsPerMinute?: number
  /** tries to sign in or to use a one-time link, a minute and address; default 60 */
  triesPerMinute?: number
  /** built files of the office; default packages/office/dist */
  officeDir?: string
}

/** Downloads at the same time: each holds two connections for a moment. */
const DOWNLOADS = 6

/** The HTTP server over all routes, ready to listen. Nothing passes without `gate`. */
export async function buildHttp(app: App, routes: readonly Route[], gate: Gate, options: HttpOptions = {}): Promise<FastifyInstance> {
  const http = fastify({
    loggerInstance: app.log.child({ service: 'web' }),
    logController: new LogController({ disableRequestLogging: true }),
    // Only a proxy on this machine may say whom it forwards for.
    trustProxy: 'loopback',
    bodyLimit: 1_000_000,
    // A large register over a slow line takes its time; headers must come within Node's own minute.
    requestTimeout: 3_600_000,
    genReqId: () => app.newId(),
    routerOptions: { maxParamLength: 500, ignoreTrailingSlash: true },
  }) as unknown as FastifyInstance
  await addProtection(http, app, options)
  answerProblems(http)
  addMetrics(http, app)
  const deps: Deps = { app, gate, downloads: turns(DOWNLOADS) }
  const tries = { rateLimit: { max: options.triesPerMinute ?? 60, timeWindow: '1 minute' } }
  for (const route of routes) {
    const { method, path, scope } = route.endpoint
    const config = scope === 'public' ? { config: tries } : {}
    http.route({ method, url: path, ...config, handler: (request, reply) => answer(deps, route, request, reply) })
  }
  addSignIn(http, gate, tries)
  await addApiPages(
    http,
    routes.map((it) => it.endpoint),
  )
  await addOfficeFiles(http, options.officeDir)
  return http
}

async function addProtection(http: FastifyInstance, app: App, options: HttpOptions): Promise<void> {
  const secure = app.config.http.publicUrl.startsWith('https:')
  const self = ["'self'"]
  await http.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: self,
        scriptSrc: self,
        styleSrc: [...self, "'unsafe-inline'"],
        imgSrc: [...self, 'data:', 'blob:'],
        fontSrc: [...self, 'data:'],
        connectSrc: self,
        workerSrc: [...self, 'blob:'],
        objectSrc: ["'none'"],
        baseUri: self,
        formAction: self,
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: secure,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'same-origin' },
  })
  http.addHook('onRequest', async (request, reply) => {
    // What people may see belongs in no cache; files of the office say otherwise themselves.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (fromAnotherSite(request, app.config.http.publicUrl)) throw crossSite({})
  })
  await http.register(rateLimit, {
    max: options.requestsPerMinute ?? 3000,
    timeWindow: '1 minute',
    allowList: (request) => !request.url.startsWith('/api/'),
    errorResponseBuilder: (_request, context) => tooManyRequests({ seconds: Math.ceil(context.ttl / 1000) }),
  })
  // Quality 4 costs a few milliseconds where the best quality costs hundreds.
  await http.register(compress, { threshold: 1024, encodings: ['br', 'gzip'], brotliOptions: { params: { 1: 4 } } })
  await http.register(multipart, { limits: { fileSize: app.config.uploads.maxBytes, files: 1, fields: 20, fieldSize: 10_000 } })
}

/** A write that a page of another site started. Browsers always say where a write comes from; programs that are no browsers need not. */
function fromAnotherSite(request: FastifyRequest, publicUrl: string): boolean {
  if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false
  const { origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (typeof site === 'string' && site !== 'same-origin' && site !== 'none') return true
  if (origin === undefined) return false
  const home = [new URL(publicUrl).host, request.host]
  return !(URL.canParse(origin) && home.includes(new URL(origin).host))
}

/** RFC 9457 for every refusal and every bug. */
function answerProblems(http: FastifyInstance): void {
  http.setErrorHandler(async (error, request, reply) => {
    const problem = toProblem(error, request.id)
    if (problem.status >= 500) request.log.error({ err: withoutValues(error), incident: request.id, route: request.routeOptions.url }, 'bug')
    return reply.code(problem.status).type('application/problem+json').send(JSON.stringify(problem))
  })
  http.addHook('onResponse', async (request, reply) => {
    // The pattern, not the address: addresses can hold what was searched for.
    const { method, routeOptions } = request
    request.log.info({ method, route: routeOptions.url ?? null, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request')
  })
  http.all('/api/*', async () => {
    throw noSuchAddress({})
  })
}
