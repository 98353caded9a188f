import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { cssVariables, LangProvider, theme } from '@semesta/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useLangInForce } from '../i18n/index.ts'
import { queries } from './api.ts'
import { onFirstToast } from './notify.ts'
import { router } from './router.tsx'

const Toasts = lazy(() => import('./Toasts.tsx'))
const scheme = localStorageColorSchemeManager({ key: 'semesta-scheme' })

/** The whole office. Another language draws everything anew; what was read from the server stays. */
export function App() {
  const lang = useLangInForce()
  const [hasToasts, setHasToasts] = useState(false)
  useEffect(() => onFirstToast(() => setHasToasts(true)), [])
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} colorSchemeManager={scheme} defaultColorScheme="auto">
      <LangProvider lang={lang}>
        <QueryClientProvider client={queries}>
          <RouterProvider key={lang} router={router} />
          <Suspense fallback={null}>{hasToasts && <Toasts />}</Suspense>
        </QueryClientProvider>
      </LangProvider>
    </MantineProvider>
  )
}
