import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { App } from './context.ts'
import { noSuchAddress } from './problems.ts'

/** /health: the process lives. /ready: the database answers. /metrics: for a collector on this machine, never to the outside. */
export function addMetrics(http: FastifyInstance, app: App): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'semesta_http_seconds',
    help: 'Time to answer, by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10, 60],
    registers: [registry],
  })
  addGauges(registry, app)
  http.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, reply.elapsedTime / 1000)
  })
  http.get('/health', async () => ({ status: 'ok' }))
  http.get('/ready', async (_request, reply) => {
    const ready = await isReady(app)
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' })
  })
  http.get('/metrics', async (request, reply) => {
    if (!['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(request.ip)) throw noSuchAddress({})
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

async function isReady(app: App): Promise<boolean> {
  return sql`select 1`.execute(app.db).then(
    () => true,
    () => false,
  )
}

interface GaugeRow {
  gauge: 'jobs' | 'snapshot_age'
  one: string
  two: string
  value: number
}

function addGauges(registry: Registry, app: App): void {
  const jobs = new Gauge({ name: 'semesta_jobs', help: 'Jobs by kind and state', labelNames: ['kind', 'state'], registers: [registry] })
  const ages = new Gauge({
    name: 'semesta_snapshot_age_seconds',
    help: 'Age of the newest snapshot of a register, by regency',
    labelNames: ['regency', 'register'],
    registers: [registry],
    async collect() {
      const { rows } = await sql<GaugeRow>`select gauge, one, two, value from platform_gauges(${app.clock()})`.execute(app.db)
      jobs.reset()
      ages.reset()
      for (const { gauge, one, two, value } of rows) {
        if (gauge === 'jobs') jobs.set({ kind: one, state: two }, value)
        else ages.set({ regency: one, register: two }, value)
      }
    },
  })
}
