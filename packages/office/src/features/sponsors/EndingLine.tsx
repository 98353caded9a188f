import { ListSponsors } from '@semesta/contract'
import { StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'
import { endingSoon } from './ending.ts'

/** On Beranda: whose cover by a donor ends before long. */
export function EndingLine() {
  const { regency, can } = useOffice()
  const read = useRead(ListSponsors, { regency: regency.code }, { when: can('sponsors.read') })
  const ending = read.state === 'ready' ? endingSoon(read.data.pledges, read.data.warnMonths).slice(0, 3) : []
  if (ending.length === 0) return null
  return (
    <ul className={links.list} style={{ marginBottom: 12 }}>
      {ending.map((it) => (
        <li key={it.id}>
          <StatusTag tone="warn">{t('nav.sponsors')}</StatusTag>{' '}
          <Link to="/donatur/janji/$pledgeId" params={{ pledgeId: it.id }} search={{}} className={links.link}>
            {t('sponsors.endingLine', { heads: fmt.count(it.heads), sponsor: it.sponsor, until: fmt.month(it.untilMonth ?? '') })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
