import { type AreaNode, GetBreakdown } from '@semesta/contract'
import { boundsOf, Empty, Note, stepOf, type Tile, TileMap, Twin } from '@semesta/ui'
import { useNavigate, useRouter } from '@tanstack/react-router'
import type { z } from 'zod'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import { useAreas, useOffice, useReach } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { type BreakdownRow, BreakdownTable } from './BreakdownTable.tsx'
import type { MonthView } from './figures.tsx'
import { officialKeaktifan } from './figures.tsx'

type Area = z.output<typeof AreaNode>

function tilesOf(areas: readonly Area[], rows: readonly BreakdownRow[], threshold: number, bounds: readonly number[]): Tile[] {
  const byCode = new Map(rows.map((row) => [row.key, row]))
  return areas.flatMap((area) => {
    const row = byCode.get(area.code)
    if (!area.tile || !row) return []
    const text = row.keaktifanPercent === null ? '–' : fmt.percent(row.keaktifanPercent).replace(/\s?%$/, '')
    const spoken = t('month.tileSpoken', { percent: fmt.percent(row.keaktifanPercent), inactive: fmt.count(row.inactive), gap: fmt.count(row.gapHeads) })
    return [{ code: area.code, name: area.name, ...area.tile, step: stepOf(row.keaktifanPercent, row.meetsKeaktifan, threshold, bounds), text, spoken }]
  })
}

function legend([low, middle, high]: readonly [number, number, number]) {
  const at = (value: number) => fmt.threshold(value)
  return [
    { step: 0 as const, text: `< ${at(low)}` },
    { step: 1 as const, text: `${at(low)} – ${at(middle)}` },
    { step: 2 as const, text: `${at(middle)} – ${at(high)}` },
    { step: 3 as const, text: `≥ ${at(high)}` },
  ]
}

/** Keaktifan of the villages as tiles and as a table. */
export function VillageCard({ month, area }: { month: MonthView; area?: string }) {
  const { regency } = useOffice()
  const areas = useAreas()
  const reach = useReach()
  const navigate = useNavigate()
  const router = useRouter()
  const rows = useRead(GetBreakdown, { regency: regency.code, month: month.month, area, by: 'village' })
  const { threshold, percent } = officialKeaktifan(month)
  const bounds = boundsOf(Number(percent ?? threshold), threshold)
  const title = t('month.villages')
  const to = (code: string) => ({ to: '/wilayah/$code' as const, params: { code: reach(code) }, search: {} })
  return (
    <Await read={rows} rows={1} height={403}>
      {(data) => {
        if (data.rows.length === 0) return <Empty>{t('month.noVillages')}</Empty>
        const tiles = areas.state === 'ready' ? tilesOf(areas.data.areas, data.rows, threshold, bounds) : []
        const worst = [...data.rows].filter((row) => row.keaktifanPercent !== null).sort((a, b) => Number(a.keaktifanPercent) - Number(b.keaktifanPercent))[0]
        const table = <BreakdownTable by="village" rows={data.rows} caption={title} />
        if (tiles.length === 0) return table
        return (
          <Twin
            title={title}
            kind="tiles"
            picture={
              <TileMap
                label={title}
                tiles={tiles}
                legend={legend(bounds)}
                href={(code) => router.buildLocation(to(code)).href}
                onOpen={(code) => void navigate(to(code))}
              />
            }
            table={table}
            note={
              worst &&
              data.rows.length > 1 && (
                <Note>{t('month.worst', { name: worst.name, percent: fmt.percent(worst.keaktifanPercent), inactive: fmt.count(worst.inactive) })}</Note>
              )
            }
          />
        )
      }}
    </Await>
  )
}
