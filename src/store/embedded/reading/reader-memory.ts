import type { DatabaseSync } from 'node:sqlite'

import { ChangeSubscriber } from '../change-ring.ts'
import { openCommitReader } from '../commit-count.ts'
import { createMemory, noMemory, type Memory } from './memory.ts'

export interface ReaderMemory {
  readonly memory: Memory
  /** Begins the reading of a snapshot, first of all in its transaction: what has changed since the last one is forgotten. */
  catchUp(): void
}

/** The memory of a reader that is told of changes in a ring; without one nothing is remembered. */
export function openReaderMemory(db: DatabaseSync, ring: SharedArrayBuffer | undefined): ReaderMemory {
  if (ring === undefined) return { memory: noMemory(), catchUp: () => undefined }
  const memory = createMemory()
  const subscriber = new ChangeSubscriber(ring)
  const commitRead = openCommitReader(db)
  return {
    memory,
    catchUp() {
      const usable = subscriber.catchUp(
        commitRead(),
        (n) => memory.forget(n),
        () => memory.forgetAll(),
      )
      memory.use(usable)
    },
  }
}
