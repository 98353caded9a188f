import { Drawer } from '@mantine/core'
import { t } from '../i18n/index.ts'
import { NavList } from './NavList.tsx'

/** The rooms on a narrow screen. */
export default function MobileNav({ onClose }: { onClose: () => void }) {
  return (
    <Drawer opened onClose={onClose} title="Semesta" size={270} closeButtonProps={{ 'aria-label': t('shell.closeMenu') }}>
      <nav aria-label={t('shell.mainNav')}>
        <NavList onGo={onClose} />
      </nav>
    </Drawer>
  )
}
