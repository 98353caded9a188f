import './app/styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startLang } from './i18n/index.ts'

// A newer office removes the chunks of the one before: a page that misses one takes up the newer office, once.
window.addEventListener('vite:preloadError', (event) => {
  if (sessionStorage.getItem('semesta-reloaded') === import.meta.url) return
  sessionStorage.setItem('semesta-reloaded', import.meta.url)
  event.preventDefault()
  window.location.reload()
})

const root = document.getElementById('root')
if (!root) throw new Error('no root element')
const render = createRoot(root)
startLang().then(() => render.render(<App />))
