import { CountPairs } from '@semesta/contract'
import { StatusTag } from '@semesta/ui'
import { Link } from '@tanstack/react-router'
import { useRead } from '../../app/api.ts'
import { fmt } from '../../app/format.ts'
import links from '../../app/links.module.css'
import { useOffice } from '../../app/office.tsx'
import { t } from '../../i18n/index.ts'

/** What of the linkage waits for this person, for the list of what to do today; silent when nothing does. */
export function PairsWaiting() {
  const { regency, can } = useOffice()
  const read = useRead(CountPairs, { regency: regency.code }, { when: can('linkage.review') })
  if (read.state !== 'ready') return null
  const { total, rupiahPerMonth, states } = read.data
  const second = states.find((it) => it.key === 'second')?.pairs ?? 0
  const waiting = [
    { key: 'open' as const, pairs: total, text: t('linkage.head-open', { pairs: fmt.count(total), rupiah: fmt.rupiahShort(rupiahPerMonth) }) },
    { key: 'second' as const, pairs: second, text: t('linkage.headFree-second', { pairs: fmt.count(second) }) },
  ].filter((it) => it.pairs > 0)
  if (waiting.length === 0) return null
  return (
    <ul className={links.list} style={{ marginBottom: 12 }}>
      {waiting.map((it) => (
        <li key={it.key}>
          <StatusTag tone="warn">{t('nav.linkage')}</StatusTag>{' '}
          <Link to="/padanan" search={it.key === 'open' ? {} : { state: it.key }} className={links.link}>
            {it.text}
          </Link>
        </li>
      ))}
    </ul>
  )
}
