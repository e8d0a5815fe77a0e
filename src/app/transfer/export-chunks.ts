import { StoreUnavailable } from '../../store/lineage-store.ts'
import { exportGraph, type ExportOptions } from './export-graph.ts'

/** About as many characters are handed over at once. */
const CHUNK = 64 * 1024
/** How long one chunk waits to be taken. Until then the export holds its snapshot, and on Neo4j keeps writers waiting. */
const PATIENCE_MS = 60_000

export interface ExportChunksOptions extends Omit<ExportOptions, 'write' | 'onRow'> {
  readonly patienceMs?: number
}

/**
 * The text of an export, made as fast as it is taken and no faster. Ended early (`return`), it lets go of its snapshot.
 * @throws what `exportGraph` throws, and StoreUnavailable if nothing is taken for a minute: the trailer is missing then
 */
export async function* exportChunks({
  patienceMs = PATIENCE_MS,
  ...options
}: ExportChunksOptions): AsyncGenerator<string, void, undefined> {
  const place = handOver(patienceMs)
  let text = ''
  const write = async (line: string): Promise<void> => {
    text += `${line}\n`
    if (text.length < CHUNK) return
    const chunk = text
    text = ''
    await place.give(chunk)
  }
  const written = exportGraph({ ...options, write })
    .then(() => (text === '' ? undefined : place.give(text)))
    .finally(() => place.stop())
  // Met by whoever takes the next chunk.
  written.catch(() => undefined)
  try {
    for (let chunk = await place.take(); chunk !== undefined; chunk = await place.take()) yield chunk
    await written
  } finally {
    place.stop()
    await written.catch(() => undefined)
  }
}

/** One place for a chunk, between one that gives and one that takes. */
function handOver(patienceMs: number) {
  let chunk: string | undefined
  let isOver = false
  let onChange = (): void => undefined
  let changed = new Promise<void>((resolve) => (onChange = resolve))
  const change = (): void => {
    onChange()
    changed = new Promise((resolve) => (onChange = resolve))
  }
  const isTaken = (): boolean => chunk === undefined
  return {
    /** Resolves when the chunk has been taken. @throws StoreUnavailable if that takes too long, or nobody takes any more */
    async give(next: string): Promise<void> {
      chunk = next
      change()
      const deadline = performance.now() + patienceMs
      while (!isTaken()) {
        if (isOver) throw new StoreUnavailable('the export was broken off')
        const left = deadline - performance.now()
        if (left <= 0)
          throw new StoreUnavailable(
            `the export was broken off: nothing of it was read for ${patienceMs / 1000} s`,
          )
        await orAfter(changed, left)
      }
    },
    /** The next chunk; undefined at the end. */
    async take(): Promise<string | undefined> {
      for (;;) {
        if (chunk !== undefined && !isOver) {
          const taken = chunk
          chunk = undefined
          change()
          return taken
        }
        if (isOver) return undefined
        await changed
      }
    },
    stop(): void {
      isOver = true
      change()
    },
  }
}

async function orAfter(work: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([work, late])
  clearTimeout(timer)
}
