import { GetMe, ListAreas, ListMonths, type OutputOf, type Scope } from '@semesta/contract'
import { covers } from '@semesta/kernel'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { createContext, type ReactNode, useContext } from 'react'
import { useRead } from './api.ts'

export type Me = OutputOf<typeof GetMe>
type Regency = Me['regencies'][number]
type Months = OutputOf<typeof ListMonths>['rows']

/** Where this person works now: one regency, one month. */
export interface Office {
  me: Me
  regency: Regency
  months: Months
  /** the month of the address, else the newest built; null while none is built */
  month: string | null
  can: (scope: Scope) => boolean
}

const OfficeContext = createContext<Office | null>(null)

export function OfficeProvider({ office, children }: { office: Office; children: ReactNode }) {
  return <OfficeContext value={office}>{children}</OfficeContext>
}

/** The office at hand. Only below the shell. */
export function useOffice(): Office {
  const office = useContext(OfficeContext)
  if (!office) throw new Error('useOffice outside the shell')
  return office
}

export function useMe() {
  return useRead(GetMe, {})
}

/** The regency of the address if this person works there, else the first of theirs. */
export function chooseRegency(me: Me, asked: string | undefined): Regency | undefined {
  return me.regencies.find((regency) => regency.code === asked) ?? me.regencies[0]
}

export function useMonths(regency: Regency | undefined) {
  return useRead(ListMonths, { regency: regency?.code ?? '' }, { when: regency?.scopes.includes('figures.read') ?? false })
}

/** Kecamatan and villages this person may see. */
export function useAreas() {
  const { regency } = useOffice()
  return useRead(ListAreas, { regency: regency.code })
}

/** The name of an area of the regency, its code while the list is on its way. */
export function useAreaName(): (code: string) => string {
  const { regency } = useOffice()
  const areas = useAreas()
  return (code) => {
    if (code === regency.code) return regency.name
    const [village = '', rw, rt] = code.split('/')
    const name = areas.state === 'ready' ? (areas.data.areas.find((area) => area.code === village)?.name ?? village) : village
    return [name, rw && `RW ${rw}`, rt && `RT ${rt}`].filter(Boolean).join(' ')
  }
}

/** The part of an area that this person may open: an RT head sees the line of his village, but its people are those of his RT. */
export function useReach(): (code: string) => string {
  const { regency } = useOffice()
  return (code) => {
    if (regency.areas.some((mine) => covers(mine.code, code))) return code
    return regency.areas.find((mine) => covers(code, mine.code))?.code ?? code
  }
}

/** Address filters of the page, and a way to change some of them. */
export function useFilters() {
  const search = useSearch({ from: '__root__' })
  const navigate = useNavigate()
  const change = (part: Partial<typeof search>) => void navigate({ to: '.', search: (old) => ({ ...old, page: undefined, ...part }) })
  return { search, change }
}
