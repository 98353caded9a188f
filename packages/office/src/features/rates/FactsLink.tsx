import type { FACT_KINDS } from '@semesta/contract'
import { Link } from '@tanstack/react-router'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Leads to the form of a fact that no register holds; plain words for whom facts are closed. */
export function FactsLink({ record }: { record: Extract<(typeof FACT_KINDS)[number], 'minimum-wage' | 'pbi-province'> }) {
  const { can } = useOffice()
  const text = t(record === 'minimum-wage' ? 'rates.recordWage' : 'rates.recordProvince')
  if (!can('facts.record')) return <>{text}</>
  return (
    <Link to="/fakta" search={{ record }} preload={false}>
      {text}
    </Link>
  )
}
