import { createReadStream } from 'node:fs'
import { byteLines, type ByteLine } from './byte-lines.ts'
import { CommandFailed } from './command-failed.ts'
import { inflated } from './inflated.ts'
import type { StoreOptions } from './server-port.ts'
import type { Terminal } from './terminal.ts'
import type { Transfer } from './transfer-port.ts'

/** `import FILE`: fills an empty store with an exported graph, plain or gzipped (told by its first bytes). */
export async function importCommand(
  importGraph: Transfer['importGraph'],
  store: StoreOptions,
  path: string,
  terminal: Terminal,
): Promise<void> {
  if (path === '-')
    throw new CommandFailed(
      'An import needs a file, since it is read twice: once to see that it is whole, once to import it.',
    )
  const rows = await importGraph(store, () => linesOf(path))
  terminal.out.write(`${rows} ${rows === 1 ? 'row' : 'rows'} imported\n`)
}

async function* linesOf(path: string): AsyncGenerator<ByteLine, void, undefined> {
  const file = createReadStream(path)
  try {
    yield* byteLines(await inflated(file))
  } catch (error) {
    if (isReadError(error))
      throw new CommandFailed(
        error.code === 'ENOENT'
          ? `There is no file ${path}.`
          : `${path} cannot be read: it is cut off, damaged or out of reach (${error.code}). Nothing was imported.`,
      )
    throw error
  } finally {
    file.destroy()
  }
}

/** Of the file system or of gzip. */
const isReadError = (error: unknown): error is NodeJS.ErrnoException & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(E|Z_)/.test(error.code)
