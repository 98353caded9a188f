import { Empty } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** Before the first month: how to begin. */
export function Beginning() {
  const { can, regency } = useOffice()
  const steps = can('registers.import')
  return (
    <Empty
      title={t('month.noneTitle', { regency: regency.name })}
      action={
        steps && (
          <>
            <Link to="/berkas" search={{}} className={links.button}>
              {t('month.toFiles')}
            </Link>
            <Link to="/bulan" search={{}} className={`${links.button} ${links.ghost}`}>
              {t('month.toBuild')}
            </Link>
          </>
        )
      }
    >
      {steps ? t('month.noneBegin') : t('month.noneWait')}
    </Empty>
  )
}
