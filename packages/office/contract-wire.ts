import type { Plugin } from 'vite'

const inContract = /\/packages\/contract\/src\/[^/]+\.ts$/

/** An endpoint without its schemas: what a browser needs to make a request. */
function wire(value: unknown): unknown {
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string') ? value : undefined
  if (typeof value !== 'object' || value === null || !('method' in value) || !('path' in value)) return undefined
  const { method, path, scope, multipart, names } = value as Record<string, unknown>
  return { method, path, scope, multipart, names }
}

/**
 * Gives the browser the addresses of the contract and leaves its zod schemas on the server.
 *
 * The server checks every request by those schemas; carrying them to the browser as well would cost about a third of the first load.
 * Types are not touched: the office is still compiled against the whole contract.
 */
export function contractWire(): Plugin {
  return {
    name: 'semesta:contract-wire',
    enforce: 'pre',
    async load(id) {
      if (!inContract.test(id) || id.endsWith('/index.ts')) return null
      const module = (await import(`file://${id}`)) as Record<string, unknown>
      const lines = Object.entries(module).flatMap(([name, value]) => {
        const kept = wire(value)
        return kept === undefined ? [] : [`export const ${name} = ${JSON.stringify(kept)}`]
      })
      return lines.length > 0 ? lines.join('\n') : 'export {}'
    },
  }
}
