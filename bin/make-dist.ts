/**
 * `npm run build`: makes `dist/`, which is what is packed. Node strips no types below `node_modules`, so the sources are compiled
 * there, and what they read at run time is laid beside them as it lies in a checkout.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../', import.meta.url)
const dist = new URL('dist/', root)

/** Folders and files that are read at run time: statements, migrations, the viewer, saved queries, and what the demo replays. */
const DATA = [
  'cypher',
  'queries',
  'src/store/embedded/schema',
  'src/web/built',
  'examples/dbt-shop/events.ndjson',
  'examples/spark-warehouse/events.ndjson',
]

rmSync(dist, { recursive: true, force: true })
execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], {
  cwd: fileURLToPath(root),
  stdio: 'inherit',
})
execFileSync('npm', ['run', '-s', 'build:web'], { cwd: fileURLToPath(root), stdio: 'inherit' })
for (const path of DATA) cpSync(new URL(path, root), new URL(path, dist), { recursive: true })
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  readonly version: string
}
writeFileSync(new URL('package.json', dist), `${JSON.stringify({ type: 'module', version })}\n`)
