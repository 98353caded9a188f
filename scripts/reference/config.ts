import type { z } from 'zod'
import { Environment } from '../../packages/server/src/platform/config.ts'

interface Setting {
  name: string
  meaning: string
  fallback: string | null
}

function settings(): Setting[] {
  return Object.entries(Environment.shape).map(([name, schema]) => {
    const parsed = (schema as z.ZodType).safeParse(undefined)
    const value = parsed.success && parsed.data !== undefined ? String(parsed.data) : null
    return { name, meaning: meaningOf(schema as z.ZodType), fallback: value }
  })
}

/** The description stands on the outermost schema or on one it wraps. */
function meaningOf(schema: z.ZodType): string {
  if (schema.description) return schema.description
  const { innerType, in: source } = schema.def as { innerType?: z.ZodType; in?: z.ZodType }
  const inner = innerType ?? source
  return inner ? meaningOf(inner) : ''
}

/** Every setting with its default. */
export function configPage(): string {
  const rows = settings().map((it) => `| \`${it.name}\` | ${it.fallback === null ? '' : `\`${it.fallback}\``} | ${it.meaning} |`)
  const head = ['# Settings', '', 'Read from the environment by `packages/server/src/platform/config.ts` alone; every fault is reported at once.', '']
  return [...head, '| Variable | Default | Meaning |', '|---|---|---|', ...rows, ''].join('\n')
}

/** The same as an environment file, for a service manager or a container. */
export function envExample(): string {
  const blocks = settings().map((it) => `# ${it.meaning}\n#${it.name}=${it.fallback ?? ''}`)
  return ['# Written by scripts/write-reference.ts from the settings the server knows. Lines starting with # are defaults.', ...blocks, ''].join('\n\n')
}
