import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

/** Where `npm run dev:web` finds a running server. */
const server = process.env.TRIBUTARY_URL ?? 'http://127.0.0.1:8080'

/** The viewer: what `npm run build:web` lays into `built/`, from where the server serves it. */
export default defineConfig({
  root: here('.'),
  plugins: [react()],
  build: {
    outDir: here('built'),
    emptyOutDir: true,
    // Small files stay files: the content policy takes no data: scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
  worker: { format: 'es' },
  server: {
    proxy: { '/api': { target: server, changeOrigin: true }, '/healthz': server, '/readyz': server },
  },
})
