import type { SubmittedEntity, SubmittedEvent } from '../../app/read-submitted.ts'
import { err } from '../../lib/result.ts'
import { MAX_DEPTH } from '../decode-json.ts'
import { HttpProblem } from '../http-problem.ts'
import type { ProblemName } from '../problems.ts'
import type { JsonLimits } from './json-shape.ts'
import { readEntityBytes, readEventBytes, type NamespaceAliases } from './read-item.ts'
import { splitBatch, type BatchForm, type ItemBounds } from './split-batch.ts'
import { createThreadPool, PoolFull, ThreadEnded } from './thread-pool.ts'

/**
 * Parses the bodies of events and entities: small ones in the main thread, large ones in worker threads. No body therefore blocks
 * the main thread for more than some tens of milliseconds. Threads serve the holders (`holderOf`) in turn.
 */
export interface BodyReader {
  /** @throws HttpProblem 400 and 413, as `splitBatch` does; 503 if too many large bodies wait */
  split(body: Uint8Array, form: BatchForm, holder: string): Promise<ItemBounds>
  /** Also refuses if too many bodies wait (`busy`) or the thread runs out of memory (`too-large`). */
  event(bytes: Uint8Array, holder: string): Promise<SubmittedEvent>
  /** `at`: the time of arrival in milliseconds since 1970. */
  entity(bytes: Uint8Array, at: number, holder: string): Promise<SubmittedEntity>
  close(): Promise<void>
}

export interface BodyReaderOptions {
  /** The size limit of a body in bytes, after decompression. */
  readonly maxBytes: number
  readonly aliases?: NamespaceAliases
  /** The maximum number of threads. */
  readonly threads: number
}

export type BodyJob = { readonly bytes: Uint8Array } & (
  | { readonly kind: 'split'; readonly form: BatchForm }
  | { readonly kind: 'event' }
  | { readonly kind: 'entity'; readonly at: number }
)

export type BodyResult =
  | { readonly kind: 'bounds'; readonly bounds: ItemBounds | SplitProblem }
  | { readonly kind: 'event'; readonly read: SubmittedEvent }
  | { readonly kind: 'entity'; readonly read: SubmittedEntity }
  /** The server has a fault. */
  | { readonly kind: 'failed'; readonly message: string }

/** An HttpProblem as a message between threads. */
export interface SplitProblem {
  readonly problem: ProblemName
  readonly message: string
}

/** The kind of job for each kind of result. */
interface JobOf {
  readonly bounds: 'split'
  readonly event: 'event'
  readonly entity: 'entity'
  readonly failed: never
}

export interface BodyThreadData {
  readonly item: JsonLimits
  readonly body: JsonLimits
  readonly aliases: NamespaceAliases
}

/** The largest body that the main thread parses. The worst case, 64 KiB of empty objects, takes 15 ms; a recorded event takes 1 ms. */
const INLINE_BYTES = 64 * 1024
/** The maximum number of large bodies that wait for a thread. */
const MAX_WAITING = 256
const IDLE_MS = 30_000
const MIB = 1024 ** 2

/** The limits of one event or item. Recorded events have one value per 20 bytes. */
export const itemLimits = (maxBytes: number): JsonLimits => ({
  depth: MAX_DEPTH,
  values: Math.max(100_000, Math.floor(maxBytes / 16)),
})

/** The limits of a batch in an array. All its items are parsed once before the first is ingested. */
const bodyLimits = (maxBytes: number): JsonLimits => ({
  depth: MAX_DEPTH,
  values: Math.max(200_000, Math.floor(maxBytes / 8)),
})

/** The file extension of the thread module: `.ts` in a checkout, `.js` in a package. */
const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

export function createBodyReader({ maxBytes, aliases, threads }: BodyReaderOptions): BodyReader {
  const data: BodyThreadData = { item: itemLimits(maxBytes), body: bodyLimits(maxBytes), aliases }
  const pool = createThreadPool<BodyJob, BodyResult>({
    module: new URL(`body-thread.${ending}`, import.meta.url),
    data,
    threads,
    maxWaiting: MAX_WAITING,
    idleMs: IDLE_MS,
    // For the text of the largest item and its parsed values.
    limits: { maxOldGenerationSizeMb: 512 + Math.ceil((8 * maxBytes) / MIB) },
  })

  async function inThread<K extends BodyResult['kind']>(
    holder: string,
    bytes: Uint8Array,
    jobOf: (copy: Uint8Array<ArrayBuffer>) => BodyJob & { readonly kind: JobOf[K] },
  ): Promise<Extract<BodyResult, { readonly kind: K }>> {
    const result = await pool.run(holder, () => {
      // A copy: if the thread ends, the caller still has the body, to store it as a refused event.
      const copy = Uint8Array.from(bytes)
      return { job: jobOf(copy), transfer: [copy.buffer] }
    })
    if (result.kind === 'failed') throw new Error(result.message)
    return result as Extract<BodyResult, { readonly kind: K }>
  }

  return {
    async split(body, form, holder) {
      if (body.byteLength <= INLINE_BYTES) return splitBatch(body, form, data.body)
      try {
        const { bounds } = await inThread<'bounds'>(holder, body, (bytes) => ({ kind: 'split', bytes, form }))
        if (bounds instanceof Uint32Array) return bounds
        throw new HttpProblem(bounds.problem, bounds.message)
      } catch (error) {
        if (error instanceof PoolFull) throw new HttpProblem('unavailable', error.message)
        if (isOutOfMemory(error)) throw new HttpProblem('body-too-large', TOO_MUCH_MEMORY)
        throw error
      }
    },
    async event(bytes, holder) {
      if (bytes.byteLength <= INLINE_BYTES) return readEventBytes(bytes, data.item, aliases)
      return inThread<'event'>(holder, bytes, (copy) => ({ kind: 'event', bytes: copy })).then(
        ({ read }) => read,
        asRefusal,
      )
    },
    async entity(bytes, at, holder) {
      if (bytes.byteLength <= INLINE_BYTES) return readEntityBytes(bytes, data.item, aliases, at)
      return inThread<'entity'>(holder, bytes, (copy) => ({ kind: 'entity', bytes: copy, at })).then(
        ({ read }) => read,
        asRefusal,
      )
    },
    close: () => pool.close(),
  }
}

const TOO_MUCH_MEMORY =
  'parsing the body needs more memory than the server allows for one body: send less in one request'

const isOutOfMemory = (error: unknown): boolean => error instanceof ThreadEnded && error.isMemory

function asRefusal(error: unknown): Extract<SubmittedEvent, { readonly ok: false }> {
  if (error instanceof PoolFull) return err({ fault: 'busy', reason: error.message })
  if (isOutOfMemory(error)) return err({ fault: 'too-large', reason: TOO_MUCH_MEMORY })
  throw error
}
