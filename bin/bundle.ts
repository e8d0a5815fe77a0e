import { posix, relative, sep } from 'node:path'
import { rolldown, type InputOptions, type OutputOptions, type Plugin } from 'rolldown'

/**
 * Modules that start by their own file: the program, the worker threads, and the rules for producers, which the threads import
 * by address.
 */
export const SERVER_ENTRIES = [
  'src/main',
  'src/openlineage/producer-rules',
  'src/http/bodies/body-thread',
  'src/store/embedded/checker',
  'src/store/embedded/dead-letters',
  'src/store/embedded/reader',
  'src/store/embedded/verifier',
  'src/store/embedded/writer',
  'src/store/neo4j/writer',
] as const

/** Modules that other programs import. `exports` in package.json names their files. */
export const LIBRARY_ENTRIES = ['src/client/create-client', 'src/web/editor/codemirror'] as const

const input = (root: string, entries: readonly string[]): InputOptions => ({
  cwd: root,
  input: Object.fromEntries(entries.map((name) => [name, `${root}${name}.ts`])),
  // Dependencies stay packages: npm installs, updates and audits them.
  external: /^[^./]/u,
  tsconfig: `${root}tsconfig.json`,
})

const OUTPUT = {
  format: 'esm',
  sourcemap: true,
  keepNames: true,
  entryFileNames: '[name].js',
  chunkFileNames: 'chunks/[name]-[hash].js',
} as const satisfies OutputOptions

/**
 * Bundles the server and its threads into `dist`, and what the package exports. Entry files stay where the sources have them.
 *
 * A chunk contains the modules that the same entries and commands load. Fewer, larger chunks were rejected: they would import each
 * other, so a module could run before those that it uses, and preventing that (`strictExecutionOrder`) slows the start.
 */
export async function bundlePackage(root: string, dist: string): Promise<void> {
  const server = await rolldown({
    ...input(root, SERVER_ENTRIES),
    platform: 'node',
    plugins: [sourceAddresses(root)],
    preserveEntrySignatures: 'allow-extension',
  })
  await server.write({ ...OUTPUT, dir: dist })
  const libraries = await rolldown({ ...input(root, LIBRARY_ENTRIES), platform: 'neutral' })
  await libraries.write({ ...OUTPUT, dir: dist })
}

const DIST = '__TRIBUTARY_DIST__'

/**
 * A module reads files and starts threads by addresses relative to `import.meta.url`. In a chunk, that stays the address that the
 * module would have as a file of its own: `src/store/embedded/migrate.js` still finds `src/store/embedded/schema/`.
 */
const sourceAddresses = (root: string): Plugin => ({
  name: 'source-addresses',
  transform: {
    filter: { id: /\.ts$/u, code: 'import.meta.url' },
    handler: (code, id) => ({
      code: code.replaceAll('import.meta.url', `new URL('${compiledPath(root, id)}', ${DIST}).href`),
      // Lines stay; only columns after the address shift.
      map: null,
    }),
  },
  renderChunk: (code, chunk) => {
    if (!code.includes(DIST)) return null
    const up = posix.relative(posix.dirname(chunk.fileName), '.')
    return { code: code.replaceAll(DIST, `new URL('${up}/', import.meta.url)`), map: null }
  },
})

/** The path of a compiled module in `dist`, such as `src/main.js`. */
export const compiledPath = (root: string, id: string): string =>
  relative(root, id).split(sep).join('/').replace(/\.ts$/u, '.js')
