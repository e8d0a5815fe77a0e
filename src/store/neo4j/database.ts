import neo4j, {
  type Config,
  type Driver,
  type ManagedTransaction,
  type Record as Neo4jRecord,
  type Session,
  type SessionConfig,
} from 'neo4j-driver'
import { StoreUnusable } from '../lineage-store.ts'
import { createCredentialsPause } from './credentials-pause.ts'
import { isDeadlock, toStoreError } from './errors.ts'

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
  rows<Row>(text: string, params?: Readonly<Record<string, unknown>>): Promise<readonly Row[]>
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
  /** Rows as they come, for what is too large to hold. */
  stream<Row>(text: string, params?: Readonly<Record<string, unknown>>): AsyncIterable<Row>
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

/**
 * Makes a driver; nothing is asked of the server yet.
 * @throws StoreUnusable if the address is not one of a Neo4j
 */
export function openDatabase(options: DatabaseOptions): Database {
  const { uri, database } = options
  const driver = openDriver(options)
  const named = database === undefined ? {} : { database }
  const pause = createCredentialsPause()
  // One server knows what it has committed.
  const bookmarkManager = uri.startsWith('neo4j') ? neo4j.bookmarkManager() : undefined
  const causal = bookmarkManager === undefined ? {} : { bookmarkManager }
  let followed: readonly string[] = []
  /** @throws StoreUnusable if the server has lately refused the credentials */
  const sessionTo = (mode: 'READ' | 'WRITE', how: Partial<SessionConfig> = ALL_AT_ONCE): Session => {
    const refusal = pause.refusal()
    if (refusal !== undefined) throw toStoreError(refusal, uri)
    const config: Partial<SessionConfig> = { ...named, ...causal, defaultAccessMode: mode, ...how }
    return driver.session(config)
  }
  const thrown = (error: unknown): unknown => {
    pause.note(error)
    return toStoreError(error, uri)
  }

  async function managed<T>(
    mode: 'READ' | 'WRITE',
    work: (tx: Transaction) => Promise<T>,
    { timeoutMs, signal }: TransactionOptions,
  ): Promise<T> {
    signal?.throwIfAborted()
    const session = sessionTo(mode)
    // Closing the session resets its connection, which ends what the server is doing for it.
    const abort = (): void => void session.close().catch(() => undefined)
    signal?.addEventListener('abort', abort, { once: true })
    try {
      const inside = (tx: ManagedTransaction): Promise<T> => work(transactionOf(tx))
      const config = { timeout: Math.max(1, Math.ceil(timeoutMs)) }
      return await (mode === 'READ'
        ? session.executeRead(inside, config)
        : session.executeWrite(inside, config))
    } catch (error) {
      signal?.throwIfAborted()
      throw thrown(error)
    } finally {
      signal?.removeEventListener('abort', abort)
      await session.close().catch(() => undefined)
    }
  }

  return {
    uri,
    write: (work, how) => managed('WRITE', work, how),
    async begin({ timeoutMs }) {
      const session = sessionTo('WRITE')
      const close = (): Promise<void> => session.close().catch(() => undefined)
      try {
        const tx = await session.beginTransaction({ timeout: Math.max(1, Math.ceil(timeoutMs)) })
        return {
          ...transactionOf(tx),
          async commit() {
            await tx.commit()
            await close()
          },
          // An open transaction is rolled back with its session.
          abandon: close,
        }
      } catch (error) {
        pause.note(error)
        await close()
        throw error
      }
    },
    read: (work, how) => managed('READ', work, how),
    once({ timeoutMs, signal }) {
      const within = (leftMs: () => number): Transaction => ({
        async rows<Row>(text: string, params = {}): Promise<readonly Row[]> {
          signal?.throwIfAborted()
          const session = sessionTo('READ')
          const close = (): void => void session.close().catch(() => undefined)
          signal?.addEventListener('abort', close, { once: true })
          try {
            const timeout = Math.max(1, Math.ceil(leftMs()))
            const { records } = await session.run(text, toParams(params), { timeout })
            return records.map((record) => rowOf(record) as Row)
          } catch (error) {
            signal?.throwIfAborted()
            throw thrown(error)
          } finally {
            signal?.removeEventListener('abort', close)
            close()
          }
        },
      })
      return { ...within(timeoutMs), within: (ms) => within(() => ms) }
    },
    async alone(text, params = {}) {
      for (let tries = 1; ; tries++) {
        const session = sessionTo('WRITE')
        try {
          await session.run(text, params)
          return
        } catch (error) {
          // The driver tries again by itself only what stands in a transaction.
          if (tries === TRIES || !isDeadlock(error)) throw thrown(error)
        } finally {
          await session.close()
        }
        await new Promise((resolve) => setTimeout(resolve, tries * BETWEEN_TRIES_MS))
      }
    },
    async *stream<Row>(text: string, params = {}): AsyncIterable<Row> {
      const session = sessionTo('READ', {})
      try {
        for await (const record of session.run(text, params)) yield record.toObject() as Row
      } catch (error) {
        throw thrown(error)
      } finally {
        await session.close()
      }
    },
    async takesWrites() {
      const session = sessionTo('WRITE')
      try {
        const tx = await session.beginTransaction({ timeout: PATIENCE_MS })
        await tx.run(PROBE)
        await tx.rollback()
      } catch (error) {
        throw thrown(error)
      } finally {
        await session.close().catch(() => undefined)
      }
    },
    bookmarks: async () => [...((await bookmarkManager?.getBookmarks()) ?? [])],
    async follow(bookmarks) {
      await bookmarkManager?.updateBookmarks(followed, bookmarks)
      followed = bookmarks
    },
    close: () => driver.close(),
  }
}

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

function transactionOf(tx: Pick<ManagedTransaction, 'run'>): Transaction {
  return {
    async rows<Row>(text: string, params = {}): Promise<readonly Row[]> {
      const { records } = await tx.run(text, toParams(params))
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
