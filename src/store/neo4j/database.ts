import neo4j, {
  type Config,
  type Driver,
  type ManagedTransaction,
  type Record as Neo4jRecord,
  type SessionConfig,
} from 'neo4j-driver'
import { StoreUnusable } from '../lineage-store.ts'
import { BoundedCall } from './bounded-call.ts'
import { createCredentialsPause } from './credentials-pause.ts'
import { DriverSockets } from './driver-sockets.ts'
import { isAnswer, isDeadlock, toStoreError } from './errors.ts'
import { createStallWatch, type Mode } from './stall-watch.ts'

export interface DatabaseOptions {
  /** `bolt://host:7687`, `neo4j://…`, `neo4j+s://…`. */
  readonly uri: string
  /** Both absent: no authentication. */
  readonly user?: string
  readonly password?: string
  /** Absent: the user's home database. */
  readonly database?: string
}

/** One transaction. Rows are plain objects, integers are numbers. */
export interface Transaction {
  /** Runs a statement. `title` is its purpose in a few words. */
  rows<Row>(text: string, params?: Readonly<Record<string, unknown>>, title?: string): Promise<readonly Row[]>
}

/** A transaction that the caller ends. Its errors are those of the driver; see errors.ts. */
export interface OpenTransaction extends Transaction {
  commit(): Promise<void>
  /** Rolls back, if the transaction has not ended. Never throws. */
  abandon(): Promise<void>
}

export interface TransactionOptions {
  /** The server ends the transaction after this many milliseconds. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

export interface AutoCommitOptions {
  /** Called for each statement: how many milliseconds it may take. */
  readonly timeoutMs: () => number
  readonly signal?: AbortSignal | undefined
}

export interface StreamOptions {
  readonly signal?: AbortSignal | undefined
}

/**
 * The part of the driver that the store uses. Throws StoreUnavailable, StoreUnusable, or errors of wrong statements. All
 * servers of a cluster answer with what this process has written or read before (causal consistency).
 */
export interface Database {
  readonly uri: string
  /** Runs `work` in one writing transaction. Runs it again if the server reports a transient error. */
  write<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions): Promise<T>
  /** Opens a writing transaction. */
  begin(options: Pick<TransactionOptions, 'timeoutMs'>): Promise<OpenTransaction>
  /** Runs `work` in one reading transaction. Runs it again if the server reports a transient error. */
  read<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions): Promise<T>
  /** Runs each reading statement in a transaction of its own: one round trip per statement, without retries. */
  readAutoCommit(options: AutoCommitOptions): Transaction
  /** Runs a statement that needs a transaction of its own, such as a change of the schema. */
  writeAutoCommit(text: string, params?: Readonly<Record<string, unknown>>): Promise<void>
  /** Streams rows that are too many for memory. The statement ends with the iteration, or when the signal aborts. */
  stream<Row>(
    text: string,
    params?: Readonly<Record<string, unknown>>,
    options?: StreamOptions,
  ): AsyncIterable<Row>
  /** @throws StoreUnavailable or StoreUnusable with the reason why the database cannot be read or written */
  assertWritable(): Promise<void>
  /** The bookmarks of this process. Empty with a single server, which needs none. */
  bookmarks(): Promise<readonly string[]>
  /** Makes later reads see what another connection has written. Replaces the bookmarks of the previous call. */
  updateBookmarks(bookmarks: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** Timeout of a connection to the server. Shorter than producers wait. */
const CONNECT_MS = 3_000
/**
 * Milliseconds after the timeout of a transaction, in which the server should end it. The server checks timeouts every two
 * seconds.
 */
const ANSWER_MARGIN_MS = 3_000
/** Longer calls are maintenance, which need not fail if the server pauses for seconds. */
const WATCHED_MS = 30_000
/** Timeout of a statement with a transaction of its own. It may create the index of a large graph. */
const AUTO_COMMIT_MS = 3_660_000
/** How long a dump may wait for its next row. */
const NEXT_ROW_MS = 120_000
/** How long closing waits for the driver, before it destroys the open connections. */
const CLOSE_MS = 2_000

const CONFIG: Partial<Config> = {
  disableLosslessIntegers: true,
  connectionTimeout: CONNECT_MS,
  connectionAcquisitionTimeout: 2 * CONNECT_MS,
  maxTransactionRetryTime: CONNECT_MS,
  userAgent: 'tributary',
  // Errors are thrown, and the caller reports them.
  logging: { level: 'error', logger: () => undefined },
}

/** Fetches all rows of a result at once instead of a thousand at a time. */
const FETCH_ALL: Partial<SessionConfig> = { fetchSize: -1 }

/** Rolled back at once. No statement finds a node without an id. */
const WRITE_PROBE = 'CREATE (:Content)'

/** Attempts of a statement with a transaction of its own, if it deadlocks with other transactions. */
const ATTEMPTS = 8
const BETWEEN_ATTEMPTS_MS = 100

interface CallOptions {
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  readonly session?: Partial<SessionConfig>
  /** Whether the call fails if the server does not answer at all. Default: if it is a short call. */
  readonly watched?: boolean
}

/**
 * Creates a driver without connecting. Every call ends by its own timeout. Short calls also end if the server does not answer
 * at all for three seconds. With `watchesAll`, long calls do too, because others wait for them.
 * @throws StoreUnusable if the address is not a Neo4j address
 */
export function openDatabase(
  options: DatabaseOptions,
  { watchesAll = false }: { readonly watchesAll?: boolean } = {},
): Database {
  const { uri, database } = options
  const driver = openDriver(options)
  const sockets = new DriverSockets()
  const databaseConfig = database === undefined ? {} : { database }
  const pause = createCredentialsPause()
  // A single server needs no bookmarks.
  const bookmarkManager = uri.startsWith('neo4j') ? neo4j.bookmarkManager() : undefined
  const bookmarkConfig = bookmarkManager === undefined ? {} : { bookmarkManager }
  let received: readonly string[] = []
  const watch = createStallWatch(uri, ping)

  /** @throws StoreUnusable if the server has recently refused the credentials */
  function open(mode: Mode, options: CallOptions): BoundedCall {
    const { timeoutMs, signal, session = FETCH_ALL } = options
    const { watched = watchesAll || timeoutMs <= WATCHED_MS } = options
    const refusal = pause.refusal()
    if (refusal !== undefined) throw toStoreError(refusal, uri)
    const config: Partial<SessionConfig> = {
      ...databaseConfig,
      ...bookmarkConfig,
      defaultAccessMode: mode,
      ...session,
    }
    return new BoundedCall(driver.session(config), {
      uri,
      mode,
      signal,
      deadlineMs: Math.max(0, timeoutMs) + ANSWER_MARGIN_MS,
      during: (work) => sockets.during(work),
      watch: watched ? watch : undefined,
    })
  }

  const storeErrorOf = (error: unknown): unknown => {
    pause.note(error)
    return toStoreError(error, uri)
  }

  /** Resolves when the server answers anything. Beginning a transaction compiles no statement. */
  async function ping(mode: Mode): Promise<void> {
    const call = open(mode, { timeoutMs: 0, watched: false })
    try {
      await call.answer(async () => {
        await call.session.beginTransaction()
      })
    } catch (error) {
      if (!isAnswer(error)) throw error
    } finally {
      void call.end()
    }
  }

  async function managed<T>(
    mode: Mode,
    work: (tx: Transaction) => Promise<T>,
    { timeoutMs, signal }: TransactionOptions,
  ): Promise<T> {
    signal?.throwIfAborted()
    const call = open(mode, { timeoutMs, signal })
    try {
      const inside = (tx: ManagedTransaction): Promise<T> => work(transactionOf(tx, call))
      const config = { timeout: wholeMs(timeoutMs) }
      const answer = await call.answer(() =>
        mode === 'READ'
          ? call.session.executeRead(inside, config)
          : call.session.executeWrite(inside, config),
      )
      await call.end()
      return answer
    } catch (error) {
      void call.end()
      signal?.throwIfAborted()
      throw storeErrorOf(error)
    }
  }

  return {
    uri,
    write: (work, how) => managed('WRITE', work, how),
    async begin({ timeoutMs }) {
      const call = open('WRITE', { timeoutMs, watched: true })
      try {
        const tx = await call.answer(async () => ({
          begun: await call.session.beginTransaction({ timeout: wholeMs(timeoutMs) }),
        }))
        return {
          ...transactionOf(tx.begun, call),
          async commit() {
            await call.answer(() => tx.begun.commit())
            await call.end()
          },
          // An open transaction is rolled back with its session.
          abandon: () => call.end(),
        }
      } catch (error) {
        pause.note(error)
        await call.end()
        throw error
      }
    },
    read: (work, how) => managed('READ', work, how),
    readAutoCommit: ({ timeoutMs, signal }) => ({
      async rows<Row>(text: string, params = {}): Promise<readonly Row[]> {
        signal?.throwIfAborted()
        const timeout = wholeMs(timeoutMs())
        const call = open('READ', { timeoutMs: timeout, signal })
        try {
          const { records } = await call.answer(() => call.session.run(text, toParams(params), { timeout }))
          return records.map((record) => rowOf(record) as Row)
        } catch (error) {
          signal?.throwIfAborted()
          throw storeErrorOf(error)
        } finally {
          void call.end()
        }
      },
    }),
    async writeAutoCommit(text, params = {}) {
      for (let attempt = 1; ; attempt++) {
        const call = open('WRITE', { timeoutMs: AUTO_COMMIT_MS })
        try {
          await call.answer(() => call.session.run(text, params))
          return
        } catch (error) {
          // The driver retries only managed transactions.
          if (attempt === ATTEMPTS || !isDeadlock(error)) throw storeErrorOf(error)
        } finally {
          await call.end()
        }
        await new Promise((resolve) => setTimeout(resolve, attempt * BETWEEN_ATTEMPTS_MS))
      }
    },
    async *stream<Row>(text: string, params = {}, { signal }: StreamOptions = {}): AsyncIterable<Row> {
      signal?.throwIfAborted()
      const call = open('READ', { timeoutMs: NEXT_ROW_MS, signal, session: {} })
      try {
        const records = call.session.run(text, params)[Symbol.asyncIterator]()
        for (;;) {
          const next = await call.answer(() => records.next())
          if (next.done === true) return
          yield next.value.toObject() as Row
          call.refresh()
        }
      } catch (error) {
        signal?.throwIfAborted()
        throw storeErrorOf(error)
      } finally {
        await call.end()
      }
    },
    async assertWritable() {
      const call = open('WRITE', { timeoutMs: CONNECT_MS })
      try {
        await call.answer(async () => {
          const tx = await call.session.beginTransaction({ timeout: CONNECT_MS })
          await tx.run(WRITE_PROBE)
          await tx.rollback()
        })
      } catch (error) {
        throw storeErrorOf(error)
      } finally {
        void call.end()
      }
    },
    bookmarks: async () => [...((await bookmarkManager?.getBookmarks()) ?? [])],
    async updateBookmarks(bookmarks) {
      await bookmarkManager?.updateBookmarks(received, bookmarks)
      received = bookmarks
    },
    async close() {
      const timeout = new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())
      await Promise.race([driver.close().catch(() => undefined), timeout])
      sockets.destroy()
    },
  }
}

/** Milliseconds in the form that the driver accepts. */
const wholeMs = (ms: number): number => Math.max(1, Math.ceil(ms))

function openDriver({ uri, user, password }: DatabaseOptions): Driver {
  const auth = user === undefined ? undefined : neo4j.auth.basic(user, password ?? '')
  try {
    // The driver stores the TLS settings of the address in this object.
    const config: Partial<Config> = { ...CONFIG }
    return neo4j.driver(uri, auth, config)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new StoreUnusable(`${uri} is not a Neo4j address (${cause}): write it as bolt://HOST:7687`, {
      cause: error,
    })
  }
}

function transactionOf(tx: Pick<ManagedTransaction, 'run'>, call: BoundedCall): Transaction {
  return {
    async rows<Row>(text: string, params = {}): Promise<readonly Row[]> {
      const { records } = await call.answer(() => tx.run(text, toParams(params)))
      return records.map((record) => rowOf(record) as Row)
    },
  }
}

/** Like `toObject` of the driver, but three times as fast. */
function rowOf(record: Neo4jRecord): unknown {
  const row: { [key: PropertyKey]: unknown } = {}
  for (const [i, key] of record.keys.entries()) row[key] = record.get(i) as unknown
  return row
}

/** Converts integers, because the driver sends numbers as floats, which are not valid limits or exact instants in Cypher. */
function toParams(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Number.isSafeInteger(value) ? neo4j.int(value as number) : value,
    ]),
  )
}
