/**
 * npm runs this after it has installed the dependencies of a checkout. It builds the viewer and the documentation, so that the next
 * start of the server serves them. It is the script `dependencies` and not `prepare`, because npm warns about a `prepare` in the
 * packed file, which it does not run. With `--omit=dev`, the tools are missing: it prints a warning and succeeds, because the API
 * needs neither.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))

if (existsSync(`${root}node_modules/vite/bin/vite.js`) && existsSync(`${root}src/web/index.html`))
  for (const script of ['build:web', 'build:docs'])
    execFileSync('npm', ['run', '-s', script], { cwd: root, stdio: 'inherit' })
else
  console.warn(
    'The viewer and the documentation are not built: Vite is not installed (`npm ci` without --omit=dev brings it).',
  )
