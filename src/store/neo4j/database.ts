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
  /** The user's home database where it is absent. */
  readonly database?: string
}

/** One transaction: rows come as plain objects, whole numbers as JS numbers. */
export interface Transaction {
  /** `title`: what the statement is for, in a few words. */
  rows<Row>(text: string, params?: Readonly<Record<string, unknown>>, title?: string): Promise<readonly Row[]>
}

/** A transaction that its owner ends. Its errors are those of the driver, see errors.ts. */
export interface OpenTransaction extends Transaction {
  commit(): Promise<void>
  /** Takes everything back, where that is still possible. Never throws. */
  abandon(): Promise<void>
}

export interface TransactionOptions {
  /** The server ends the transaction after so many milliseconds. */
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
}

/** Statements that stand alone, one after another. */
export interface Once extends Transaction {
  /** The same for a statement that may take so many milliseconds. */
  within(timeoutMs: number): Transaction
}

export interface OnceOptions {
  /** How many milliseconds the statement asked now may take. */
  readonly timeoutMs: () => number
  readonly signal?: AbortSignal | undefined
}

export interface StreamOptions {
  readonly signal?: AbortSignal | undefined
}

/**
 * The driver, reduced to what the store does with it. Its errors are StoreUnavailable, StoreUnusable or mistakes. Whichever
 * server of a cluster answers, it knows what this process has written or read before.
 */
export interface Database {
  readonly uri: string
  /** Runs the work in one writing transaction, again from the start where the server asks for that. */
  write<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions): Promise<T>
  /** Opens a writing transaction. */
  begin(options: Pick<TransactionOptions, 'timeoutMs'>): Promise<OpenTransaction>
  read<T>(work: (tx: Transaction) => Promise<T>, options: TransactionOptions): Promise<T>
  /** For reading statements that stand alone: each goes to the server and back once, and is not tried again. */
  once(options: OnceOptions): Once
  /** Carries out a statement that may not stand in a transaction with others, such as a change of schema. */
  alone(text: string, params?: Readonly<Record<string, unknown>>): Promise<void>
  /** Rows as they come, for what is too large to hold. Its statement ends with the iteration, or when the signal aborts. */
  stream<Row>(
    text: string,
    params?: Readonly<Record<string, unknown>>,
    options?: StreamOptions,
  ): AsyncIterable<Row>
  /** @throws StoreUnavailable or StoreUnusable saying why it cannot be asked, or cannot be written */
  takesWrites(): Promise<void>
  /** What a server has to know before it answers: empty where there is but one. */
  bookmarks(): Promise<readonly string[]>
  /** From now on a server knows what another connection of this process has written. */
  follow(bookmarks: readonly string[]): Promise<void>
  close(): Promise<void>
}

/** How long a server that is away is looked for before the caller is told: shorter than producers wait. */
const PATIENCE_MS = 3_000
/** The server looks for transactions whose time is up every two seconds; one that does not end them is given up then. */
const ANSWER_MARGIN_MS = 3_000
/** Longer calls are maintenance, and given their time: a server that pauses for seconds must not end an import. */
const WATCHED_MS = 30_000
/** A statement that stands alone may have to index a large graph. */
const ALONE_MS = 3_660_000
/** How long a dump may wait for its next row. */
const NEXT_ROW_MS = 120_000
/** How long closing waits for the driver, before it destroys what is open. */
const CLOSE_MS = 2_000

const CONFIG: Partial<Config> = {
  disableLosslessIntegers: true,
  connectionTimeout: PATIENCE_MS,
  connectionAcquisitionTimeout: 2 * PATIENCE_MS,
  maxTransactionRetryTime: PATIENCE_MS,
  userAgent: 'tributary',
  // What goes wrong is thrown, and told once by whoever asked.
  logging: { level: 'error', logger: () => undefined },
}

/** Rows that are all kept come without being asked for thousand by thousand. */
const ALL_AT_ONCE: Partial<SessionConfig> = { fetchSize: -1 }

/** Taken back as soon as it is made: nothing finds a node without an id meanwhile. */
const PROBE = 'CREATE (:Content)'

/** A statement alone that meets another's locks is tried so often. */
const TRIES = 8
const BETWEEN_TRIES_MS = 100

/** What a call may take, and how its session is opened. */
interface CallOptions {
  readonly timeoutMs: number
  readonly signal?: AbortSignal | undefined
  readonly session?: Partial<SessionConfig>
  /** Whether the call fails once the server gives no sign of life, as short calls do. */
  readonly watched?: boolean
}

/**
 * Makes a driver; nothing is asked of the server yet. Every call ends by its own time, and a short one when the server gives
 * no sign of life for three seconds; `watchesAll` says that long ones end then, too, as others wait behind them.
 * @throws StoreUnusable if the address is not one of a Neo4j
 */
export function openDatabase(
  options: DatabaseOptions,
  { watchesAll = false }: { readonly watchesAll?: boolean } = {},
): Database {
  const { uri, database } = options
  const driver = openDriver(options)
  const sockets = new DriverSockets()
  const named = database === undefined ? {} : { database }
  const pause = createCredentialsPause()
  // One server knows what it has committed.
  const bookmarkManager = uri.startsWith('neo4j') ? neo4j.bookmarkManager() : undefined
  const causal = bookmarkManager === undefined ? {} : { bookmarkManager }
  let followed: readonly string[] = []
  const watch = createStallWatch(uri, ping)

  /** @throws StoreUnusable if the server has lately refused the credentials */
  function open(mode: Mode, how: CallOptions): BoundedCall {
    const { timeoutMs, signal, session = ALL_AT_ONCE, watched = watchesAll || timeoutMs <= WATCHED_MS } = how
    const refusal = pause.refusal()
    if (refusal !== undefined) throw toStoreError(refusal, uri)
    const config: Partial<SessionConfig> = { ...named, ...causal, defaultAccessMode: mode, ...session }
    return new BoundedCall(driver.session(config), {
      uri,
      mode,
      signal,
      deadlineMs: Math.max(0, timeoutMs) + ANSWER_MARGIN_MS,
      during: (work) => sockets.during(work),
      watch: watched ? watch : undefined,
    })
  }

  const thrown = (error: unknown): unknown => {
    pause.note(error)
    return toStoreError(error, uri)
  }

  /** Resolves once the server has said anything. To begin a transaction it has to compile nothing. */
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
      throw thrown(error)
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
    once({ timeoutMs, signal }) {
      const within = (leftMs: () => number): Transaction => ({
        async rows<Row>(text: string, params = {}): Promise<readonly Row[]> {
          signal?.throwIfAborted()
          const timeout = wholeMs(leftMs())
          const call = open('READ', { timeoutMs: timeout, signal })
          try {
            const { records } = await call.answer(() => call.session.run(text, toParams(params), { timeout }))
            return records.map((record) => rowOf(record) as Row)
          } catch (error) {
            signal?.throwIfAborted()
            throw thrown(error)
          } finally {
            void call.end()
          }
        },
      })
      return { ...within(timeoutMs), within: (ms) => within(() => ms) }
    },
    async alone(text, params = {}) {
      for (let tries = 1; ; tries++) {
        const call = open('WRITE', { timeoutMs: ALONE_MS })
        try {
          await call.answer(() => call.session.run(text, params))
          return
        } catch (error) {
          // The driver tries again by itself only what stands in a transaction.
          if (tries === TRIES || !isDeadlock(error)) throw thrown(error)
        } finally {
          await call.end()
        }
        await new Promise((resolve) => setTimeout(resolve, tries * BETWEEN_TRIES_MS))
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
        throw thrown(error)
      } finally {
        await call.end()
      }
    },
    async takesWrites() {
      const call = open('WRITE', { timeoutMs: PATIENCE_MS })
      try {
        await call.answer(async () => {
          const tx = await call.session.beginTransaction({ timeout: PATIENCE_MS })
          await tx.run(PROBE)
          await tx.rollback()
        })
      } catch (error) {
        throw thrown(error)
      } finally {
        void call.end()
      }
    },
    bookmarks: async () => [...((await bookmarkManager?.getBookmarks()) ?? [])],
    async follow(bookmarks) {
      await bookmarkManager?.updateBookmarks(followed, bookmarks)
      followed = bookmarks
    },
    async close() {
      const late = new Promise((resolve) => setTimeout(resolve, CLOSE_MS).unref())
      await Promise.race([driver.close().catch(() => undefined), late])
      sockets.destroy()
    },
  }
}

/** Milliseconds as the driver takes them. */
const wholeMs = (ms: number): number => Math.max(1, Math.ceil(ms))

function openDriver({ uri, user, password }: DatabaseOptions): Driver {
  const auth = user === undefined ? undefined : neo4j.auth.basic(user, password ?? '')
  try {
    // The driver writes into it what the address says of TLS.
    const config: Partial<Config> = { ...CONFIG }
    return neo4j.driver(uri, auth, config)
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new StoreUnusable(`${uri} is no address of a Neo4j (${cause}): write it as bolt://HOST:7687`, {
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

/** The same as `toObject`, at a third of what it takes. */
function rowOf(record: Neo4jRecord): unknown {
  const row: { [key: PropertyKey]: unknown } = {}
  for (const [i, key] of record.keys.entries()) row[key] = record.get(i) as unknown
  return row
}

/** A plain number would become a float, which Cypher takes neither for a limit nor for an exact instant. */
function toParams(params: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      Number.isSafeInteger(value) ? neo4j.int(value as number) : value,
    ]),
  )
}
