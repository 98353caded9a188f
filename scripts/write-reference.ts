/** Writes docs/reference/ and .env.example from the contract, the settings and the policy; `--check` compares instead and exits 1 on a difference. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { apiPage } from './reference/api.ts'
import { approvalPage } from './reference/approval.ts'
import { configPage, envExample } from './reference/config.ts'
import { parametersPage, rulesPage } from './reference/policy.ts'
import { rolesPage } from './reference/roles.ts'
import { ROOT } from './source.ts'

const pages: Record<string, () => string> = {
  'docs/reference/api.md': apiPage,
  'docs/reference/approval.md': approvalPage,
  'docs/reference/config.md': configPage,
  'docs/reference/parameters.md': parametersPage,
  'docs/reference/roles.md': rolesPage,
  'docs/reference/rules.md': rulesPage,
  '.env.example': envExample,
}

function current(path: string): string | null {
  try {
    return readFileSync(join(ROOT, path), 'utf8')
  } catch {
    return null
  }
}

const stale = Object.entries(pages).filter(([path, page]) => current(path) !== page())
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.log(`${path}  differs: run node scripts/write-reference.ts`)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  for (const [path, page] of stale) {
    mkdirSync(dirname(join(ROOT, path)), { recursive: true })
    writeFileSync(join(ROOT, path), page())
    console.log(`wrote ${path}`)
  }
}
