import { literal, type Session } from '../session.ts'
import { addSkips, SKIP, type Source } from './source.ts'
import type { Staging } from './stage.ts'

/** Refused rows that are no data at all: blank, repeated titles, column numbers, totals, remarks below the table. */
function skipReason(source: Source): string {
  const { titles, columns } = source.header
  const mapped = [...columns.values()]
  const sameTitle = mapped.map((it) => `(case when lower(trim(cells[${it + 1}])) = ${literal((titles[it] ?? '').toLowerCase())} then 1 else 0 end)`).join(' + ')
  const values = `list_filter(cells, x -> x is not null and trim(x) <> '')`
  const identity = ['nik', 'no_kartu', 'no_kk'].flatMap((it) => columns.get(it) ?? []).map((it) => `regexp_matches(cells[${it + 1}], '[0-9]{10}')`)
  const anonymous = identity.length > 0 ? `not coalesce(${identity.join(', false) and not coalesce(')}, false)` : 'true'
  return `case
    when len(${values}) = 0 then ${literal(SKIP.blank)}
    when ${sameTitle} >= ${Math.max(2, Math.ceil(mapped.length / 2))} then ${literal(SKIP.repeatedHeader)}
    when len(${values}) >= 3 and regexp_full_match(array_to_string(${values}[1:3], ' '), '\\(?1\\)? \\(?2\\)? \\(?3\\)?') then ${literal(SKIP.columnNumbers)}
    when ${anonymous} and len(list_filter(${values}, x -> regexp_full_match(lower(trim(x)), '(grand |sub ?)?(total|jumlah|jml)( .*|:.*)?'))) > 0 then ${literal(SKIP.total)}
    when ${anonymous} and len(${values}) <= 2 and place > last_accepted then ${literal(SKIP.footer)}
  end`
}

/**
 * Splits the refused rows of `staged` into rejects and skips and finds exact copies among the accepted.
 *
 * Shape: tables `refused(place, row_no, column_name, reason, raw, cells)` and `copies(place)`; adds the skips to `source.skipped`.
 */
export async function judge(session: Session, source: Source, staging: Staging): Promise<{ accepted: number; rejected: number; copies: number }> {
  const faults = staging.faults.map(
    ({ column, reason, cell }, index) => `(${index + 1}, ${literal(column)}, ${literal(reason)}, ${cell === null ? 'null' : cell + 1})`,
  )
  await session.run(`create or replace table looked_at as
    with last_row as (select coalesce(max(rowid), -1) as last_accepted from staged where fault is null),
    bad as (select rowid as place, (${source.rowNumber})::bigint as row_no, fault, cells from staged where fault is not null)
    select bad.*, ${skipReason(source)} as skip_reason from bad, last_row`)
  await session.run(`create or replace table refused as
    select place, row_no, column_name, reason, cells[cell]::varchar as raw, cells
    from looked_at join (values ${faults.join(', ')}) as known(fault, column_name, reason, cell) using (fault)
    where skip_reason is null`)
  await session.run(`create or replace table copies as
    with repeated as (select fingerprint from staged where fault is null group by fingerprint having count(*) > 1),
    ranked as (
      select rowid as place, row_number() over (partition by fingerprint order by rowid) as nth
      from staged where fault is null and fingerprint in (select fingerprint from repeated))
    select place from ranked where nth > 1`)
  const skips = await session.all<{ skip_reason: string; n: bigint }>(
    'select skip_reason, count(*) as n from looked_at where skip_reason is not null group by all',
  )
  for (const { skip_reason, n } of skips) addSkips(source.skipped, skip_reason, Number(n))
  const counts = await session.one<{ accepted: bigint; rejected: bigint; copies: bigint }>(`select
    (select count(*) from staged where fault is null) as accepted, (select count(*) from refused) as rejected, (select count(*) from copies) as copies`)
  const copies = Number(counts?.copies ?? 0)
  addSkips(source.skipped, SKIP.copy, copies)
  return { accepted: Number(counts?.accepted ?? 0) - copies, rejected: Number(counts?.rejected ?? 0), copies }
}

/** A row as a JSON object by the titles of the file; titles that repeat or lack get their place. */
export function rowJson(source: Source): string {
  const seen = new Set<string>()
  const pairs = Array.from({ length: source.width + 1 }, (_, index) => {
    let title = source.header.titles[index] || `kolom ${index + 1}`
    if (seen.has(title)) title = `${title} (${index + 1})`
    seen.add(title)
    return `${literal(title)}, cells[${index + 1}]`
  })
  return `json_object(${pairs.join(', ')})::varchar`
}
