import { Link } from '@tanstack/react-router'
import { t } from '../i18n/index.ts'
import { groupsFor } from './nav.ts'
import { useOffice } from './office.tsx'
import styles from './Shell.module.css'

/** The rooms this person may enter. */
export function NavList({ onGo }: { onGo?: () => void }) {
  const { me, can } = useOffice()
  return (
    <>
      {groupsFor(can).map((group) => (
        <div key={group.label ?? 'start'}>
          {group.label && <p className={styles.group}>{t(group.label)}</p>}
          <ul className={styles.links}>
            {group.places.map((place) => (
              <li key={place.to}>
                <Link
                  to={place.to}
                  search={{}}
                  activeOptions={{ exact: place.to === '/', includeSearch: false }}
                  activeProps={{ className: styles.on }}
                  onClick={onGo}
                >
                  {t(place.label)}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {me.provinces.length > 0 && (
        <div>
          <p className={styles.group}>{t('nav.province')}</p>
          <ul className={styles.links}>
            {me.provinces.map((province) => (
              <li key={province.code}>
                <Link
                  to="/provinsi/$code"
                  params={{ code: province.code }}
                  search={{}}
                  activeOptions={{ includeSearch: false }}
                  activeProps={{ className: styles.on }}
                  onClick={onGo}
                >
                  {province.name}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
