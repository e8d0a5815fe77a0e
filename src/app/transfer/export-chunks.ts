import { StoreUnavailable } from '../../store/lineage-store.ts'
import { exportGraph, type ExportOptions } from './export-graph.ts'

/** The approximate number of characters per chunk. */
const CHUNK = 64 * 1024
/** How long one chunk waits to be read. Until then the export holds its snapshot, which blocks writers on Neo4j. */
const PATIENCE_MS = 60_000

export interface ExportChunksOptions extends Omit<ExportOptions, 'write' | 'onRow'> {
  readonly patienceMs?: number
}

/**
 * The text of an export, produced as fast as it is read. If the reader ends it early (`return`), it releases its snapshot.
 * @throws what `exportGraph` throws, and StoreUnavailable if nothing is read for a minute; then the trailer is missing
 */
export async function* exportChunks({
  patienceMs = PATIENCE_MS,
  ...options
}: ExportChunksOptions): AsyncGenerator<string, void, undefined> {
  const slot = createSlot(patienceMs)
  let text = ''
  const write = async (line: string): Promise<void> => {
    text += `${line}\n`
    if (text.length < CHUNK) return
    const chunk = text
    text = ''
    await slot.give(chunk)
  }
  const written = exportGraph({ ...options, write })
    .then(() => (text === '' ? undefined : slot.give(text)))
    .finally(() => slot.stop())
  // Awaited again after the last chunk.
  written.catch(() => undefined)
  try {
    for (let chunk = await slot.take(); chunk !== undefined; chunk = await slot.take()) yield chunk
    await written
  } finally {
    slot.stop()
    await written.catch(() => undefined)
  }
}

/** A slot for one chunk between a producer and a consumer. */
function createSlot(patienceMs: number) {
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
    /** Resolves when the chunk has been taken. @throws StoreUnavailable if that takes too long, or the slot is stopped */
    async give(next: string): Promise<void> {
      chunk = next
      change()
      const deadline = performance.now() + patienceMs
      while (!isTaken()) {
        if (isOver) throw new StoreUnavailable('the export was aborted')
        const left = deadline - performance.now()
        if (left <= 0)
          throw new StoreUnavailable(
            `the export was aborted: nothing of it was read for ${patienceMs / 1000} s`,
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
