import { randomUUID } from 'node:crypto'
import type { ChangeSet, Merge } from '../../domain/merge-protocol.ts'
import { StoreUnavailable, StoreUnusable, TooMuchAtOnce } from '../lineage-store.ts'
import { applyChangeSet } from './apply-change-set.ts'
import type { Database, OpenTransaction } from './database.ts'
import { isBeyondItsOwn, isRetryable, isTooMuch, isUnanswered, toStoreError } from './errors.ts'
import { KnownRows } from './known-rows.ts'
import { MergeUnderWay } from './merge-under-way.ts'
import { takeWriteLock, WRITE_MS, type Versions } from './write-lock.ts'

/**
 * Transactions of more rows than this are too large where the server has no memory or time for them; smaller ones come at
 * a bad moment, and are tried again later, unless they reach a bound that is theirs alone.
 */
const MANY_ROWS = 5_000
/** How long the server is asked again where it says that this may help; clients wait for five seconds. */
const PATIENCE_MS = 3_000
const FIRST_PAUSE_MS = 50
/**
 * What is known is believed no longer than this after the last commit. No program but Tributary writes the graph, and
 * each leaves its sign; but a person who deletes in the Browser what a test left behind should find it gone.
 */
const BELIEVED_MS = 5_000

export interface Writer {
  /**
   * Carries out merges one after another, each in one transaction under the write lock, and resolves with the warnings
   * after the commit. `begin` makes the merge anew each time that it has to be tried again.
   * @throws StoreUnavailable if a later try may succeed; nothing was written, unless the server stopped answering during the
   * commit: then it may have been, and merging the same events again changes nothing
   * @throws TooMuchAtOnce if nothing was written and only less may succeed
   * @throws StoreUnusable if another version of the program has taken over the graph
   */
  write(begin: () => Merge): Promise<readonly string[]>
  /** Does something else in its turn, while this process writes nothing. */
  alone<T>(work: () => Promise<T>): Promise<T>
  /** Resolves when all that was asked for so far is done. */
  idle(): Promise<void>
}

interface Job {
  readonly kind: 'merge'
  readonly begin: () => Merge
  readonly resolve: (warnings: readonly string[]) => void
  readonly reject: (error: unknown) => void
}

interface Alone {
  readonly kind: 'alone'
  /** Settles the call; never rejects. Resolves with what went wrong. */
  readonly work: () => Promise<unknown>
}

/** The next job and its merge, begun while the commit before was being written. */
interface Ahead {
  readonly job: Job
  readonly merge: MergeUnderWay
}

/**
 * The one writer of this process. While the server carries out one commit, the merge of the next is under way here: it
 * reads what it does not know through the transaction before, behind that one's changes and still under its lock. The
 * sign on the Writer proves when the next transaction has the lock that no one wrote in between; where another process
 * did, the merge is made again from the start, and so is what is known of the graph.
 */
export function createWriter(database: Database, versions: Versions): Writer {
  const queue: (Job | Alone)[] = []
  const known = new KnownRows()
  /** The sign of the commit after which the graph is as known. */
  let sign: string | undefined
  let signedAt = 0
  let working: Promise<void> | undefined
  /** Called when a job has come while a commit is being written. */
  let onJob: () => void = () => undefined

  function forget(): void {
    known.forget()
    sign = undefined
  }

  async function work(): Promise<void> {
    let ahead: Ahead | undefined
    for (;;) {
      const job = ahead?.job ?? queue.shift()
      if (job === undefined) break
      if (job.kind === 'alone') {
        const error = await job.work()
        forget()
        if (isUnanswered(error)) rejectMerges(error)
        continue
      }
      try {
        const { warnings, next } = await commit(job, ahead?.merge)
        ahead = next
        job.resolve(warnings)
      } catch (error) {
        ahead = undefined
        job.reject(toStoreError(error, database.uri))
        if (isUnanswered(error)) rejectMerges(error)
      }
    }
    working = undefined
  }

  /** A server that does not answer is found out once: their senders do not wait for each of them to do so. */
  function rejectMerges(error: unknown): void {
    for (const job of queue.splice(0))
      if (job.kind === 'merge') job.reject(toStoreError(error, database.uri))
      else queue.push(job)
  }

  async function commit(job: Job, begun: MergeUnderWay | undefined): ReturnType<typeof attempt> {
    const start = performance.now()
    let afresh = false
    for (let pause = FIRST_PAUSE_MS; ; pause *= 2) {
      try {
        return await attempt(job, begun)
      } catch (error) {
        begun = undefined
        forget()
        if (isRetryable(error) && performance.now() - start + pause < PATIENCE_MS)
          await new Promise((resolve) => setTimeout(resolve, pause))
        else if (afresh || isFinal(error)) throw error
        // What was known may have been wrong, if someone changed the graph by hand.
        else afresh = true
      }
    }
  }

  async function attempt(
    job: Job,
    begun: MergeUnderWay | undefined,
  ): Promise<{ readonly warnings: readonly string[]; readonly next: Ahead | undefined }> {
    let next: Ahead | undefined
    let tx: OpenTransaction | undefined
    let rows = 0
    try {
      tx = await database.begin({ timeoutMs: WRITE_MS })
      const mine = randomUUID()
      const { lastCommit, rebuilding } = await takeWriteLock(tx, mine, versions, database.uri)
      const isKnown =
        sign !== undefined && lastCommit === sign && !rebuilding && performance.now() - signedAt < BELIEVED_MS
      if (!isKnown) {
        forget()
        begun?.giveUp()
        begun = undefined
      }
      const merge = begun ?? new MergeUnderWay(job.begin, known)
      merge.lend(tx)
      const changes = await merge.changes
      rows = rowsOf(changes)
      known.apply(changes)
      const writing = applyChangeSet(tx, changes)
      // Reported where it is awaited.
      writing.catch(() => undefined)
      await sent()
      const lent = tx
      onJob = () => {
        const following = queue[0]
        if (next !== undefined || following?.kind !== 'merge') return
        queue.shift()
        next = { job: following, merge: new MergeUnderWay(following.begin, known) }
        next.merge.lend(lent)
      }
      onJob()
      await writing
      onJob = () => undefined
      await next?.merge.takeBack()
      await tx.commit()
      sign = rebuilding ? undefined : mine
      signedAt = performance.now()
      return { warnings: changes.warnings, next }
    } catch (error) {
      onJob = () => undefined
      begun?.giveUp()
      next?.merge.giveUp()
      if (next !== undefined) queue.unshift(next.job)
      await tx?.abandon()
      if (isBeyondItsOwn(error) || (rows > MANY_ROWS && isTooMuch(error)))
        throw new TooMuchAtOnce(tooMuch(rows, error), { cause: error })
      throw error
    }
  }

  function add(job: Job | Alone): void {
    queue.push(job)
    if (working === undefined) working = work()
    else onJob()
  }

  return {
    write: (begin) => new Promise((resolve, reject) => add({ kind: 'merge', begin, resolve, reject })),
    alone: (work) =>
      new Promise((resolve, reject) =>
        add({
          kind: 'alone',
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

/** Resolves when what was handed to the driver is on its way: a merge keeps this thread busy for long. */
const sent = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

const rowsOf = ({ nodes, edges, aggregates, droppedNodes, droppedEdges }: ChangeSet): number =>
  nodes.length + edges.length + aggregates.length + droppedNodes.length + droppedEdges.length

const tooMuch = (rows: number, error: unknown): string =>
  `${rows === 0 ? 'what it reads of the graph is' : `${rows} rows are`} more than Neo4j takes in one transaction ` +
  `(${error instanceof Error ? error.message : String(error)}): send fewer datasets in one event, or give Neo4j more ` +
  'memory (server.memory.heap.max_size, and db.memory.transaction.max where that is set)'

/** Whether trying again at once is of no use. */
const isFinal = (error: unknown): boolean => {
  const meant = toStoreError(error, '')
  return [StoreUnavailable, StoreUnusable, TooMuchAtOnce].some((kind) => meant instanceof kind)
}
