export const NAMED = ['penduduk', 'peserta', 'dtsen', 'pekerja'] as const

/** Every combination of four registers in which somebody can be, the fullest first. */
export const COMBINATIONS: readonly string[] = Array.from({ length: 15 }, (_, index) => (15 - index).toString(2).padStart(4, '0'))

/** Registers of a combination, in their order. */
export function namedIn(combination: string): (typeof NAMED)[number][] {
  return NAMED.filter((_, index) => combination[index] === '1')
}

/** What a combination asks of somebody: nothing where all is well, else the first thing amiss. */
export function askOf(combination: string): 'well' | 'no-card' | 'no-resident' | 'worker-no-card' | 'only-dtsen' | 'only-pekerja' | 'only-peserta' {
  const [penduduk, peserta, dtsen, pekerja] = [...combination].map((it) => it === '1')
  if (penduduk && peserta) return 'well'
  if (penduduk) return pekerja ? 'worker-no-card' : 'no-card'
  if (peserta) return dtsen || pekerja ? 'no-resident' : 'only-peserta'
  return dtsen ? 'only-dtsen' : 'only-pekerja'
}
