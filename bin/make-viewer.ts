/**
 * After `npm ci` and `npm install` in a checkout: builds the viewer, so that a server started next shows it. Where the tools for
 * that were left out (`--omit=dev`), it says so and goes on: the API does without.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))

if (existsSync(`${root}node_modules/vite/bin/vite.js`) && existsSync(`${root}src/web/index.html`))
  execFileSync('npm', ['run', '-s', 'build:web'], { cwd: root, stdio: 'inherit' })
else console.warn('The viewer is not built: Vite is not installed (`npm ci` without --omit=dev brings it).')
