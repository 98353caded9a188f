/** `node scripts/new-module.ts funds` writes the empty room of a capability: contract, problems, tables, store, routes and door. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ROOT } from './source.ts'

const name = process.argv[2] ?? ''
if (!/^[a-z][a-z-]*$/.test(name)) {
  console.error('usage: node scripts/new-module.ts <capability, in lower case>')
  process.exit(2)
}
const pascal = name.replaceAll(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase())
const snake = name.replaceAll('-', '_')
const room = `packages/server/src/modules/${name}`

const files: Record<string, string> = {
  [`packages/contract/src/${name}.ts`]: `import { z } from 'zod'
import { RegencyCode } from './common.ts'

export const List${pascal} = {
  method: 'GET',
  path: '/api/v1/regencies/:regency/${name}',
  summary: 'What this lists, in a few words',
  scope: 'figures.read',
  input: z.object({ regency: RegencyCode }),
  output: z.object({ rows: z.array(z.object({ id: z.string() })) }),
  problems: [],
} as const
`,
  [`${room}/problems.ts`]: `import { problem } from '@semesta/kernel'

export const notFound = problem<{ id: string }>('${name}/not-found', 404, (it) => \`There is no \${it.id} in your area. Check the number or ask for access.\`)
`,
  [`${room}/tables.ts`]: `export interface ${pascal}Tables {
  ${snake}: { regency_code: string; id: string }
}
`,
  [`${room}/store.ts`]: `import type { Ctx } from '../../platform/context.ts'
import { tablesOf } from '../../platform/database.ts'
import type { ${pascal}Tables } from './tables.ts'

export const listAll = (ctx: Ctx) =>
  tablesOf<${pascal}Tables>(ctx.trx).selectFrom('${snake}').select('id').where('regency_code', '=', ctx.bind.regency).execute()
`,
  [`${room}/list-${name}.ts`]: `import type { Ctx } from '../../platform/context.ts'
import * as store from './store.ts'

/** What this lists, for whom, in which order. */
export async function list${pascal}(ctx: Ctx) {
  return { rows: await store.listAll(ctx) }
}
`,
  [`${room}/routes.ts`]: `import { List${pascal} } from '@semesta/contract'
import { route } from '../../platform/route.ts'
import { list${pascal} } from './list-${name}.ts'

export const routes = [route(List${pascal}, (ctx) => list${pascal}(ctx))]
`,
  [`${room}/index.ts`]: `export * from './problems.ts'
export * from './routes.ts'
`,
}

for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true })
  writeFileSync(join(ROOT, path), text, { flag: 'wx' })
  console.log(path)
}
console.log(`next: docs/glossary.yaml, packages/contract/src/index.ts, node scripts/new-migration.ts ${name} <what>, the routes of the web service`)
