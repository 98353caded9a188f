import type { OpenApp } from '../platform/app.ts'
import type { FixtureMonth } from './fixtures.ts'

/** Two donors of a regency, each with a pledge whose list has been sent; the people without cover are the first one's. */
export interface Sponsored {
  sponsorId: string
  pledgeId: string
  strangeId: string
  planId: string
  stepId: string
}

/** Writes donors, pledges, an allocation with its seats and counts; `userId` signs in for the first donor. */
export async function sponsored(app: OpenApp, month: FixtureMonth, userId: string): Promise<Sponsored> {
  const { regency, buildId } = month
  const [sponsorId, otherId, pledgeId, strangeId, planId, stepId] = Array.from({ length: 6 }, () => app.newId()) as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  const run = (sql: string, ...values: unknown[]) => app.owner.query(sql, [regency, ...values])
  for (const [sponsor, pledge] of [
    [sponsorId, pledgeId],
    [otherId, strangeId],
  ]) {
    await run(sponsorSql, app.newId(), sponsor)
    await run(pledgeSql, pledge, sponsor)
    await run(stepSql, app.newId(), pledge, sponsor, 'agreed', null, null)
    await run(stepSql, app.newId(), pledge, sponsor, 'received', 100_000_000, null)
  }
  const people = month.people.filter((it) => !it.isActive)
  await run(stepSql, stepId, pledgeId, sponsorId, 'allocated', people.length * 420_000, null)
  await run(stepSql, app.newId(), pledgeId, sponsorId, 'sent', null, stepId)
  await run(planSql, planId, buildId, month.month)
  await run(seatSql, planId, pledgeId, stepId, JSON.stringify(people))
  await run(cellSql, stepId, sponsorId)
  await run(userSql, app.newId(), sponsorId, userId)
  return { sponsorId, pledgeId, strangeId, planId, stepId }
}

const sponsorSql = `insert into sponsors_sponsor (regency_code, id, sponsor_id, kind, name, contact, recorded_id, recorded_by, recorded_at)
  values ($1, $2, $3, 'foundation', 'Yayasan ' || $1, '{"person": "Ibu", "phone": null, "email": null, "address": null}', 'test', 'test', now())`
const pledgeSql = `insert into sponsors_pledge (regency_code, id, sponsor_id, basis, people, months, rate_basis, rate_rupiah, amount_rupiah, first_month, ring, pledged_on, note,
    recorded_id, recorded_by, recorded_at)
  values ($1, $2, $3, 'people', 300, 12, 'iuran', 35000, 126000000, '2026-01',
    '{"areas": [], "decileMax": null, "needs": [], "causes": [], "ageMin": null, "ageMax": null}', '2026-01-01', '', 'test', 'test', now())`
const stepSql = `insert into sponsors_step (regency_code, id, pledge_id, sponsor_id, kind, happened_on, our_number, their_number, amount_rupiah, heads, from_month, until_month,
    refers_to, note, recorded_id, recorded_by, recorded_role, recorded_at)
  values ($1, $2, $3, $4, $5::text, '2026-01-05', '400/' || $1, 'CSR/1', $6::bigint, case when $5 = 'allocated' then $6::bigint / 420000 end, '2026-01', '2026-12', $7::uuid, '', 'test',
    'test', 'dinkes', now())`
const planSql = `insert into sponsors_plan (regency_code, id, pledges, method, lot, month, build_id, state, asked_id, asked_by, asked_at)
  values ($1, $2, '[]', 'rules', 'uji', $4, $3, 'committed', 'test', 'test', now())`
const seatSql = `insert into sponsors_seat (regency_code, plan_id, pledge_id, row_no, step_id, person_id, nik, card, kk, name, birth_date, village_code, area_path, age_band, need, points,
    household, total_points, from_month, until_month)
  select $1, $2, $3, "rowNo", $4, "personId", nik, card, nik, name, '1990-01-01', left("areaPath", 13), "areaPath", '25-39', 'inactive', '[]', '{"heads": 1, "perHead": 100}', 100,
    '2026-01', '2026-12'
  from jsonb_to_recordset($5::jsonb) as r ("rowNo" int, "personId" text, nik text, card text, name text, "areaPath" text)`
const cellSql = `insert into sponsors_cell (regency_code, step_id, pledge_id, sponsor_id, village_code, age_band, heads)
  select regency_code, step_id, pledge_id, $3::uuid, village_code, age_band, count(*) from sponsors_seat where regency_code = $1 and step_id = $2::uuid group by 1, 2, 3, 4, 5, 6`
const userSql = `insert into sponsors_user (regency_code, id, sponsor_id, user_id, email, bound_by, bound_at) values ($1, $2, $3, $4, 'donor@contoh.id', 'test', now())`
