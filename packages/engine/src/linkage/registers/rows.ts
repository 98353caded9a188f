import type { RegisterId } from '@semesta/kernel'

/** Registers whose rows are people, in the order in which they find theirs: members first, for others may be known by their card alone. */
export const LINKED = ['peserta', 'dtsen', 'pekerja', 'kematian', 'pindah'] as const satisfies RegisterId[]
export type LinkedRegister = (typeof LINKED)[number]

interface Says {
  kk?: true
  birth?: true
  sex?: true
  village?: true
  block?: true
}
const SAYS: Record<LinkedRegister | 'penduduk', Says> = {
  penduduk: { kk: true, birth: true, sex: true, village: true, block: true },
  peserta: { kk: true, birth: true, sex: true, village: true, block: true },
  dtsen: { kk: true, village: true },
  pekerja: { birth: true },
  kematian: { birth: true, village: true },
  pindah: {},
}

/**
 * SELECT of a register's rows as the few columns that linking compares; what a register does not say is null.
 *
 * Shape: row_no, key (a sound NIK as a number), nik, nik_raw, kk, name, birth, sex, village, block.
 */
export function rowsOf(register: LinkedRegister | 'penduduk'): string {
  const says = SAYS[register]
  return `select row_no::integer as row_no, if(nik_state = 'ok', nik::bigint, null) as key, nik, nik_raw,
    ${says.kk ? 'try_cast(no_kk as bigint)' : 'null::bigint'} as kk, upper(nama) as name,
    ${says.birth ? 'tanggal_lahir' : 'null::date'} as birth, ${says.sex ? 'jenis_kelamin' : 'null::varchar'} as sex,
    ${says.village ? 'village_code' : 'null::varchar'} as village, ${says.block ? `rw || '/' || rt` : 'null::varchar'} as block
    from src.${register}`
}
