import { literal, type Session } from '../session.ts'
import { addSkips, SKIP, type Source } from './source.ts'
import type { Staging } from './stage.ts'

/** Refused rows that are no data at all: blank, repeated titles, column numbers, totals, remarks below the table; and rows for another month. */
function skipReason(source: Source, staging: Staging): string {
  const { titles, columns } = source.layout.header
  const mapped = [...columns.values()]
  const sameTitle = mapped.map((it) => `(case when lower(trim(cells[${it + 1}])) = ${literal((titles[it] ?? '').toLowerCase())} then 1 else 0 end)`).join(' + ')
  const values = `list_filter(cells, x -> x is not null and trim(x) <> '')`
  const identity = ['nik', 'no_kartu', 'no_kk', 'psnoka'].flatMap((it) => columns.get(it) ?? []).map((it) => `regexp_matches(cells[${it + 1}], '[0-9]{10}')`)
  const anonymous = identity.length > 0 ? `not coalesce(${identity.join(', false) and not coalesce(')}, false)` : 'true'
  const skips = staging.faults.flatMap(({ skip }, index) => (skip ? [`when fault = ${index + 1} then ${literal(skip)}`] : []))
  return `case
    when len(${values}) = 0 then ${literal(SKIP.blank)}
    when ${sameTitle} >= ${Math.max(2, Math.ceil(mapped.length / 2))} then ${literal(SKIP.repeatedHeader)}
    when len(${values}) >= 3 and regexp_full_match(array_to_string(${values}[1:3], ' '), '\\(?1\\)? \\(?2\\)? \\(?3\\)?') then ${literal(SKIP.columnNumbers)}
    when ${anonymous} and len(list_filter(${values}, x -> regexp_full_match(lower(trim(x)), '(grand |sub ?)?(total|jumlah|jml)( .*|:.*)?'))) > 0 then ${literal(SKIP.total)}
    when ${anonymous} and len(${values}) <= 2 and place > last_accepted then ${literal(SKIP.footer)}
    ${skips.join(' ')}
  end`
}

/**
 * Splits the refused rows of `staged` into rejects and skips and finds exact copies among the accepted.
 *
 * Shape: tables `refused(place, row_no, cells)`, `copies(place)` and `mark(row_no, column_name, reason, raw, severity, advice)` with every fault of
 *        every refused row; adds the skips to `source.skipped`.
 */
export async function judge(session: Session, source: Source, staging: Staging): Promise<{ accepted: number; rejected: number; copies: number }> {
  await session.run(`create or replace table looked_at as
    with last_row as (select coalesce(max(rowid), -1) as last_accepted from staged where fault is null),
    bad as (select rowid as place, (${source.rowNumber})::bigint as row_no, fault, cells from staged where fault is not null)
    select bad.*, ${skipReason(source, staging)} as skip_reason from bad, last_row`)
  await session.run('create or replace table refused as select place, row_no, cells from looked_at where skip_reason is null')
  await markRefused(session, source, staging)
  await session.run(`create or replace table copies as
    with repeated as (select fingerprint from staged where fault is null group by fingerprint having count(*) > 1),
    ranked as (
      select rowid as place, row_number() over (partition by fingerprint order by rowid) as nth
      from staged where fault is null and fingerprint in (select fingerprint from repeated))
    select place from ranked where nth > 1 and ${source.layout.mapping.copies === 'skip'}`)
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

/**
 * While staging a row stops at its first fault; the refused ones are read once more for all of them, so that they are mended at one go.
 * In a row that a stray delimiter shifted (fault 1) the others mean nothing.
 */
async function markRefused(session: Session, source: Source, staging: Staging): Promise<void> {
  const known = staging.faults.map(
    ({ column, reason, advice, cell, skip }, index) =>
      `(${index + 1}, ${literal(column)}, ${literal(reason)}, ${literal(advice)}, ${cell === null ? 'null' : cell + 1}, ${skip === undefined})`,
  )
  const cells = Array.from({ length: source.width + 1 }, (_, index) => `cells[${index + 1}] as c${index}`)
  await session.run(`create or replace table mark as
    select row_no, column_name, reason, cells[cell]::varchar as raw, 'refused' as severity, advice
    from (select line as place, unnest(case when list_contains(found, 1) then [1] else found end) as fault from (${staging.everyFault(`(select place as line, ${cells.join(', ')} from refused)`)}))
      join (values ${known.join(', ')}) as known(fault, column_name, reason, advice, cell, counts) using (fault)
      join refused using (place)
    where counts
    order by place, fault`)
}
