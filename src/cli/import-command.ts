import { createReadStream } from 'node:fs'
import { byteLines, type ByteLine } from './byte-lines.ts'
import { CommandFailed } from './command-failed.ts'
import { gunzipIfNeeded } from './gunzip-if-needed.ts'
import { withProgress, type ProgressLine } from './progress-line.ts'
import type { StoreOptions } from './server-port.ts'
import type { Terminal } from './terminal.ts'
import type { Transfer } from './transfer-port.ts'

/** `import FILE`: imports an exported graph into an empty store. Detects gzip by the first bytes. */
export async function importCommand(
  importGraph: Transfer['importGraph'],
  store: StoreOptions,
  path: string,
  { json }: { readonly json: boolean },
  terminal: Terminal,
): Promise<void> {
  if (path === '-')
    throw new CommandFailed(
      'An import needs a file, not standard input, because it reads it twice: to check that it is complete, and to import it.',
      'tributary help export',
    )
  const rows = await withProgress(terminal, 'import', (progress) => {
    const passes = ['checked', 'read']
    return importGraph(store, () => counted(linesOf(path), progress, passes.shift() ?? 'read'))
  })
  terminal.out.write(
    json ? `${JSON.stringify({ rows })}\n` : `${rows} ${rows === 1 ? 'row' : 'rows'} imported\n`,
  )
}

async function* counted(
  lines: AsyncIterable<ByteLine>,
  progress: ProgressLine,
  what: string,
): AsyncGenerator<ByteLine, void, undefined> {
  let count = 0
  for await (const line of lines) {
    progress.show(`${++count} lines ${what}`)
    yield line
  }
}

async function* linesOf(path: string): AsyncGenerator<ByteLine, void, undefined> {
  const file = createReadStream(path)
  try {
    yield* byteLines(await gunzipIfNeeded(file))
  } catch (error) {
    if (isReadError(error))
      throw new CommandFailed(
        error.code === 'ENOENT'
          ? `The file ${path} does not exist.`
          : `${path} cannot be read: it is incomplete, damaged or not accessible (${error.code}). Nothing was imported.`,
        'tributary help export',
      )
    throw error
  } finally {
    file.destroy()
  }
}

/** Whether an error comes from the file system or from gzip. */
const isReadError = (error: unknown): error is NodeJS.ErrnoException & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^(E|Z_)/.test(error.code)
