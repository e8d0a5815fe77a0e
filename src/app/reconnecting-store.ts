import { StoreUnavailable, type LineageStore } from '../store/lineage-store.ts'

export interface ReconnectingStoreOptions {
  readonly kind: LineageStore['kind']
  /**
   * Opens the store. `onStep` changes the reason that callers get until it is open.
   * @throws StoreUnavailable if a later attempt may succeed
   */
  readonly open: (onStep: (reason: string) => void) => Promise<LineageStore>
  /** The reason until the first attempt has ended or reported a step. */
  readonly pending: string
  /**
   * Milliseconds between attempts (2,000; thirty times as long if the operator must fix something, since repeated attempts with a
   * wrong password lock an account), and for which the first attempt is awaited (3,000; Infinity: until its end).
   */
  readonly retryMs?: number
  readonly patienceMs?: number
  readonly onOpened?: () => void
  /** Called after each failed attempt that is repeated. */
  readonly onFailure?: (error: unknown) => void
}

const UNUSABLE_FACTOR = 30

/** A store that is opened in the background. */
export interface ReconnectingStore {
  readonly store: LineageStore
  /**
   * Resolves when the store is open, or after `patienceMs`.
   * @throws what opening throws, except StoreUnavailable, until then; later errors count as unavailable
   */
  readonly settled: Promise<void>
}

/**
 * Opens a store now and, while it is unavailable, again and again. Until it is open, every call throws StoreUnavailable with the
 * reason, so that a server can listen before its database does.
 */
export function createReconnectingStore(options: ReconnectingStoreOptions): ReconnectingStore {
  let store: LineageStore | undefined
  let reason = options.pending
  let awaited = true
  let timer: NodeJS.Timeout | undefined
  let attempt: Promise<void>
  let closed = false

  async function open(): Promise<void> {
    try {
      store = await options.open((step) => (reason = step))
      options.onOpened?.()
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error)
      if (awaited && !(error instanceof StoreUnavailable)) throw error
      options.onFailure?.(error)
      retryLater(error instanceof StoreUnavailable ? 1 : UNUSABLE_FACTOR)
    }
  }

  function retryLater(pauses: number): void {
    if (closed) return
    timer = setTimeout(
      () => {
        attempt = open()
      },
      pauses * (options.retryMs ?? 2000),
    )
  }

  function opened(): LineageStore {
    if (store === undefined) throw new StoreUnavailable(reason)
    return store
  }

  attempt = open()
  let patience: NodeJS.Timeout | undefined
  const { patienceMs = 3000 } = options
  const timeout = new Promise<void>((resolve) => {
    if (patienceMs !== Infinity) patience = setTimeout(resolve, patienceMs)
  })
  const settled = Promise.race([attempt, timeout]).finally(() => {
    clearTimeout(patience)
    awaited = false
  })
  // The caller of `settled` handles the error.
  settled.catch(() => undefined)

  const reconnecting: LineageStore = {
    kind: options.kind,
    ingest: async (observations) => opened().ingest(observations),
    run: async (...question) => opened().run(...question),
    runSerialized: async (...question) => opened().runSerialized(...question),
    read: async (...asked) => opened().read(...asked),
    explain: async (...question) => opened().explain(...question),
    ready: async () => opened().ready(),
    stats: async () => opened().stats(),
    deadLetters: {
      add: async (letters) => opened().deadLetters.add(letters),
      list: async (request) => opened().deadLetters.list(request),
      get: async (id) => opened().deadLetters.get(id),
      sizes: async () => opened().deadLetters.sizes(),
      remove: async (ids) => opened().deadLetters.remove(ids),
    },
    savedQueries: {
      names: async () => opened().savedQueries.names(),
      get: async (names) => opened().savedQueries.get(names),
      list: async (request) => opened().savedQueries.list(request),
      put: async (query, record) => opened().savedQueries.put(query, record),
      remove: async (name, record) => opened().savedQueries.remove(name, record),
    },
    apiKeys: {
      list: async () => opened().apiKeys.list(),
      add: async (key, record) => opened().apiKeys.add(key, record),
      revoke: async (id, at, record) => opened().apiKeys.revoke(id, at, record),
      used: async (id, at) => opened().apiKeys.used(id, at),
      remove: async (id) => opened().apiKeys.remove(id),
    },
    inspect: async () => opened().inspect(),
    checkFiles: async () => opened().checkFiles(),
    sample: async (size) => opened().sample(size),
    dump: () => opened().dump(),
    restore: async (rows) => opened().restore(rows),
    snapshot: async (work) => opened().snapshot(work),
    withWritesPaused: async (work) => opened().withWritesPaused(work),
    rebuild: async (onProgress) => opened().rebuild(onProgress),
    verify: async (onProgress) => opened().verify(onProgress),
    prune: async (request) => opened().prune(request),
    redact: async (options) => opened().redact(options),
    backup: async (file, onProgress, how) => opened().backup(file, onProgress, how),
    async close() {
      closed = true
      clearTimeout(timer)
      await attempt.catch(() => undefined)
      await store?.close()
    },
  }
  return { store: reconnecting, settled }
}

/** A reconnecting store, once it is settled. */
export async function openReconnectingStore(options: ReconnectingStoreOptions): Promise<LineageStore> {
  const { store, settled } = createReconnectingStore(options)
  await settled
  return store
}
