/**
 * `node bench/api.ts [population] [folder]`: how long pages wait for their data, over a month of an invented city (2.500.000 people by default).
 *
 * Four people click without a pause. Printed is the 97,5th percentile of each endpoint, which bounds the promised 95th. The limit is `/health`
 * of the same server under the same load: what a request costs that asks the database nothing.
 */
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as contract from '@semesta/contract'
import autocannon from 'autocannon'
import { openCity } from '../tests/e2e/city.ts'
import { loginOf } from '../tests/e2e/people.ts'
import { type Session, signIn } from '../tests/e2e/session.ts'
import { type Measured, report } from './machine.ts'

const population = Number(process.argv[2] ?? 2_500_000)
const folder = process.argv[3] ?? join(tmpdir(), 'semesta-bench')
const [REGENCY, MONTH] = ['32.73', '2025-11']
const at = { regency: REGENCY, month: MONTH }

// Requests are limited a minute and address; a proxy on this machine may say whom it forwards for.
const workplaces = Array.from({ length: 250 }, (_, number) => `10.0.0.${number + 1}`)

async function slowest(url: string, headers: Record<string, string> = {}): Promise<number> {
  const result = await autocannon({
    url,
    connections: 4,
    duration: 5,
    requests: workplaces.map((address) => ({ headers: { ...headers, 'x-forwarded-for': address } })),
  })
  if (result.errors + result.non2xx > 0) throw new Error(`${url}: ${result.errors} errors, ${result.non2xx} refusals`)
  return result.latency.p97_5
}

async function addresses(dinkes: Session): Promise<Record<string, string>> {
  const { rows } = await dinkes.call(contract.ListPeople, { ...at, count: 'inactive', pageSize: 1 })
  const personId = rows[0]?.personId ?? ''
  const months = `/api/v1/regencies/${REGENCY}/months/${MONTH}`
  return {
    figures: `${months}/figures`,
    villages: `${months}/breakdown?by=village`,
    segments: `${months}/breakdown?by=segment`,
    trend: `/api/v1/regencies/${REGENCY}/trend`,
    movements: `${months}/movements`,
    'findings by rule': `${months}/findings`,
    'people of a finding': `${months}/findings/people?rule=membership/inactive`,
    'people of a number': `${months}/people?count=active`,
    'people of a village': `${months}/people?count=inactive&area=${REGENCY}.02.1001`,
    'a late page of people': `${months}/people?count=active&page=200`,
    'search by name': `/api/v1/regencies/${REGENCY}/people?q=siti%20nur`,
    person: `${months}/people/${encodeURIComponent(personId)}`,
  }
}

const people = [{ role: 'dinkes', area: REGENCY }] as const
const { running, url } = await openCity({ regency: REGENCY, month: MONTH, population, history: 0, people }, join(folder, String(population)))
try {
  const dinkes = await signIn(url, loginOf('dinkes'))
  const bare = await slowest(`${running.url}/health`)
  const measured: Measured[] = []
  for (const [what, path] of Object.entries(await addresses(dinkes))) {
    const value = await slowest(`${running.url}${path}`, { cookie: dinkes.cookie })
    measured.push({ what, size: `${population} people`, value, unit: 'ms', goal: 100, sense: 'most', limit: { what: '/health', value: Math.max(bare, 1) } })
  }
  process.exitCode = report(measured) ? 0 : 1
} finally {
  await running.stop()
}
