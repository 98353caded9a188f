/** Membership segments as BPJS dashboards use them (domain.md 1.1). Unknown stays unknown. */
export const SEGMENTS = ['PBI_JK', 'PBPU_PEMDA', 'PPU_PN', 'PPU_BU', 'PBPU', 'BP', 'UNKNOWN'] as const
export type Segment = (typeof SEGMENTS)[number]

/** Who pays the premium of a segment. */
export const PAYERS = ['centre', 'local-government', 'employer', 'state-employer', 'person', 'unknown'] as const
export type Payer = (typeof PAYERS)[number]

/** Why a registered person is not active. */
export const CAUSES = ['arrears', 'pbi-removed', 'left-employment', 'child-over-21', 'deceased', 'suspended', 'end-of-month', 'unknown'] as const
export type Cause = (typeof CAUSES)[number]

/** The step from official to verified coverage that a registered card falls into; `verified` is a living resident's first card. */
export const COVERAGE_STEPS = ['duplicate', 'dead', 'moved', 'not-resident', 'verified'] as const
export type CoverageStep = (typeof COVERAGE_STEPS)[number]

/** Age bands of the indicators, in completed years at the reporting date. */
export const AGE_BANDS = ['0-4', '5-17', '18-20', '21-24', '25-39', '40-59', '60+'] as const
export type AgeBand = (typeof AGE_BANDS)[number]

/** The registers a month is made from. */
export const MONTH_REGISTERS = ['penduduk', 'peserta', 'dtsen', 'pekerja', 'kematian', 'pindah'] as const
export type MonthRegisterId = (typeof MONTH_REGISTERS)[number]
/** Whether a register is one that a month is made from. */
export function isMonthRegister(register: string): register is MonthRegisterId {
  return (MONTH_REGISTERS as readonly string[]).includes(register)
}
/** The registers an office may send. */
export const REGISTERS = [...MONTH_REGISTERS, 'tagihan', 'fasilitas', 'kunjungan'] as const
export type RegisterId = (typeof REGISTERS)[number]

/** What happened to a card between two months. `unchanged` is no change; `arrived` and `departed` are changes of place seen from one area. */
export const MOVEMENTS = ['joined', 'came-back', 'arrived', 'switched', 'moved', 'lapsed', 'departed', 'left', 'unchanged'] as const
export type Movement = (typeof MOVEMENTS)[number]

/** Why a card joined or left; a lapse and a return carry the cause of inactivity. */
export const MOVEMENT_CAUSES = [
  ...(['newborn', 'was-unregistered', 'card-replaced', 'second-card', 'new-resident', 'not-resident', 'moved-away', 'dropped'] as const),
  ...CAUSES,
] as const
export type MovementCause = (typeof MOVEMENT_CAUSES)[number]
