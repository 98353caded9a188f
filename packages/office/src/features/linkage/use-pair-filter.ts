import { useFilters, useOffice } from '../../app/office.tsx'

/** What the address narrows the queue to. */
export function usePairFilter() {
  const { regency } = useOffice()
  const { search } = useFilters()
  const { registerPair, area, band, reason, segment, state = 'open' } = search
  return { regency: regency.code, registers: registerPair, area, band, reason, segment, state }
}
