/**
 * `npm ci` and `npm install` in a checkout run this after the installation. It builds the viewer, so that the next start of the
 * server serves it. With `--omit=dev`, Vite is missing: it prints a warning and succeeds, because the API needs no viewer.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))

if (existsSync(`${root}node_modules/vite/bin/vite.js`) && existsSync(`${root}src/web/index.html`))
  execFileSync('npm', ['run', '-s', 'build:web'], { cwd: root, stdio: 'inherit' })
else console.warn('The viewer is not built: Vite is not installed (`npm ci` without --omit=dev brings it).')
