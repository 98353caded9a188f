import { type Endpoint, ROLES, type Role, type Scope } from '@semesta/contract'
import { type AreaCode, covers } from '@semesta/kernel'
import { ROLE_PRESETS } from '../../packages/server/src/modules/access/index.ts'
import type { PreparedRun } from '../../packages/server/src/modules/linkage/index.ts'
import { drawSample } from '../../packages/server/src/modules/linkage/samples.ts'
import { opaqueIds } from '../../packages/server/src/platform/opaque.ts'
import { ctxFor } from '../../packages/server/src/testing/actors.ts'
import { aBuiltMonth, type FixtureMonth, type FixturePerson } from '../../packages/server/src/testing/fixtures.ts'
import { aLinkageRun, type InventedPair } from '../../packages/server/src/testing/linked.ts'
import { anOffice, type Browser, type Office } from '../../packages/server/src/testing/office.ts'
import { type Sponsored, sponsored } from '../../packages/server/src/testing/sponsored.ts'

export interface Held {
  role: Role
  areaCode: AreaCode
}

/** The newest entry of an audit log. */
export interface Entry {
  seq: number
  actor: string
  outcome: string
}

export const MONTH = '2026-01'
/** Codes that no percentage looks like, so that every one found in an answer is an area. */
export const [HERE, THERE] = ['09.71', '09.72']
const PROVINCE = '09'

/** Two regencies of one province with the same shape of data, one person whose roles change with every question, and one to be managed. */
export interface World {
  office: Office
  actor: Browser & { id: string }
  managed: { id: string; grantId: string }
  months: Record<string, FixtureMonth>
  /** of each regency a linkage run with one pair a person, and a sample of all of them */
  runs: Record<string, PreparedRun>
  samples: Record<string, string>
  /** two donors a regency; the actor signs in for the first */
  sponsored: Record<string, Sponsored>
  sealed(person: FixturePerson): string
  become(grants: readonly Held[]): Promise<void>
  lastEntry(regency: AreaCode): Promise<Entry>
}

export async function aWorld(): Promise<World> {
  const office = await anOffice({ now: '2026-02-01T02:00:00Z' })
  const { app } = office
  const months: Record<string, FixtureMonth> = {}
  const runs: Record<string, PreparedRun> = {}
  const samples: Record<string, string> = {}
  for (const regency of [HERE, THERE]) {
    const month = await aBuiltMonth(app, regency, MONTH)
    months[regency] = month
    runs[regency] = await aLinkageRun(app, regency, month.people.map(pairOf))
    samples[regency] = (await ctxFor(app, 'dinkes', regency, (ctx) => drawSample(ctx, { kind: 'below', size: 48, seed: 1 }))).id
  }
  const actor = await office.person('donor', '64.74')
  const donors: Record<string, Sponsored> = {}
  for (const month of Object.values(months)) donors[month.regency] = await sponsored(app, month, actor.id)
  const managed = await office.person('lurah', `${HERE}.01.1001`)
  const { rows } = await app.owner.query<{ id: string }>('select id from access_grant where user_id = $1', [managed.id])
  return {
    office,
    actor,
    managed: { id: managed.id, grantId: rows[0]?.id ?? '' },
    months,
    runs,
    samples,
    sponsored: donors,
    async lastEntry(regency) {
      const { rows } = await app.owner.query<Entry>('select seq, actor, outcome from audit_entry where regency_code = $1 order by seq desc limit 1', [regency])
      return rows[0] ?? { seq: 0, actor: '', outcome: '' }
    },
    sealed: (person) => opaqueIds(app.config.secret).seal(person.personId),
    async become(grants) {
      await app.owner.query('delete from access_grant where user_id = $1', [actor.id])
      const lines = JSON.stringify([...new Map(grants.map((it) => [`${it.role} ${it.areaCode}`, it])).values()])
      await app.owner.query(
        `insert into access_grant (user_id, role, area_code, since, granted_by)
         select $1, role, "areaCode", now(), 'test' from jsonb_to_recordset($2::jsonb) as r (role text, "areaCode" text)`,
        [actor.id, lines],
      )
    },
  }
}

/** What a person's own record and card look like to the linkage: identity numbers stand in every part of it that could leak. */
function pairOf(person: FixturePerson): InventedPair {
  const compared = { field: 'nik', level: 'equal', left: person.nik, right: person.nik, weight: 3, words: { judul: 'NIK sama', title: 'Same NIK' } }
  return {
    ...{ pair_id: `pair-${person.rowNo}`, area_path: person.areaPath, left_row: person.rowNo, right_row: person.rowNo },
    ...{ left_id: `penduduk:${person.nik}`, right_id: `peserta:${person.card ?? person.rowNo}`, explanation: [compared] },
    ...{ left_values: { nama: person.name, nik: person.nik }, right_values: { nama: person.name, no_kartu: person.card, nik: person.nik } },
  }
}

const parts = (regency: AreaCode) => [
  ...[regency, `${regency}.01`, `${regency}.02`, `${regency}.01.1001`, `${regency}.01.1002`, `${regency}.02.1001`],
  ...[`${regency}.01.1001/001`, `${regency}.01.1001/001/002`, `${regency}.02.1002/002/001`],
]
/** Every kind of area a grant or a question can name. */
export const AREAS: readonly AreaCode[] = ['00', PROVINCE, '64', ...parts(HERE), ...parts(THERE)]
export const ALL_ROLES = ROLES

// What follows says again, in the simplest words, what the server works out: the two must agree.

const WHOLE: readonly string[] = [
  ...['registers.', 'months.', 'facts.', 'audit.', 'jobs.', 'linkage.run', 'funds.', 'ledger.', 'bills.', 'takeover.decide'],
  ...['sponsors.', 'audit-packs.'],
]

function inside(regency: AreaCode, area: AreaCode): AreaCode | null {
  if (area === '00' || regency.startsWith(area)) return regency
  return area.startsWith(regency) ? area : null
}

/** Areas in a regency that a permission opens, with names where they are needed. */
export function areasWith(grants: readonly Held[], regency: AreaCode, scope: Endpoint['scope'], names: boolean): AreaCode[] {
  const fitting = opened(grants, regency, scope, names)
  return fitting.map((it) => it.area).filter((area) => isNamed(fitting) || area.length <= 13)
}

/** Whether areas below the village, where all is counted from the people, are open: only where everything that is opened comes with names. */
export function opensBelowVillage(grants: readonly Held[], regency: AreaCode, scope: Endpoint['scope'], names: boolean): boolean {
  return isNamed(opened(grants, regency, scope, names))
}

type Opened = { area: AreaCode; names: boolean }[]
const isNamed = (fitting: Opened) => fitting.every(({ area }) => fitting.some((it) => it.names && covers(it.area, area)))

function opened(grants: readonly Held[], regency: AreaCode, scope: Endpoint['scope'], names: boolean): Opened {
  return grants.flatMap(({ role, areaCode }) => {
    const area = inside(regency, areaCode)
    const preset = ROLE_PRESETS[role]
    const may = scope === 'signed-in' || scope === 'public' || preset.scopes.includes(scope as Scope)
    const wideEnough = area === regency || !WHOLE.some((kind) => scope.startsWith(kind))
    return area !== null && may && wideEnough && (!names || preset.names) ? [{ area, names: preset.names }] : []
  })
}

export const touches = (grants: readonly Held[], regency: AreaCode) => grants.some((it) => inside(regency, it.areaCode) !== null)

/** People of a regency inside some areas. */
export function peopleIn(month: FixtureMonth | undefined, areas: readonly AreaCode[]): FixturePerson[] {
  return (month?.people ?? []).filter((person) => areas.some((area) => covers(area, person.areaPath)))
}
