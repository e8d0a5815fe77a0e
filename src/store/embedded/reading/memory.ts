import type { NodeRef } from '../../../domain/lineage-graph.ts'
import { LruCache } from '../../../lib/lru-cache.ts'
import type { RollUp } from '../../../query/edge-filter.ts'
import type { Description, EdgeFact } from '../../../query/read-requests.ts'

/** The roll-ups of one (source, target, job, transformation), and what they say together. */
export interface Link {
  readonly fact: EdgeFact
  readonly rollUps: readonly RollUp[]
}

/** What a reader remembers of nodes, by number: true of the snapshot that is being read. */
export interface Memory {
  /** By level and direction: the links of a node. */
  readonly links: (kind: string) => Remembered<readonly Link[]>
  readonly refs: Remembered<NodeRef>
  /** By what is told: what depends on a node and nothing else. */
  readonly told: (what: string) => Remembered<Description>
}

export interface Remembered<T> {
  get(n: number): T | undefined
  set(n: number, value: T): void
}

/** The memory of a reader, with what keeps it true. */
export interface KeptMemory extends Memory {
  forget(n: number): void
  forgetAll(): void
  /** Whether it may be used; it remembers nothing while it may not. */
  use(may: boolean): void
}

/** Nodes of which something is remembered, at most twice as many: some 20 MB of links. */
const NODES = 20_000

export function createMemory(): KeptMemory {
  const all: LruCache<number, unknown>[] = []
  let usable = true
  const remembered = <T>(): Remembered<T> => {
    const values = new LruCache<number, T>(NODES)
    all.push(values)
    return {
      get: (n) => (usable ? values.get(n) : undefined),
      set(n, value) {
        if (usable) values.set(n, value)
      },
    }
  }
  const byKind = <T>(): ((kind: string) => Remembered<T>) => {
    const kinds = new Map<string, Remembered<T>>()
    return (kind) => {
      let of = kinds.get(kind)
      if (of === undefined) kinds.set(kind, (of = remembered()))
      return of
    }
  }
  return {
    links: byKind(),
    refs: remembered(),
    told: byKind(),
    forget(n) {
      for (const values of all) values.delete(n)
    },
    forgetAll() {
      for (const values of all) values.clear()
    },
    use(may) {
      usable = may
    },
  }
}

/** Of a reader that nobody tells of changes: nothing is remembered. */
export const noMemory = (): Memory => {
  const memory = createMemory()
  memory.use(false)
  return memory
}
