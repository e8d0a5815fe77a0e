import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Writable } from 'node:stream'
import { CommandFailed } from './command-failed.ts'
import { withProgress } from './progress-line.ts'
import type { Terminal } from './terminal.ts'

/** `export [FILE|-]`: writes the lines that `exportTo` hands over as NDJSON; gzipped where the file's name ends in `.gz`. */
export async function exportCommand(
  exportTo: (write: (line: string) => Promise<void>) => Promise<number>,
  path: string,
  terminal: Terminal,
): Promise<void> {
  const rows = await withProgress(terminal, 'export', (progress) => {
    let lines = 0
    const counting = (write: (line: string) => Promise<void>) => (line: string) => {
      progress.tell(`${++lines} lines`)
      return write(line)
    }
    return path === '-'
      ? exportTo(counting((line) => put(terminal.out, line)))
      : toFile(path, (write) => exportTo(counting(write)))
  })
  terminal.err.write(`${rows} ${rows === 1 ? 'row' : 'rows'} exported\n`)
}

/**
 * The file has its name only once it is whole: what ends before leaves none, and one of that name as it was. Pipes and devices
 * are written as they are.
 */
async function toFile<T>(
  path: string,
  work: (write: (line: string) => Promise<void>) => Promise<T>,
): Promise<T> {
  const isPlain = (await stat(path).catch(() => undefined))?.isFile() ?? true
  const partial = isPlain ? `${path}.partial` : path
  const file = createWriteStream(partial)
  try {
    await once(file, 'open')
    const zip = path.endsWith('.gz') ? createGzip() : undefined
    zip?.pipe(file)
    // Told by whichever write meets it; a disk may fill at any time.
    const failed = once(file, 'error').then(([error]: unknown[]) => Promise.reject(error as Error))
    failed.catch(() => undefined)
    const sink = zip ?? file
    const result = await work(async (line) => {
      if (file.errored !== null) throw file.errored
      if (!sink.write(`${line}\n`)) await Promise.race([once(sink, 'drain'), failed])
    })
    sink.end()
    await finished(file)
    if (isPlain) await rename(partial, path)
    return result
  } catch (error) {
    file.destroy()
    if (isPlain) await rm(partial, { force: true })
    throw isFileError(error) ? new CommandFailed(`${path} cannot be written (${error.code}).`) : error
  }
}

async function put(sink: Writable, line: string): Promise<void> {
  if (!sink.write(`${line}\n`)) await once(sink, 'drain')
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error
