import { GetMovements } from '@semesta/contract'
import { Card, Empty } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { Await } from '../../app/Await.tsx'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { MovementTable } from './MovementTable.tsx'
import { linesOf } from './movements.ts'

/** What changed since the month before, in short: one line a kind. */
export function MovementsCard({ month, area }: { month: string; area?: string }) {
  const { regency } = useOffice()
  const read = useRead(GetMovements, { regency: regency.code, month, area })
  const before = read.state === 'ready' ? read.data.before : null
  return (
    <Card title={t('nav.movements')} aside={before && t('movements.against', { month: fmt.month(before.month) })}>
      <Await read={read} rows={4} height={32}>
        {(data) =>
          data.before === null ? (
            <Empty>{t('movements.noBefore')}</Empty>
          ) : (
            <>
              <MovementTable lines={linesOf(data.rows).filter((line) => !line.isPart)} area={area} />
              <Link to="/perubahan" search={{ area }} className={links.link}>
                {t('movements.open')}
              </Link>
            </>
          )
        }
      </Await>
    </Card>
  )
}
