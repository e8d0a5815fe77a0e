import type { DatabaseSync } from 'node:sqlite'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import { LruCache } from '../../../lib/lru-cache.ts'
import type { RollUp } from '../../../query/edge-filter.ts'
import type { Description, EdgeFact } from '../../../query/read-requests.ts'
import { ChangeSubscriber } from '../change-ring.ts'
import { openCommitReader } from '../commit-count.ts'

/** The roll-ups of one (source, target, job, transformation), and their combination. */
export interface Link {
  readonly fact: EdgeFact
  readonly rollUps: readonly RollUp[]
}

/** A reader's cache of facts about nodes, by number. It is consistent with the current snapshot. */
export interface ReaderCache {
  /** The links of a node, by level and direction. */
  readonly links: (kind: string) => NodeCache<readonly Link[]>
  readonly refs: NodeCache<NodeRef>
  /** Descriptions that depend on a single node, by their fields. */
  readonly descriptions: (fields: string) => NodeCache<Description>
}

interface NodeCache<T> {
  get(n: number): T | undefined
  set(n: number, value: T): void
}

/** A cache with the functions that keep it consistent. */
interface InvalidatingCache extends ReaderCache {
  forget(n: number): void
  forgetAll(): void
  /** While disabled, it neither returns nor stores values. */
  enable(enabled: boolean): void
}

/** Minimum number of nodes per kind of fact, about 20 MB of links; there can be twice as many. */
const NODES = 20_000

export function createReaderCache(): InvalidatingCache {
  const all: Pick<LruCache<number, unknown>, 'delete' | 'clear'>[] = []
  let isEnabled = true
  const nodeCache = <T>(): NodeCache<T> => {
    const values = new LruCache<number, T>(NODES)
    all.push(values)
    return {
      get: (n) => (isEnabled ? values.get(n) : undefined),
      set(n, value) {
        if (isEnabled) values.set(n, value)
      },
    }
  }
  const byKind = <T>(): ((kind: string) => NodeCache<T>) => {
    const caches = new Map<string, NodeCache<T>>()
    return (kind) => {
      let cache = caches.get(kind)
      if (cache === undefined) caches.set(kind, (cache = nodeCache()))
      return cache
    }
  }
  return {
    links: byKind(),
    refs: nodeCache(),
    descriptions: byKind(),
    forget(n) {
      for (const values of all) values.delete(n)
    },
    forgetAll() {
      for (const values of all) values.clear()
    },
    enable(enabled) {
      isEnabled = enabled
    },
  }
}

/** A cache that stays empty, for a reader without a change ring. */
export const noCache = (): ReaderCache => {
  const cache = createReaderCache()
  cache.enable(false)
  return cache
}

/**
 * Opens the cache of a connection. `catchUp` removes what has changed since the last snapshot; call it first in the
 * transaction of each snapshot. Without a change ring, nothing is cached.
 */
export function openReaderCache(
  db: DatabaseSync,
  ring: SharedArrayBuffer | undefined,
): { readonly cache: ReaderCache; catchUp(): void } {
  if (ring === undefined) return { cache: noCache(), catchUp: () => undefined }
  const cache = createReaderCache()
  const subscriber = new ChangeSubscriber(ring)
  const readCommit = openCommitReader(db)
  return {
    cache,
    catchUp() {
      const isConsistent = subscriber.catchUp(
        readCommit(),
        (n) => cache.forget(n),
        () => cache.forgetAll(),
      )
      cache.enable(isConsistent)
    },
  }
}
