import type { AreaCode } from '@semesta/kernel'
import type { OpenApp } from '../platform/app.ts'

/** One invented person of a fixture. The name carries the place, so that a row that strayed shows itself in any answer. */
export interface FixturePerson {
  rowNo: number
  personId: string
  nik: string
  card: string | null
  name: string
  /** village/RW/RT */
  areaPath: AreaCode
  isResident: boolean
  isActive: boolean
  findings: readonly string[]
}
export interface FixtureMonth {
  regency: AreaCode
  month: string
  buildId: string
  batchId: string
  jobId: string
  /** a takeover in which everybody is proposed who is not active */
  programmeId: string
  people: readonly FixturePerson[]
}

const RULES = ['membership/unregistered', 'membership/inactive']
const pad = (n: number, width: number) => String(n).padStart(width, '0')

/** Two kecamatan with two villages of two RW with two RT each; three people an RT: one active, one inactive, one not registered. */
function invent(regency: AreaCode): FixturePerson[] {
  const digits = regency.replace('.', '')
  const places = ['01', '02'].flatMap((kecamatan) =>
    ['1001', '1002'].flatMap((village) => ['001', '002'].flatMap((rw) => ['001', '002'].map((rt) => `${regency}.${kecamatan}.${village}/${rw}/${rt}`))),
  )
  return places.flatMap((areaPath, place) =>
    [0, 1, 2].map((kind): FixturePerson => {
      const rowNo = place * 3 + kind + 1
      const nik = `99${digits}010190${pad(rowNo, 4)}`
      return {
        ...{ rowNo, personId: nik, nik, name: `Warga ${areaPath} nomor ${rowNo}`, areaPath, isResident: true },
        card: kind === 2 ? null : `0${digits}${pad(rowNo, 8)}`,
        isActive: kind === 0,
        findings: kind === 0 ? [] : [RULES[kind === 2 ? 0 : 1] ?? ''],
      }
    }),
  )
}

/** Writes a small built month as its loader would: people, cells, findings, totals, a file with a refused row, a job, a fact, and the areas themselves. */
export async function aBuiltMonth(app: OpenApp, regency: AreaCode, month: string): Promise<FixtureMonth> {
  const made = { regency, month, buildId: app.newId(), batchId: app.newId(), jobId: app.newId(), programmeId: app.newId(), people: invent(regency) }
  const client = await app.loader.connect()
  try {
    await client.query(monthSql, [regency, made.buildId, month])
    const lines = made.people.map((it) => ({ ...it, village: it.areaPath.slice(0, 13), rw: it.areaPath.slice(14, 17), rt: it.areaPath.slice(18, 21) }))
    await client.query(peopleSql, [regency, made.buildId, JSON.stringify(lines)])
    await client.query(cellSql, [regency, made.buildId])
    await client.query(movedSql, [regency, made.buildId])
    await client.query(movementSql, [regency, made.buildId])
    await client.query(matrixSql, [regency, made.buildId])
    await client.query(findingSql, [regency, made.buildId, JSON.stringify(lines)])
    await client.query(totalSql, [regency, made.buildId])
    for (const statement of obligationSql) await client.query(statement, [regency, made.buildId, month])
    for (const sql of arrearsSql) await client.query(sql, [regency, made.buildId])
  } finally {
    client.release()
  }
  await app.owner.query(areaSql, [regency])
  await app.owner.query(batchSql, [regency, made.batchId])
  await app.owner.query(rejectSql, [regency, made.batchId])
  await app.owner.query(changeSql, [regency, made.batchId, JSON.stringify(made.people)])
  await app.owner.query(jobSql, [regency, made.jobId])
  for (const sql of takeoverSql) await app.owner.query(sql, [regency, made.programmeId])
  await app.owner.query(factSql, [regency])
  return made
}

const monthSql = `insert into indicators_month (regency_code, build_id, month, revision, as_of, built_at, built_by, folder, people_online,
    population, registered, active, sources, rules, parameters, findings)
  values ($1, $2, $3, 1, ($3 || '-01')::date, now(), 'test', 'none', true, 48, 32, 16, '[]', '[]', '[]', '[]')`

const peopleSql = `insert into people_person (regency_code, build_id, row_no, person_id, nik, nik_state, kk, card, name, sex, birth_date, age, age_band,
    address, village_code, rw, rt, area_path, is_primary, is_resident, is_registered, is_active, segment, participant_code, status, cause, payer, coverage_step)
  select $1, $2, "rowNo", "personId", nik, 'ok', nik, card, name, 'L', '1990-01-01', 35, '25-39', 'Jalan ' || name, village, rw, rt, "areaPath", true,
    "isResident", card is not null, "isActive", case when card is not null then 'PBPU' end, case when card is not null then 4 end,
    case when card is null then null when "isActive" then 'aktif' else 'menunggak' end, case when card is not null and not "isActive" then 'arrears' end,
    'person', case when card is not null then 'verified' end
  from jsonb_to_recordset($3::jsonb) as r ("rowNo" int, "personId" text, nik text, card text, name text, village text, rw text, rt text, "areaPath" text,
    "isResident" boolean, "isActive" boolean)`

const cellSql = `insert into indicators_cell (regency_code, build_id, village_code, area_path, segment, sex, age_band, cause, coverage_step, population, registered, active)
  select regency_code, build_id, village_code, village_code, coalesce(segment, ''), sex, age_band, coalesce(cause, ''), coalesce(coverage_step, ''),
    count(*) filter (where is_resident), count(*) filter (where is_registered), count(*) filter (where is_active)
  from people_person where regency_code = $1 and build_id = $2 group by 1, 2, 3, 4, 5, 6, 7, 8, 9`

const movedSql = `insert into movements_change (regency_code, build_id, row_no, kind, cause, person_id, card, nik, name, from_village, to_village, from_path, to_path,
    from_segment, to_segment, from_active, to_active, from_rupiah, to_rupiah)
  select regency_code, build_id, row_no, case when is_active then 'came-back' else 'lapsed' end, 'arrears', person_id, card, nik, name, village_code, village_code,
    area_path, area_path, segment, segment, not is_active, is_active, 0, 0
  from people_person where regency_code = $1 and build_id = $2 and is_registered`
const movementSql = `insert into movements_total (regency_code, build_id, kind, cause, from_village, to_village, from_segment, to_segment, from_active, to_active, heads,
    from_rupiah, to_rupiah)
  select regency_code, build_id, kind, cause, from_village, to_village, from_segment, to_segment, from_active, to_active, count(*), 0, 0
  from movements_change where regency_code = $1 and build_id = $2 group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10`
const matrixSql = `insert into reconciliation_cell (regency_code, build_id, village_code, area_path, in_penduduk, in_peserta, in_dtsen, in_pekerja, heads, active)
  select regency_code, build_id, village_code, village_code, is_resident, is_registered, false, false, count(*), count(*) filter (where is_active)
  from people_person where regency_code = $1 and build_id = $2 group by 1, 2, 3, 4, 5, 6`

const findingSql = `insert into findings_finding (regency_code, build_id, rule, row_no, person_id, card, nik, name, village_code, rw, rt, area_path, segment, cause,
    rupiah_per_month, detail)
  select $1, $2, rule, "rowNo", "personId", card, nik, name, village, rw, rt, "areaPath", case when card is not null then 'PBPU' end,
    case when card is not null then 'arrears' end, 37800, '{}'
  from jsonb_to_recordset($3::jsonb) as r ("rowNo" int, "personId" text, nik text, card text, name text, village text, rw text, rt text, "areaPath" text, findings jsonb),
    jsonb_array_elements_text(findings) as rule`

const totalSql = `insert into findings_total (regency_code, build_id, rule, village_code, area_path, segment, cause, people, rupiah_per_month)
  select regency_code, build_id, rule, village_code, village_code, coalesce(segment, ''), coalesce(cause, ''), count(*), sum(rupiah_per_month)
  from findings_finding where regency_code = $1 and build_id = $2 group by 1, 2, 3, 4, 5, 6, 7`

/** Everybody with a card who is not active owes half a year of class III; who has no card could be taken over as well. */
const arrearsSql = [
  `insert into arrears_candidate (regency_code, build_id, row_no, grp, person_id, household, kk, card, nik, name, sex, birth_date, address, village_code, rw, rt,
      area_path, segment, class, months, roster_rupiah, rates_rupiah, household_no, household_heads)
    select regency_code, build_id, row_no, case when card is null then 'unregistered' else 'arrears' end, person_id, kk, kk, card, nik, name, sex, birth_date,
      address, village_code, rw, rt, area_path, segment, case when card is not null then '3' end, case when card is not null then 6 end,
      case when card is not null then 210000 end, case when card is not null then 210000 end, row_no, 1
    from people_person where regency_code = $1 and build_id = $2 and not is_active`,
  `insert into arrears_total (regency_code, build_id, village_code, area_path, what, class, decile, months, band, heads, households, roster_rupiah, rates_rupiah)
    select regency_code, build_id, village_code, village_code, what, '3', 0, 6, 0, count(*), case what when 'household' then count(*) else 0 end,
      sum(roster_rupiah), sum(rates_rupiah)
    from arrears_candidate cross join (values ('person'), ('household')) as v (what)
    where regency_code = $1 and build_id = $2 and grp = 'arrears' group by 1, 2, 3, 5`,
  `insert into arrears_household (regency_code, build_id, village_code, area_path, decile, months, arrears, pbi_removed, newborn, unregistered, lapsed, households,
      rates_rupiah)
    select regency_code, build_id, village_code, village_code, 0, coalesce(household_months, 0), (grp = 'arrears')::int, 0, 0, (grp = 'unregistered')::int, 0, count(*),
      coalesce(sum(rates_rupiah), 0)
    from arrears_candidate where regency_code = $1 and build_id = $2 group by 1, 2, 3, 6, 7, 10`,
  `insert into arrears_build (regency_code, build_id, month, named, counted_at)
    select regency_code, build_id, month, true, now() from indicators_month where regency_code = $1 and build_id = $2`,
]

const takeoverSql = [
  `insert into takeovers_programme (regency_code, id, kind, name, basis, rule, start_month, days, opened_by, opened_name, opened_at)
    values ($1, $2, 'takeover', 'Talangan ' || $1, 'surat', '{}', '2026-02', '{"rt": 7, "lurah": 5, "dinsos": 5}', 'test', 'test', now())`,
  `insert into takeovers_identity (regency_code, id, lane, is_live, area_path, person_id, kk, card, nik, name, sex, birth_date, address, rw, rt)
    select regency_code, md5(person_id)::uuid, 'takeover', true, area_path, person_id, kk, card, nik, name, sex, birth_date, address, rw, rt
    from arrears_candidate where regency_code = $1 and $2::uuid is not null`,
  `insert into takeovers_person (regency_code, id, programme_id, lane, village_code, area_path, household, grp, debt_rupiah, state, due_on)
    select regency_code, md5(person_id)::uuid, $2, 'takeover', village_code, area_path, md5(household), grp, rates_rupiah, 'proposed', '2026-02-08'
    from arrears_candidate where regency_code = $1`,
]

/** The run that put the month down goes by the id of its build. Every card was also put right once. */
const noParts = ['employer', 'worker', 'local_iuran', 'local_bantuan', 'central', 'province']
const zeros = noParts.map(() => '0').join(', ')
const obligationSql = [
  `insert into obligations_run (regency_code, id, run_no, month, build_id, revision, newest_build, newest_month, is_first, folder, heads, adjustments,
     minimum_wage, pbi_province, names_online, computed_on, computed_at, computed_by) values ($1, $2, 1, $3, $2, 1, $2, $3, true, 'none', 32, 32, null, 0, true, '2026-01-02', now(), 'test')`,
  `insert into obligations_due (regency_code, build_id, row_no, person_id, card, nik, name, village_code, area_path, segment, class, basis, own, ${noParts.join(', ')})
   select $1, $2, row_no, person_id, card, nik, name, village_code, area_path, segment, '3', case when is_active then 'due' else 'arrears' end, 35000, ${zeros}
   from people_person where regency_code = $1 and build_id = $2 and is_registered and $3 <> ''`,
  `insert into obligations_total (regency_code, run_id, village_code, segment, class, basis, heads, own, ${noParts.join(', ')})
   select $1, $2, village_code, segment, class, basis, count(*), sum(own), ${zeros} from obligations_due
   where regency_code = $1 and build_id = $2 and $3 <> '' group by 3, 4, 5, 6`,
  `insert into obligations_adjustment (regency_code, run_id, seq, for_month, is_late, cause, person_id, card, nik, name, village_code, area_path, segment, class,
     basis_before, basis_after, own, ${noParts.join(', ')})
   select $1, $2, row_no, $3, false, 'amount', person_id, card, nik, name, village_code, area_path, segment, class, basis, basis, -1, ${zeros}
   from obligations_due where regency_code = $1 and build_id = $2`,
  `insert into obligations_adjustment_total (regency_code, run_id, village_code, for_month, is_late, cause, segment, class, heads, own, ${noParts.join(', ')})
   select $1, $2, village_code, $3, false, 'amount', segment, class, count(*), sum(own), ${zeros} from obligations_adjustment
   where regency_code = $1 and run_id = $2 group by 3, segment, class`,
]

const areaSql = `insert into areas_area (code, level, name, parent)
  values (left($1, 2), 'province', 'Provinsi ' || left($1, 2), null), ($1, 'regency', 'Kabupaten ' || $1, left($1, 2)),
    ($1 || '.01', 'kecamatan', 'Kecamatan ' || $1 || '.01', $1), ($1 || '.02', 'kecamatan', 'Kecamatan ' || $1 || '.02', $1),
    ($1 || '.01.1001', 'village', 'Desa ' || $1 || '.01.1001', $1 || '.01'), ($1 || '.01.1002', 'village', 'Desa ' || $1 || '.01.1002', $1 || '.01'),
    ($1 || '.02.1001', 'village', 'Desa ' || $1 || '.02.1001', $1 || '.02'), ($1 || '.02.1002', 'village', 'Desa ' || $1 || '.02.1002', $1 || '.02')
  on conflict (code) do nothing`

const batchSql = `insert into registers_batch (regency_code, id, register, as_of, file_name, bytes, sha256, state, commit_no, uploaded_by, uploaded_at, finished_at,
    rows_read, rows_accepted, rows_rejected, rows_skipped, report, diff)
  values ($1, $2, 'penduduk', '2026-01-01', 'penduduk ' || $1 || '.csv', 9, repeat('a', 64), 'done', 1, 'test', now(), now(), 2, 1, 1, 0,
    '{"columns": [], "unknownColumns": [], "rejectGroups": [], "warningGroups": [], "skipGroups": [], "notes": []}',
    '{"rows": {"new": 0, "changed": 48, "same": 0, "repeated": 0, "taken": 0, "left": 0, "before": 48, "after": 48}, "segments": [], "fields": [], "premium": null, "stops": [],
      "changes": [{"kind": "corrected", "cause": null, "heads": 48, "rupiahPerMonth": 0, "registered": 0, "active": 0}],
      "before": {"population": 48, "registered": 32, "active": 16, "cityPaid": 0}, "after": {"population": 48, "registered": 32, "active": 16, "cityPaid": 0},
      "approval": {"needs": "two", "reasons": []}}')`
/** Everybody's name was corrected by the file. */
const changeSql = `insert into registers_change (regency_code, batch_id, seq, register, record_key, row_no, kind, nik, card, name, village_code, area_path, fields, needs,
    rupiah_per_month, registered_delta, active_delta, committed_at)
  select $1, $2, "rowNo", 'penduduk', nik, "rowNo", 'corrected', nik, card, name, left("areaPath", 13), "areaPath",
    jsonb_build_object('nama', jsonb_build_array('Lama', name), 'nik', jsonb_build_array(nik, nik)), 'itself', 0, 0, 0, now()
  from jsonb_to_recordset($3::jsonb) as r ("rowNo" int, nik text, card text, name text, "areaPath" text)`
const rejectSql = `insert into registers_reject (regency_code, batch_id, seq, row_no, column_name, reason, raw)
  values ($1, $2, 1, 2, 'tanggal_lahir', 'tanggal tidak terbaca', 'Warga ' || $1)`
const jobSql = `insert into jobs_job (regency_code, id, kind, title, payload, state, requested_id, requested_by, created_at)
  values ($1, $2, 'registers.import', 'penduduk ' || $1, '{}', 'waiting', 'test', 'test', now())`
const factSql = `insert into indicators_fact (regency_code, kind, valid_from, value, source, recorded_by, recorded_at)
  values ($1, 'pemda-arrears', '2025-01-01', 0, 'surat ' || $1, 'test', now())`
