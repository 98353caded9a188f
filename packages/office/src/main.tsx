import './app/styles.ts'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { startLang } from './i18n/index.ts'

const root = document.getElementById('root')
if (!root) throw new Error('no root element')
const render = createRoot(root)
startLang().then(() => render.render(<App />))
