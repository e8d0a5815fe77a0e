import { join } from 'node:path'
import { rolldown, type Plugin } from 'rolldown'
import { compiledPath, SERVER_ENTRIES } from '../bundle.ts'
import { EMBEDDED } from './embedded-root.ts'

/** Replacements of builtins for the server's modules. They read files and start threads from inside the executable. */
const REPLACED: { readonly [builtin: string]: string } = {
  'node:fs': 'embedded-files.ts',
  'node:fs/promises': 'embedded-files-promises.ts',
  'node:worker_threads': 'embedded-threads.ts',
}

const MAIN = 'src/main'
const RULES = 'src/openlineage/producer-rules'

/** The program, and each thread, in one file with all dependencies. */
export interface ExecutableBundles {
  /** CommonJS, because the main script of an executable has to be. */
  readonly main: string
  /** The text of each thread's module by its path, such as `src/store/embedded/writer.js`. */
  readonly threads: ReadonlyMap<string, string>
  /** The files of all modules in them. */
  readonly modules: ReadonlySet<string>
}

export async function bundleExecutable(root: string): Promise<ExecutableBundles> {
  const modules = new Set<string>()
  const bundle = async (entry: string, format: 'cjs' | 'esm'): Promise<string> => {
    const built = await rolldown({
      cwd: root,
      input: `${root}${entry}.ts`,
      platform: 'node',
      tsconfig: `${root}tsconfig.json`,
      plugins: [fromExecutable(root)],
    })
    const { output } = await built.generate({ format, keepNames: true, codeSplitting: false })
    for (const id of output[0].moduleIds) modules.add(id)
    return output[0].code
  }
  const main = await bundle(MAIN, 'cjs')
  const threads = new Map<string, string>()
  for (const entry of SERVER_ENTRIES)
    if (entry !== MAIN && entry !== RULES) threads.set(`${entry}.js`, await bundle(entry, 'esm'))
  return { main, threads, modules }
}

/** Has modules read, start and import what the executable contains instead of files on disk. */
const fromExecutable = (root: string): Plugin => ({
  name: 'from-executable',
  resolveId(source, importer) {
    const replacement = REPLACED[source]
    if (replacement === undefined || importer?.startsWith(join(root, 'src')) !== true) return null
    return join(root, 'bin', 'executable', replacement)
  },
  transform: {
    filter: { id: /\/(src|grammar)\/.*\.ts$/u },
    handler: (code, id) => ({
      code: code
        .replaceAll('import.meta.url', JSON.stringify(`${EMBEDDED}${compiledPath(root, id)}`))
        // A thread contains the rules for producers.
        .replaceAll(/import\(producerRulesModule!?\)/gu, `import(${JSON.stringify(`${root}${RULES}.ts`)})`),
      map: null,
    }),
  },
})
