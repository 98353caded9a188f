import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { Endpoint } from '@semesta/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'

type Schema = Record<string, unknown>

/** The contract as OpenAPI 3.1: what the server answers by is what the page shows. */
export function openApi(endpoints: readonly Endpoint[]) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [endpoint.method.toLowerCase()]: operation(endpoint) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Semesta', version: '1', description: 'Cakupan JKN kabupaten/kota. Universal health coverage of Indonesian regencies and cities.' },
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'semesta.session_token' } },
    },
  }
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'code', 'detail', 'facts'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'stable, for machines' },
    detail: { type: 'string', description: 'says what to do next' },
    facts: { type: 'object' },
  },
}

function operation(endpoint: Endpoint) {
  const inPath = new Set([...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? ''))
  const { properties, required } = jsonSchema(endpoint.input, 'input') as { properties: Record<string, Schema>; required?: string[] }
  const names = Object.keys(properties)
  const isRead = endpoint.method === 'GET'
  const inBody = isRead ? [] : names.filter((name) => !inPath.has(name))
  const parameters = names
    .filter((name) => inPath.has(name) || isRead)
    .map((name) => ({ name, in: inPath.has(name) ? 'path' : 'query', required: inPath.has(name) || (required ?? []).includes(name), schema: properties[name] }))
  return {
    summary: endpoint.summary,
    description: `Izin / scope: ${endpoint.scope}. Penolakan / problems: ${endpoint.problems.join(', ') || 'none of its own'}.`,
    tags: [tagOf(endpoint.path)],
    ...(endpoint.scope === 'public' ? {} : { security: [{ session: [] }] }),
    parameters,
    ...(inBody.length > 0 ? { requestBody: bodyOf(endpoint, inBody, properties, required ?? []) } : {}),
    responses: {
      200: { description: 'done', content: contentOf(endpoint) },
      default: { description: 'refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
    },
  }
}

function bodyOf(endpoint: Endpoint, names: string[], properties: Record<string, Schema>, required: string[]) {
  const fields = Object.fromEntries(names.map((name) => [name, properties[name]]))
  const file = endpoint.multipart ? { file: { type: 'string', contentMediaType: 'application/octet-stream' } } : {}
  const schema = { type: 'object', properties: { ...fields, ...file }, required: [...required.filter((name) => names.includes(name)), ...Object.keys(file)] }
  return { required: true, content: { [endpoint.multipart ? 'multipart/form-data' : 'application/json']: { schema } } }
}

function contentOf({ output }: Endpoint) {
  if (output !== 'file') return { 'application/json': { schema: jsonSchema(output, 'output') } }
  const bytes = { schema: { type: 'string', contentMediaType: 'application/octet-stream' } }
  return { 'text/csv': bytes, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': bytes }
}

function jsonSchema(type: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(type, { target: 'draft-2020-12', io, unrepresentable: 'any' })
  return schema
}

function tagOf(path: string): string {
  const words = path.replace('/api/v1/', '').split('/')
  return (
    words.findLast((word) => !word.startsWith(':') && !['export', 'build', 'close', 'load', 'reveal', 'cancel', 'retry', 'verify'].includes(word)) ?? 'semesta'
  )
}

/** The description at /api/openapi.json and a page to read it at /api/docs. */
export async function addApiPages(http: FastifyInstance, endpoints: readonly Endpoint[]): Promise<void> {
  const document = openApi(endpoints)
  await http.register(swagger, { mode: 'static', specification: { document: document as never } })
  await http.register(swaggerUi, { routePrefix: '/api/docs', uiConfig: { docExpansion: 'none', tryItOutEnabled: false }, theme: { title: 'Semesta API' } })
  http.get('/api/openapi.json', async () => document)
}
