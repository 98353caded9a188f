import { existsSync } from 'node:fs'
import { join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import files from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { noSuchAddress } from './problems.ts'

const built = fileURLToPath(new URL('../../../office/dist', import.meta.url))
const notBuilt =
  '<!doctype html><meta charset="utf-8"><title>Semesta</title><p>Layar belum dibangun: jalankan <code>npm run build</code>, lalu mulai lagi. / The office is not built yet: run <code>npm run build</code>, then start again.'

/**
 * Serves the built office. Files with a hash in their name stay in the browser for ever, everything else is asked for anew;
 * an address that is no file is a screen of the office.
 */
export async function addOfficeFiles(http: FastifyInstance, root: string = built): Promise<void> {
  const isBuilt = existsSync(join(root, 'index.html'))
  if (isBuilt) await http.register(files, { root, wildcard: false, index: false, cacheControl: false, setHeaders })
  http.setNotFoundHandler(async (request, reply) => {
    const isScreen = request.method === 'GET' && !request.url.startsWith('/api') && !/\.[a-z]\w*$/i.test(request.url.split('?')[0] ?? '')
    if (!isScreen) throw noSuchAddress({})
    if (!isBuilt) return reply.code(503).type('text/html').send(notBuilt)
    return reply.sendFile('index.html')
  })
}

function setHeaders(reply: { header(name: string, value: string): unknown }, path: string): void {
  const hashed = path.includes(`${sep}assets${sep}`)
  reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
}
