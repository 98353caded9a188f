import { finished } from 'node:stream/promises'
import type { Endpoint } from '@semesta/contract'
import { Problem } from '@semesta/kernel'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { noteOf } from './audit-note.ts'
import type { Actor, App, AuditNote, Bind, Ctx, FileReply, Route, UploadedFile } from './context.ts'
import { inRegency } from './database.ts'
import { type Gate, stranger } from './gate.ts'
import { areaNotFound, invalidInput, notAllowed, signInFirst, withoutValues } from './problems.ts'
import { claimKey, keepReply } from './replay.ts'
import type { InTurn } from './turns.ts'
import { receiveFile, removeLeftover } from './upload.ts'

export interface Deps {
  app: App
  gate: Gate
  downloads: InTurn
}
type Place = { regency?: string; province?: string }
type Input = Record<string, unknown>
interface Call {
  actor: Actor
  bind: Bind
  route: Route
  input: Input
}

/** Answers one request to one endpoint: who, where, what, in this order, so that nobody learns of a place or a form before they may. */
export async function answer(deps: Deps, route: Route, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const actor = await whoActs(deps, route, request)
  const bind = await pass(deps, route, actor, request.params as Place)
  if (route.endpoint.multipart) return answerUpload(deps, route, actor, bind, request)
  const call = { actor, bind, route, input: parseInput(route.endpoint, request, request.body) }
  return route.endpoint.output === 'file' ? answerFile(deps, call, request, reply) : answerJson(deps, call, request)
}

async function whoActs({ gate }: Deps, { endpoint }: Route, request: FastifyRequest): Promise<Actor> {
  if (endpoint.scope === 'public') return stranger
  const actor = await gate.actorOf(headersOf(request))
  if (!actor) throw signInFirst({})
  return actor
}

async function pass({ app, gate }: Deps, { endpoint }: Route, actor: Actor, place: Place): Promise<Bind> {
  const opening = await gate.open(actor, endpoint, place)
  if (opening.kind === 'open') return opening.bind
  const problem = opening.kind === 'unknown' ? areaNotFound({ area: place.regency ?? place.province ?? '' }) : notAllowed({ scope: endpoint.scope })
  await keepRefusal(app, actor, opening.bind, endpoint, problem)
  throw problem
}

/** Path, query and body in one flat object; the path wins, so that a body cannot name another regency. */
export function parseInput(endpoint: Endpoint, request: Pick<FastifyRequest, 'query' | 'params'>, body: unknown): Input {
  const flat = typeof body === 'object' && body !== null && !Array.isArray(body) ? body : {}
  const parsed = endpoint.input.safeParse({ ...(request.query as Input), ...flat, ...(request.params as Input) }, { reportInput: true })
  if (!parsed.success) throw invalidInput(parsed.error)
  return parsed.data
}

async function answerJson({ app }: Deps, call: Call, request: FastifyRequest): Promise<unknown> {
  return guarded(app, call, () => inRegency(app, call.actor, call.bind, (ctx) => once(ctx, call, request, () => carryOut(ctx, call, null))))
}

/** A write that carries an Idempotency-Key has one effect, however often it is sent. Replies with people or one-time links in them are never kept. */
async function once(ctx: Ctx, { actor, route, input }: Call, request: FastifyRequest, work: () => Promise<unknown>): Promise<unknown> {
  const key = request.headers['idempotency-key']
  const { method, names, scope } = route.endpoint
  if (typeof key !== 'string' || key.length > 200 || method === 'GET' || names || scope === 'users.manage' || actor === stranger) return work()
  const before = await claimKey(ctx, key, route.endpoint, input)
  if (before) return before.body
  const body = await work()
  await keepReply(ctx, key, body)
  return body
}

async function carryOut(ctx: Ctx, { route, input }: Call, file: UploadedFile | null): Promise<unknown> {
  await sql`set local statement_timeout = '10s'`.execute(ctx.trx)
  const reply = await route.handle(ctx, input as never, file)
  const { output } = route.endpoint
  // Parsing drops whatever the contract does not name: a stray column never leaves the house.
  const body = output === 'file' ? reply : output.parse(reply)
  // Last, because the head of the chain stays locked until the transaction ends.
  const note = noteOf(route, input, reply)
  if (note) await ctx.audit(note)
  return body
}

async function answerUpload({ app }: Deps, route: Route, actor: Actor, bind: Bind, request: FastifyRequest): Promise<unknown> {
  const { fields, file } = await receiveFile(app, request)
  try {
    const call = { actor, bind, route, input: parseInput(route.endpoint, request, fields) }
    return await guarded(app, call, () => inRegency(app, actor, bind, (ctx) => carryOut(ctx, call, file)))
  } finally {
    await removeLeftover(file)
  }
}

const STALLED = 60_000

/** The transaction stays open while the body streams from it; the note is committed before the first byte leaves. */
async function answerFile({ app, downloads }: Deps, call: Call, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  await downloads(() =>
    guarded(app, call, () =>
      inRegency(app, call.actor, call.bind, async (ctx) => {
        await sql`set local statement_timeout = '10min'`.execute(ctx.trx)
        const file = (await call.route.handle(ctx, call.input as never, null)) as unknown as FileReply
        const note = noteOf(call.route, call.input, file as never)
        if (note) await noteAlone(app, call.actor, call.bind, note)
        reply.type(file.contentType).header('content-disposition', disposition(file.fileName))
        file.body.on('error', (error) =>
          request.log.error({ err: withoutValues(error), incident: request.id, route: request.routeOptions.url }, 'download broke off'),
        )
        reply.raw.once('close', () => file.body.destroy())
        // Whoever stops reading gives the place back.
        reply.raw.setTimeout(STALLED, () => reply.raw.destroy())
        reply.send(file.body)
        await finished(reply.raw).catch(() => undefined)
      }),
    ),
  )
  return reply
}

function disposition(fileName: string): string {
  return `attachment; filename="${fileName.replace(/[^\w. ()-]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(fileName)}`
}

/** Not to be told from what does not exist, so the log keeps every try. */
const OUT_OF_SIGHT = ['areas/not-found', 'people/not-found', 'linkage/pair-not-found']

/** Keeps refusals that come from inside: an area or a person outside what the actor may see. */
async function guarded<T>(app: App, { actor, bind, route }: Call, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && (error.code.startsWith('access/') || OUT_OF_SIGHT.includes(error.code)) && actor !== stranger) {
      await keepRefusal(app, actor, bind, route.endpoint, error)
    }
    throw error
  }
}

function keepRefusal(app: App, actor: Actor, bind: Bind, endpoint: Endpoint, problem: Problem): Promise<void> {
  const detail = { method: endpoint.method, path: endpoint.path, scope: endpoint.scope }
  return noteAlone(app, actor, bind, { action: 'access.refused', subject: problem.code, outcome: 'refused', detail })
}

export function noteAlone(app: App, actor: Actor, bind: Bind, note: AuditNote): Promise<void> {
  return inRegency(app, actor, bind, (ctx) => ctx.audit(note))
}

export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== undefined && !name.startsWith(':')) headers.append(name, one)
  }
  return headers
}
