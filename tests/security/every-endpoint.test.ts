import type { Endpoint } from '@semesta/contract'
import { type AreaCode, covers } from '@semesta/kernel'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ROLE_PRESETS } from '../../packages/server/src/modules/access/index.ts'
import { routes } from '../../packages/server/src/modules.ts'
import type { Answer, Browser } from '../../packages/server/src/testing/office.ts'
import type { Case, Question } from './case.ts'
import { cases, endpoints } from './cases.ts'
import { ALL_ROLES, AREAS, areasWith, aWorld, type Entry, HERE, type Held, opensBelowVillage, peopleIn, THERE, touches } from './world.ts'

// Goal: for any roles on any areas, every endpoint answers exactly those who hold its permission, and nothing that lies outside their areas
// ever stands in an answer: no row, no count, no line of a file, no entry of a list to choose from.

const world = await aWorld()
const grant = fc.record({ role: fc.constantFrom(...ALL_ROLES), areaCode: fc.constantFrom(...AREAS) })
const question = fc.record({
  grants: fc.array(grant, { maxLength: 3 }),
  regency: fc.constantFrom(HERE, THERE),
  area: fc.option(fc.constantFrom(...AREAS.filter((it) => it.length >= 5)), { nil: undefined }),
  nth: fc.nat(47),
})
type Asked = { grants: Held[]; regency: AreaCode; area: AreaCode | undefined; nth: number }

it('has a case for every endpoint, and every endpoint is answered by a route', () => {
  expect(Object.keys(cases).sort()).toEqual([...endpoints.keys()].sort())
  const answered = new Set(routes.map((it) => it.endpoint))
  expect([...endpoints].filter(([, endpoint]) => !answered.has(endpoint)).map(([name]) => name)).toEqual([])
  expect(answered.size).toBe(endpoints.size)
})

it.each([...endpoints.keys()].map((name) => [name]))(
  '%s',
  async (name) => {
    const [endpoint, known] = [endpoints.get(name), cases[name]]
    if (!endpoint || !known) throw new Error(`${name} has no case`)
    const anonymous = await ask(world.office.visitor(), endpoint, known, questionOf({ grants: [], regency: HERE, area: undefined, nth: 0 }))
    expect(anonymous.json().code === 'access/sign-in-first').toBe(endpoint.scope !== 'public')
    await fc.assert(
      fc.asyncProperty(question, async (asked) => {
        await world.become(asked.grants)
        const before = await world.lastEntry(asked.regency)
        const answer = await ask(world.actor, endpoint, known, questionOf(asked))
        await judge(endpoint, known, asked, answer)
        if (endpoint.path.includes('/:regency')) judgeAudit(endpoint, answer, before, await world.lastEntry(asked.regency))
      }),
      { numRuns: 40, examples: examplesOf(endpoint) },
    )
  },
  300_000,
)

/** Random roles rarely hold a given permission: each role once on the regency and once on a village, so that no endpoint is only ever refused. */
function examplesOf({ scope }: Endpoint): [Asked][] {
  const roles = ALL_ROLES.filter((role) => (ROLE_PRESETS[role].scopes as readonly string[]).includes(scope))
  const areas = [HERE, `${HERE}.01.1001`, `${HERE}.01.1001/001/002`]
  return roles.flatMap((role) => areas.map((areaCode, nth): [Asked] => [{ grants: [{ role, areaCode }], regency: HERE, area: undefined, nth }]))
}

function questionOf({ regency, area, nth }: Asked): Question {
  const person = world.months[regency]?.people[nth]
  if (!person) throw new Error('the fixture has 48 people')
  return { world, regency, area, person }
}

async function ask(browser: Browser, endpoint: Endpoint, known: Case, it: Question): Promise<Answer> {
  const values: Record<string, string> = { regency: it.regency, province: it.regency.slice(0, 2), ...known.params?.(it) }
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  const input = { ...known.input?.(it), ...(known.takesArea && it.area ? { area: it.area } : {}) }
  if (endpoint.multipart) return upload(browser, path, { register: 'penduduk', asOf: '2026-01-01', ...input })
  if (endpoint.method !== 'GET') return browser.call(endpoint.method, path, input)
  return browser.get(`${path}?${new URLSearchParams(input as Record<string, string>)}`)
}

function upload(browser: Browser, path: string, input: Record<string, string>): Promise<Answer> {
  const field = (name: string, value: string) => `--batas\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  const file = '--batas\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\nnik;nama\r\n\r\n--batas--\r\n'
  const body = `${Object.entries(input)
    .map(([name, value]) => field(name, value))
    .join('')}${file}`
  return browser.call('POST', path, body, { 'content-type': 'multipart/form-data; boundary=batas' })
}

async function judge(endpoint: Endpoint, known: Case, asked: Asked, answer: Answer): Promise<void> {
  const expected = verdict(endpoint, known, asked)
  const code = answer.status < 400 ? 'open' : answer.json().code
  expect(answer.status, answer.text).toBeLessThan(500)
  if (expected.refusal) return expect(code, answer.text).toBe(expected.refusal)
  expect(['access/sign-in-first', 'access/not-allowed', 'areas/not-found']).not.toContain(code)
  if (answer.status >= 400) return expect(endpoint.problems.concat('http/invalid-input'), answer.text).toContain(code)
  const seen = { areas: expected.areas, people: peopleIn(world.months[asked.regency], expected.areas) }
  for (const [actual, wanted] of known.expect?.(answer, seen, questionOf(asked)) ?? []) expect(actual).toEqual(wanted)
  if (!endpoint.path.includes('/provinces/')) expect(strayAreas(answer, asked, expected.areas)).toEqual([])
  expect(bareNumbers(endpoint, known, asked, answer)).toEqual([])
}

/** Writes, files, everything that shows people, and refusals leave one entry; other reads none. */
function judgeAudit(endpoint: Endpoint, answer: Answer, before: Entry, after: Entry): void {
  const isKept = endpoint.method !== 'GET' || endpoint.output === 'file' || endpoint.names === true
  const isRefusal = answer.status >= 400 && /^(access\/|areas\/not-found|people\/not-found|linkage\/pair-not-found)/.test(answer.json().code ?? '')
  expect(after.seq - before.seq).toBe(isRefusal || (answer.status < 400 && isKept) ? 1 : 0)
  if (after.seq > before.seq) expect([after.actor, after.outcome]).toEqual([world.actor.id, isRefusal ? 'refused' : 'done'])
}

/** The refusal that must come, or the areas that may be seen. */
function verdict(endpoint: Endpoint, known: Case, { grants, regency, area, nth }: Asked): { refusal?: string; areas: readonly AreaCode[] } {
  const { path, scope } = endpoint
  if (path.includes('/:province/')) return { areas: [], ...refusalOfProvince(grants, regency.slice(0, 2)) }
  if (!path.includes('/:regency')) return { areas: grants.map((it) => it.areaCode) }
  if (!touches(grants, regency)) return { refusal: 'areas/not-found', areas: [] }
  const areas = areasWith(grants, regency, scope, endpoint.names === true)
  if (areas.length === 0) return { refusal: 'access/not-allowed', areas: [] }
  const person = world.months[regency]?.people[nth]
  if (known.isAboutPerson && person && !areas.some((own) => covers(own, person.areaPath))) return { refusal: known.isAboutPerson, areas }
  if (!known.takesArea || area === undefined) return { areas }
  const isOpen = areas.some((own) => covers(own, area)) && (area.length <= 13 || opensBelowVillage(grants, regency, scope, endpoint.names === true))
  return isOpen ? { areas: [area] } : { refusal: 'areas/not-found', areas }
}

function refusalOfProvince(grants: readonly Held[], province: string) {
  if (grants.some((it) => it.role === 'province' && (it.areaCode === '00' || it.areaCode === province))) return {}
  const near = grants.some((it) => it.areaCode === '00' || it.areaCode.startsWith(province) || province.startsWith(it.areaCode))
  return { refusal: near ? 'access/not-allowed' : 'areas/not-found' }
}

/** Area codes in an answer that are neither inside what may be seen nor hold it. Names of invented people carry their place, so a stray row shows. */
function strayAreas(answer: Answer, { grants }: Asked, areas: readonly AreaCode[]): string[] {
  const found = answer.text.match(/(?<![\d.])09\.\d\d(\.\d\d(\.\d{4}(\/\d{3}(\/\d{3})?)?)?)?/g) ?? []
  const own = [...areas, ...grants.map((it) => it.areaCode).filter((it) => areas.length === 0 || it.length < 5)]
  return [...new Set(found)].filter((code) => !own.some((area) => area === '00' || covers(area, code) || covers(code, area)))
}

/** Whole identity numbers where the actor may not reveal them. */
function bareNumbers(endpoint: Endpoint, known: Case, { grants, regency }: Asked, answer: Answer): string[] {
  if (known.rawValues) return []
  const revealed = areasWith(grants, regency, endpoint.output === 'file' || endpoint.scope === 'people.reveal' ? 'people.reveal' : 'public', true)
  const mayReveal = endpoint.output === 'file' || endpoint.scope === 'people.reveal' ? revealed : []
  const numbers = answer.text.match(/(?<!\w)(99\d{14}|0\d{12})(?!\w)/g) ?? []
  const people = world.months[regency]?.people ?? []
  return numbers.filter((number) => {
    const owner = people.find((it) => it.nik === number || it.card === number)
    return !owner || !mayReveal.some((area) => covers(area, owner.areaPath))
  })
}
