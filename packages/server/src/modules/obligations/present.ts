import { isTestNik, masked } from '@semesta/kernel'
import type { OpaqueIds } from '../../platform/opaque.ts'
import type { AdjustmentRow, DueRow, PartColumns, SumRow } from './tables.ts'

export interface PresentAs {
  names: ReadonlyMap<string, string>
  ids: OpaqueIds
}

/** Rupiah by payer as the wire carries it. */
export function partsOf({ own, employer, worker, local_iuran, local_bantuan, central, province }: PartColumns) {
  return { own, employer, worker, localIuran: local_iuran, localBantuan: local_bantuan, central, province }
}

export function presentSum({ segment, class: memberClass, basis, heads, ...parts }: SumRow) {
  return { segment, class: memberClass, basis, heads, parts: partsOf(parts) }
}

function human(it: Pick<DueRow, 'person_id' | 'name' | 'nik' | 'area_path'>, { names, ids }: PresentAs) {
  const [village = '', rw = null, rt = null] = it.area_path.split('/')
  const known = !village.endsWith('.00.0000')
  const place = { villageCode: known ? village : null, villageName: known ? (names.get(village) ?? village) : null, rw, rt }
  return { personId: ids.seal(it.person_id), name: it.name ?? '', nikMasked: masked(it.nik), testData: isTestNik(it.nik), ...place }
}

/** One card and what is owed for it: numbers masked, the person behind an opaque id. */
export function presentDue(it: DueRow, as: PresentAs) {
  return { rowNo: it.row_no, ...human(it, as), segment: it.segment, class: it.class, basis: it.basis, parts: partsOf(it) }
}

/** One difference. */
export function presentAdjustment(it: AdjustmentRow, as: PresentAs) {
  const { for_month: forMonth, run_month: runMonth, computed_on: on, is_late: late, cause, segment } = it
  const basis = { basisBefore: it.basis_before, basisAfter: it.basis_after }
  return { id: `${it.run_id}/${it.seq}`, ...human(it, as), forMonth, runMonth, on, late, cause, segment, ...basis, parts: partsOf(it) }
}
