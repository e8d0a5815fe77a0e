import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { Writable } from 'node:stream'
import { CommandFailed } from './command-failed.ts'
import { withProgress } from './progress-line.ts'
import type { Terminal } from './terminal.ts'

/** `export [FILE|-]`: writes the lines from `exportTo` as NDJSON, gzipped if the name of the file ends in `.gz`. */
export async function exportCommand(
  exportTo: (write: (line: string) => Promise<void>) => Promise<number>,
  path: string,
  terminal: Terminal,
): Promise<void> {
  const rows = await withProgress(terminal, 'export', (progress) => {
    let lines = 0
    const counting = (write: (line: string) => Promise<void>) => (line: string) => {
      progress.show(`${++lines} lines`)
      return write(line)
    }
    return path === '-'
      ? exportTo(counting((line) => put(terminal.out, line)))
      : toFile(path, (write) => exportTo(counting(write)))
  })
  terminal.err.write(`${rows} ${rows === 1 ? 'row' : 'rows'} exported\n`)
}

/**
 * Writes to `PATH.partial` and renames it at the end, so that an export that breaks off leaves no file, and an existing file
 * unchanged. Pipes and devices are written directly.
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
    // The next write reports the error; a disk may fill at any time.
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
    throw isFileError(error)
      ? new CommandFailed(`${path} cannot be written: ${reasonOf(error, path)}`, 'tributary help export')
      : error
  }
}

async function put(sink: Writable, line: string): Promise<void> {
  if (!sink.write(`${line}\n`)) await once(sink, 'drain')
}

function reasonOf({ code }: NodeJS.ErrnoException, path: string): string {
  switch (code) {
    case 'ENOENT':
      return `the folder ${dirname(path)} does not exist. Create it, or choose another file.`
    case 'ENOSPC':
      return 'the disk is full. Free some space, or choose another disk.'
    case 'EACCES':
    case 'EPERM':
      return 'permission denied. Choose another file.'
    case 'EISDIR':
      return 'it is a folder. Choose a file in it.'
    default:
      return `${code}.`
  }
}

const isFileError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error && 'code' in error
