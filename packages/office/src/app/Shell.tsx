import { Skeletons } from '@semesta/ui'
import { Navigate, Outlet, useLocation, useRouter, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { t, withTexts } from '../i18n/index.ts'
import { Refused } from './Await.tsx'
import { Header } from './Header.tsx'
import { NavList } from './NavList.tsx'
import { Notices } from './Notices.tsx'
import { chooseRegency, type Me, OfficeProvider, useMe, useMonths } from './office.tsx'
import styles from './Shell.module.css'

const Palette = lazy(withTexts(() => import('./Palette.tsx')))
const MobileNav = lazy(() => import('./MobileNav.tsx'))

/** Frame of every page behind sign-in. Who is not signed in is asked to and comes back to the same address. */
export function Shell() {
  const me = useMe()
  if (me.state === 'loading') return <Waiting />
  if (me.state === 'refused') {
    if (me.problem.status === 401) return <ToSignIn />
    return (
      <div className={styles.waiting}>
        <Refused problem={me.problem} onRetry={me.retry} />
      </div>
    )
  }
  return <Signed me={me.data} />
}

/** Leaves once, with the address of that moment: the address changes while the way to sign-in is still loading. */
function ToSignIn() {
  const router = useRouter()
  useEffect(() => {
    void router.navigate({ to: '/masuk', search: { next: router.state.location.href }, replace: true })
  }, [router])
  return <Waiting />
}

function Waiting() {
  return (
    <div className={styles.waiting}>
      <Skeletons rows={3} height={64} />
    </div>
  )
}

/** A province role has no regency of its own: an empty one without rights stands in, so that the frame is the same. */
function placeOf(me: Me, asked: string | undefined) {
  return chooseRegency(me, asked) ?? { code: '', name: me.provinces[0]?.name ?? '', timeZone: 'Asia/Jakarta', scopes: [], areas: [], newestMonth: null }
}

function Signed({ me }: { me: Me }) {
  const search = useSearch({ from: '__root__' })
  const regency = placeOf(me, search.regency)
  const months = useMonths(regency)
  const path = useLocation({ select: (location) => location.pathname })
  const named = search.month ?? regency.newestMonth
  if (!named && months.state === 'loading' && regency.scopes.includes('figures.read')) return <Waiting />
  const rows = months.state === 'ready' ? months.data.rows : []
  const office = {
    me,
    regency,
    months: rows,
    month: named ?? rows[0]?.month ?? null,
    can: (scope: Me['regencies'][number]['scopes'][number]) => regency.scopes.includes(scope),
  }
  const firstProvince = me.provinces[0]
  if (path === '/' && regency.code === '' && firstProvince) return <Navigate to="/provinsi/$code" params={{ code: firstProvince.code }} replace />
  return (
    <OfficeProvider office={office}>
      <Frame key={regency.code} />
    </OfficeProvider>
  )
}

function useHotkeys(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && (event.target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName))
      const palette = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'
      if (!palette && (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey)) return
      event.preventDefault()
      open()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [open])
}

/** A new page is read from its beginning: focus goes to its content, as it would when a document loads. */
function useFocusOnNewPage() {
  const path = useLocation({ select: (location) => location.pathname })
  const before = useRef(path)
  useEffect(() => {
    if (before.current === path) return
    before.current = path
    document.getElementById('isi')?.focus({ preventScroll: true })
  }, [path])
}

function Frame() {
  const [asked, setAsked] = useState(0)
  const [menu, setMenu] = useState(false)
  const [openPalette] = useState(() => () => setAsked((count) => count + 1))
  useHotkeys(openPalette)
  useFocusOnNewPage()
  return (
    <div className={styles.app}>
      <a href="#isi" className={styles.skip}>
        {t('shell.skip')}
      </a>
      <nav className={styles.nav} aria-label={t('shell.mainNav')}>
        <p className={styles.logo}>
          <i aria-hidden />
          Semesta
        </p>
        <NavList />
      </nav>
      <div className={styles.right}>
        <Header onSearch={openPalette} onMenu={() => setMenu(true)} />
        <main id="isi" tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
      </div>
      <Notices />
      <Suspense fallback={null}>
        {asked > 0 && <Palette asked={asked} />}
        {menu && <MobileNav onClose={() => setMenu(false)} />}
      </Suspense>
    </div>
  )
}
