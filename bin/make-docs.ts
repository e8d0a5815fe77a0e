/**
 * `npm run build:docs`: builds the documentation into `docs/built`, which the server serves at `/docs/`. Prints the output of
 * VitePress only if the build fails, because its esbuild warns about the newer target in tsconfig.json.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const { status, stdout, stderr } = spawnSync(
  process.execPath,
  ['node_modules/vitepress/bin/vitepress.js', 'build', 'docs'],
  { cwd: root, encoding: 'utf8' },
)
if (status !== 0) {
  process.stderr.write(`${stdout}${stderr}`)
  process.exit(1)
}
