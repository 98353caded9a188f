import type { MovementRow } from '@semesta/contract'
import { isTestNik, MOVEMENT_CAUSES, MOVEMENTS, masked, SEGMENTS } from '@semesta/kernel'
import type { z } from 'zod'
import type { OpaqueIds } from '../../platform/opaque.ts'
import type { ChangeRecord, ChangeSum } from './tables.ts'

type Both = Omit<ChangeSum, 'heads'>

/** Kind, cause and both sides as the wire carries them. */
export function presentChange(it: Both) {
  const side = (segment: string, active: boolean, rupiahPerMonth: number) =>
    segment === '' ? null : { segment: SEGMENTS.find((known) => known === segment) ?? ('UNKNOWN' as const), active, rupiahPerMonth }
  return {
    kind: MOVEMENTS.find((known) => known === it.kind) ?? ('unchanged' as const),
    cause: MOVEMENT_CAUSES.find((known) => known === it.cause) ?? null,
    from: side(it.from_segment, it.from_active, it.from_rupiah),
    to: side(it.to_segment, it.to_active, it.to_rupiah),
  }
}

/** Where a path leads: village, RW and RT; no village for cards that none is known of. */
export function placeOf(path: string, names: ReadonlyMap<string, string>) {
  const [village = '', rw = null, rt = null] = path.split('/')
  const known = !village.endsWith('.00.0000')
  return { villageCode: known ? village : null, villageName: known ? (names.get(village) ?? village) : null, rw, rt }
}

/** One changed card: numbers masked, its person behind an opaque id of the month in which he can be looked up. */
export function presentMovement(
  it: ChangeRecord,
  { months, names, ids }: { months: { now: string; before: string }; names: ReadonlyMap<string, string>; ids: OpaqueIds },
): z.output<typeof MovementRow> {
  const isGone = it.kind === 'left' || it.kind === 'departed'
  return {
    ...{ rowNo: it.row_no, personId: ids.seal(it.person_id), month: isGone ? months.before : months.now, name: it.name ?? '' },
    ...{ nikMasked: masked(it.nik), testData: isTestNik(it.nik) },
    ...placeOf(it.path, names),
    ...presentChange(it),
  }
}
