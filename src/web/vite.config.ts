import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** The server for `npm run dev:web`. */
const server = process.env.TRIBUTARY_URL ?? 'http://127.0.0.1:8080'

/** Builds the viewer into `built/`, which the server serves. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: {
    outDir: here('built'),
    emptyOutDir: true,
    // Never inline assets: the content security policy forbids data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: {
    proxy: { '/api': { target: server, changeOrigin: true }, '/healthz': server, '/readyz': server },
  },
})
