import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import fc from 'fast-check'
import { expect, it } from 'vitest'

import { randomEvents } from '../../../../test/generators/random-events.ts'
import type { Id } from '../../../domain/ids.ts'
import { merge } from '../../../domain/merge/merge.ts'
import { producerRules } from '../../../openlineage/producer-rules.ts'
import { readEvent } from '../../../openlineage/read-event.ts'
import type { ReadRequest } from '../../../query/read-requests.ts'
import { createChangeRing } from '../change-ring.ts'
import { openGraph } from '../graph.ts'
import { migrate } from '../migrate.ts'
import { openForReading, openForWriting } from '../open-database.ts'
import { rebuildDerived } from '../rebuild-derived.ts'
import { runMerge } from '../run-merge.ts'
import { inTransaction } from '../transaction.ts'
import { openAnswering } from './answer-requests.ts'
import { openReaderMemory } from './reader-memory.ts'
import { runs } from '../../../../test/runs.ts'

const ROUNDS = runs(25)
const FILTERS = [
  { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] },
  { window: { wholeDays: false }, via: { basis: 'stated' }, jobsWithin: [], jobsAvoiding: [] },
] as const

/** All that a reader remembers, of every node there is. */
function questions(ids: readonly Id[]): readonly ReadRequest[] {
  return [
    ...FILTERS.flatMap((filter) =>
      (['dataset', 'column'] as const).flatMap((level) =>
        (['upstream', 'downstream'] as const).map((direction): ReadRequest => ({
          kind: 'expand',
          level,
          direction,
          frontier: ids,
          filter,
          limit: 1_000,
        })),
      ),
    ),
    { kind: 'refs', ids },
    ...(['dataset', 'column', 'job'] as const).map((of): ReadRequest => ({
      kind: 'describe',
      of,
      ids,
      fields: of === 'dataset' ? ['aliases', 'type', 'description'] : ['type', 'description'],
    })),
  ]
}

/** One SQLite file, its writer, and a reader that remembers beside one that does not. */
function openFile(folder: string) {
  const db = openForWriting(folder)
  migrate(db)
  const ring = createChangeRing()
  const writer = openGraph(db, { writes: true, ring })
  const reading = openForReading(folder)
  const graph = openGraph(reading)
  const memory = openReaderMemory(reading, ring)
  const remembering = openAnswering(graph, memory.memory)
  const plain = openAnswering(openGraph(reading))
  const all = reading.prepare('SELECT n FROM id')
  const ask = (answering: typeof plain, ids: readonly Id[]) =>
    questions(ids).map((question) => answering(question, () => undefined))
  return {
    writer,
    begin(): void {
      reading.exec('BEGIN')
      memory.catchUp()
    },
    /** Within the snapshot that was begun. */
    expectTruth(): void {
      const ids = all.all().map((row) => graph.registry.id(row.n as number))
      expect(ask(remembering, ids)).toEqual(ask(plain, ids))
    },
    end(): void {
      reading.exec('COMMIT')
    },
    close(): void {
      reading.close()
      db.close()
    },
  }
}

it('remembers nothing that its snapshot does not say', () => {
  fc.assert(
    fc.property(
      randomEvents({ maxLength: 16 }),
      fc.array(fc.constantFrom('late', 'rebuild', 'undone', 'plain'), { minLength: 20, maxLength: 20 }),
      (events, ways) => {
        const folder = mkdtempSync(join(tmpdir(), 'tributary-memory-'))
        const file = openFile(folder)
        const { writer } = file
        try {
          events.forEach((event, i) => {
            const way = ways[i % ways.length]
            const read = readEvent(event)
            if (!read.ok) return
            const write = (): unknown =>
              runMerge(writer, (direct) => merge([read.value.observation], producerRules, direct))
            // A snapshot from before the commit, which is read after it.
            if (way === 'late') file.begin()
            if (way === 'undone')
              expect(() =>
                inTransaction(writer, () => {
                  write()
                  throw new Error('undone')
                }),
              ).toThrow('undone')
            inTransaction(writer, write)
            if (way === 'rebuild') rebuildDerived(writer, producerRules)
            if (way === 'late') {
              file.expectTruth()
              file.end()
            }
            file.begin()
            file.expectTruth()
            file.end()
          })
        } finally {
          file.close()
          rmSync(folder, { recursive: true })
        }
      },
    ),
    { numRuns: ROUNDS },
  )
}, 60_000)
