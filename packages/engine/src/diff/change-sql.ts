import { SNAPSHOT_COLUMNS } from '../month/snapshot-schema.ts'
import type { DiffInput } from '../tasks.ts'
import { type ApprovalPolicy, needsSql } from './approval.ts'
import type { Differ } from './differs.ts'

/** `{"column": [before, after]}` of the compared columns that differ, as JSON text; empty for who joined or left. */
function fieldsSql(compared: readonly string[]): string {
  const parts = compared.map((it) => `case when o.${it} is distinct from n.${it} then '"${it}":' || json_array(o.${it}, n.${it})::varchar end`)
  return `case when n.row_no is null or o.row_no is null then '{}' else '{' || array_to_string([${parts.join(', ')}], ',') || '}' end`
}

/** A column of either side, the file's first; null where the register has none. */
function either(input: DiffInput, name: string): string {
  return name in SNAPSHOT_COLUMNS[input.register] ? `coalesce(n.${name}, o.${name})` : 'null'
}

function placeSql(input: DiffInput, differ: Differ): string {
  const own = differ.village ? `if(starts_with(village, getvariable('regency')), village, null)` : 'null'
  const block = (name: 'rw' | 'rt') => `if(l_village is not null, l_${name}, ${name})`
  const village = `coalesce(l_village, ${own}, getvariable('regency') || '.00.0000')`
  // The register of residents is itself the place where people live.
  const of = input.register === 'penduduk' ? village.replace('l_village, ', '') : village
  return `${of} as village_code, ${input.register === 'penduduk' ? 'rw' : block('rw')} as rw, ${input.register === 'penduduk' ? 'rt' : block('rt')} as rt`
}

/**
 * The SELECT of every change, one row a record, in the order of CHANGE_COLUMNS.
 *
 * Unit:  `premium` in whole rupiah per active head that the city pays for.
 * Shape: needs `pair`, `force_n`, `row_n`, `evidence` and `place`.
 */
export function changeSql(input: DiffInput, differ: Differ, compared: readonly string[], policy: ApprovalPolicy, premium: number): string {
  const village = (side: 'n' | 'o') => differ.village?.replace(/kode_wilayah_\w+|village_code/g, (name) => `${side}.${name}`) ?? 'null'
  const isPayer = input.register === 'peserta' ? `coalesce(kind = 'segment' and 'PBPU_PEMDA' in (n.segment, o.segment), false)` : 'false'
  const facts = `
    select p.record_key, n.row_no as row_no,
      case when o.row_no is null then 'joined' when n.row_no is null then 'left' else ${differ.kind} end as kind,
      ${differ.cause} as cause, coalesce(${differ.death}, false) as is_death, ${isPayer} as is_payer,
      ${either(input, 'nik')} as nik, ${either(input, 'no_kartu')} as card, ${either(input, 'nama')} as name,
      ${input.register === 'peserta' ? 'coalesce(n.segment, o.segment)' : 'null'} as segment, ${input.register === 'peserta' ? 'o.segment' : 'null'} as segment_before,
      coalesce(${village('n')}, ${village('o')}) as village, ${either(input, 'rw')} as rw, ${either(input, 'rt')} as rt,
      l.village_code as l_village, l.rw as l_rw, l.rt as l_rt,
      ${fieldsSql(compared)} as fields,
      ${needsSql(policy, compared)} as needs,
      ${premium} * (coalesce(n.f_paid, false)::integer - coalesce(o.f_paid, false)::integer) as rupiah_per_month,
      coalesce(n.f_registered, false)::integer - coalesce(o.f_registered, false)::integer as registered_delta,
      coalesce(n.f_active, false)::integer - coalesce(o.f_active, false)::integer as active_delta
    from pair as p
    left join row_n as n on n.row_no = p.n_row
    left join force_n as o on o.row_no = p.o_row
    left join evidence as e on e.nik = coalesce(n.nik, o.nik)
    left join place as l on l.nik = coalesce(n.nik, o.nik)`
  return `
    select row_number() over (order by kind, village_code, record_key)::integer as seq, record_key, row_no, kind, cause, nik, card, name, segment, segment_before,
      village_code, village_code || coalesce('/' || rw, '') || coalesce('/' || rt, '') as area_path,
      fields, needs, rupiah_per_month::bigint as rupiah_per_month, registered_delta, active_delta, is_death, is_payer
    from (select * exclude (village, rw, rt, l_village, l_rw, l_rt), ${placeSql(input, differ)} from (${facts}))`
}
