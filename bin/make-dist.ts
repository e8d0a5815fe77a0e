/**
 * `npm run build`: makes `dist/`, which is packed: the bundled server and its threads, the modules that other programs import with
 * their declarations, and the files that the server reads. Does nothing if `dist/` is newer than all sources.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isCurrent } from './is-current.ts'
import { bundlePackage, LIBRARY_ENTRIES } from './bundle.ts'
import { PACKAGE_FILES } from './package-files.ts'
import { writeDeclarations } from './write-declarations.ts'

const root = new URL('../', import.meta.url)
const dist = new URL('dist/', root)

/** A program that imports the schema hands it to a validator; no type can say more than that it is a JSON Schema. */
const SCHEMA_TYPES = `declare const schema: {
  readonly $schema: string
  readonly $ref: string
  readonly title: string
  readonly description: string
  readonly $defs: { readonly [name: string]: object }
}
export default schema
`

if (isCurrent(fileURLToPath(root), 'dist/package.json')) process.exit()
rmSync(dist, { recursive: true, force: true })
await bundlePackage(fileURLToPath(root), fileURLToPath(dist))
writeDeclarations(fileURLToPath(root), fileURLToPath(dist), LIBRARY_ENTRIES)
for (const [script, built] of [
  ['build:web', 'src/web/built/index.html'],
  ['build:docs', 'docs/built/index.html'],
] as const)
  if (!isCurrent(fileURLToPath(root), built))
    execFileSync('npm', ['run', '-s', script], { cwd: fileURLToPath(root), stdio: 'inherit' })
for (const path of PACKAGE_FILES) cpSync(new URL(path, root), new URL(path, dist), { recursive: true })
cpSync(new URL('docs/query-tree.schema.json', root), new URL('query-tree.schema.json', dist))
writeFileSync(new URL('query-tree.schema.json.d.ts', dist), SCHEMA_TYPES)
const { version } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  readonly version: string
}
writeFileSync(new URL('package.json', dist), `${JSON.stringify({ type: 'module', version })}\n`)
