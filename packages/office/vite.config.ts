import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { contractWire } from './contract-wire.ts'

export default defineConfig({
  plugins: [contractWire(), react()],
  build: { target: 'es2023', assetsInlineLimit: 0, reportCompressedSize: false },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:8080' } },
})
