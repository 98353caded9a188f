import { useFilters } from '../../app/office.tsx'
import { monthsOf } from './spans.ts'

/** What the address narrows by, as the endpoints take it. */
export function useArrearsFilter() {
  const { search } = useFilters()
  const { area, class: memberClass, decile, span, amount } = search
  return { area, class: memberClass, decile, band: amount, ...monthsOf(span) }
}
