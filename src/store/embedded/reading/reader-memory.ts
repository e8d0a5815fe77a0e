import type { DatabaseSync } from 'node:sqlite'

import { ChangeFollower } from '../changed-numbers.ts'
import { prepareRows, rowOf } from '../row-table.ts'
import { COMMITS } from '../transaction.ts'
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
  const follower = new ChangeFollower(ring)
  const commits = prepareRows(db, `SELECT value FROM meta WHERE name = '${COMMITS}'`)
  return {
    memory,
    catchUp() {
      const commit = Number(rowOf(commits)?.[0] ?? 0)
      const usable = follower.follow(
        commit,
        (n) => memory.forget(n),
        () => memory.forgetAll(),
      )
      memory.use(usable)
    },
  }
}
