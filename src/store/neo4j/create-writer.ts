import { randomUUID } from 'node:crypto'
import type { ChangeSet, Merge } from '../../domain/merge-protocol.ts'
import { StoreUnavailable, StoreUnusable, TooMuchAtOnce } from '../lineage-store.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Database, OpenTransaction } from './database.ts'
import {
  exceedsTransactionMemory,
  isResourceExhausted,
  isRetryable,
  isUnanswered,
  toStoreError,
} from './errors.ts'
import { FactCache } from './fact-cache.ts'
import { PendingMerge } from './pending-merge.ts'
import { takeWriteLock, WRITE_MS, type Versions } from './write-lock.ts'

/**
 * If the server lacks memory or time for a transaction with more rows than this, the transaction is too large. A smaller one
 * may succeed later, unless it exceeds the memory that a single transaction may have.
 */
const LARGE_ROWS = 5_000
/** Milliseconds during which errors that the server calls transient are retried. Clients wait five seconds. */
const RETRY_MS = 3_000
const FIRST_PAUSE_MS = 50
/**
 * The cache is valid for this long after the last commit. Other Tributary processes are detected by the last commit. But a
 * person may delete test data in Neo4j Browser, and expects it to be gone.
 */
const CACHE_TTL_MS = 5_000

export interface Writer {
  /**
   * Runs merges one after another, each in one transaction under the write lock. Resolves with the warnings after the
   * commit. Calls `begin` for each attempt.
   * @throws StoreUnavailable if a retry may succeed. Nothing was written, unless the server stopped answering during the
   * commit: then the merge may have been committed, and merging the same events again changes nothing.
   * @throws TooMuchAtOnce if nothing was written and only fewer observations may succeed
   * @throws StoreUnusable if another version of the program has upgraded the graph
   */
  write(begin: () => Merge): Promise<readonly string[]>
  /** Runs other work in the order of the calls, while this process writes nothing else. Invalidates the cache. */
  runExclusive<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when all previous calls have ended. */
  idle(): Promise<void>
}

interface MergeTask {
  readonly kind: 'merge'
  readonly begin: () => Merge
  readonly resolve: (warnings: readonly string[]) => void
  readonly reject: (error: unknown) => void
}

interface ExclusiveTask {
  readonly kind: 'exclusive'
  /** Settles the call. Never rejects; resolves with the error if the work failed. */
  readonly work: () => Promise<unknown>
}

/** The next task, whose merge began while the previous commit was written. */
interface NextMerge {
  readonly task: MergeTask
  readonly merge: PendingMerge
}

/**
 * The one writer of this process. While the server executes one commit, this process runs the next merge. What is not
 * cached, the merge reads through the previous transaction: after its changes, and under its lock. When the next
 * transaction has the lock, the last commit on the Writer node shows whether another process has written in between. If so,
 * the cache is invalidated and the merge starts again.
 */
export function createWriter(database: Database, versions: Versions): Writer {
  const queue: (MergeTask | ExclusiveTask)[] = []
  const cache = new FactCache()
  /** The id of the commit that the cache represents. */
  let cachedCommit: string | undefined
  let cachedAt = 0
  let working: Promise<void> | undefined
  /** Called when a task arrives while a commit is being written. */
  let onTask: () => void = () => undefined

  function invalidate(): void {
    cache.invalidate()
    cachedCommit = undefined
  }

  async function work(): Promise<void> {
    let following: NextMerge | undefined
    for (;;) {
      const task = following?.task ?? queue.shift()
      if (task === undefined) break
      if (task.kind === 'exclusive') {
        const error = await task.work()
        invalidate()
        if (isUnanswered(error)) rejectMerges(error)
        continue
      }
      try {
        const { warnings, next } = await commit(task, following?.merge)
        following = next
        task.resolve(warnings)
      } catch (error) {
        following = undefined
        task.reject(toStoreError(error, database.uri))
        if (isUnanswered(error)) rejectMerges(error)
      }
    }
    working = undefined
  }

  /** If the server does not answer, rejects all waiting merges, so that each caller need not wait for its own timeout. */
  function rejectMerges(error: unknown): void {
    for (const task of queue.splice(0))
      if (task.kind === 'merge') task.reject(toStoreError(error, database.uri))
      else queue.push(task)
  }

  async function commit(task: MergeTask, begun: PendingMerge | undefined): ReturnType<typeof attempt> {
    const start = performance.now()
    let isRepeated = false
    for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
      try {
        return await attempt(task, begun)
      } catch (error) {
        begun = undefined
        invalidate()
        if (isRetryable(error) && performance.now() - start + pause < RETRY_MS)
          await new Promise((resolve) => setTimeout(resolve, pause))
        else if (isRepeated || isFinal(error)) throw error
        // The cache may have been outdated, if somebody changed the graph by hand.
        else isRepeated = true
      }
    }
  }

  async function attempt(
    task: MergeTask,
    begun: PendingMerge | undefined,
  ): Promise<{ readonly warnings: readonly string[]; readonly next: NextMerge | undefined }> {
    let next: NextMerge | undefined
    let tx: OpenTransaction | undefined
    let rows = 0
    try {
      tx = await database.begin({ timeoutMs: WRITE_MS })
      const commitId = randomUUID()
      const { lastCommit, rebuilding } = await takeWriteLock(tx, commitId, versions, database.uri)
      const isCacheValid =
        cachedCommit !== undefined &&
        lastCommit === cachedCommit &&
        !rebuilding &&
        performance.now() - cachedAt < CACHE_TTL_MS
      if (!isCacheValid) {
        invalidate()
        begun?.abandon()
        begun = undefined
      }
      const merge = begun ?? new PendingMerge(task.begin, cache)
      merge.useTransaction(tx)
      const changes = await merge.changes
      rows = countRows(changes)
      cache.apply(changes)
      const writing = applyChangeSet(tx, changes)
      // `await writing` below reports the rejection.
      writing.catch(() => undefined)
      await sent()
      const current = tx
      onTask = () => {
        const first = queue[0]
        if (next !== undefined || first?.kind !== 'merge') return
        queue.shift()
        next = { task: first, merge: new PendingMerge(first.begin, cache) }
        next.merge.useTransaction(current)
      }
      onTask()
      await writing
      onTask = () => undefined
      await next?.merge.releaseTransaction()
      await tx.commit()
      cachedCommit = rebuilding ? undefined : commitId
      cachedAt = performance.now()
      return { warnings: changes.warnings, next }
    } catch (error) {
      onTask = () => undefined
      begun?.abandon()
      next?.merge.abandon()
      if (next !== undefined) queue.unshift(next.task)
      await tx?.abandon()
      if (exceedsTransactionMemory(error) || (rows > LARGE_ROWS && isResourceExhausted(error)))
        throw new TooMuchAtOnce(tooMuch(rows, error), { cause: error })
      throw error
    }
  }

  function add(task: MergeTask | ExclusiveTask): void {
    queue.push(task)
    if (working === undefined) working = work()
    else onTask()
  }

  return {
    write: (begin) => new Promise((resolve, reject) => add({ kind: 'merge', begin, resolve, reject })),
    runExclusive: (work) =>
      new Promise((resolve, reject) =>
        add({
          kind: 'exclusive',
          work: () =>
            work().then(resolve, (error: unknown) => {
              reject(error instanceof Error ? error : new Error(String(error)))
              return error
            }),
        }),
      ),
    idle: async () => working,
  }
}

/** Resolves when the driver has sent its statements. A merge would block this thread, and delay them. */
const sent = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const countRows = ({ nodes, edges, aggregates, droppedNodes, droppedEdges }: ChangeSet): number =>
  nodes.length + edges.length + aggregates.length + droppedNodes.length + droppedEdges.length

const tooMuch = (rows: number, error: unknown): string =>
  `${rows === 0 ? 'the rows to read are' : `${rows} rows are`} more than Neo4j accepts in one transaction ` +
  `(${error instanceof Error ? error.message : String(error)}): send fewer datasets in one event, or give Neo4j more ` +
  'memory (server.memory.heap.max_size, and db.memory.transaction.max if that is set)'

/** Whether an immediate retry would fail too. */
const isFinal = (error: unknown): boolean => {
  const storeError = toStoreError(error, '')
  return [StoreUnavailable, StoreUnusable, TooMuchAtOnce].some((kind) => storeError instanceof kind)
}
