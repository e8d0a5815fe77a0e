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
import { openReaderCache } from './reader-cache.ts'
import { runs } from '../../../../test/runs.ts'

const ROUNDS = runs(25)
const FILTERS = [
  { window: { wholeDays: false }, via: {}, jobsWithin: [], jobsAvoiding: [] },
  { window: { wholeDays: false }, via: { basis: 'stated' }, jobsWithin: [], jobsAvoiding: [] },
] as const

/** Requests for everything that a reader caches, for these nodes. */
function requests(ids: readonly Id[]): readonly ReadRequest[] {
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

/** One SQLite file, its writer, and two readers, with and without a cache. */
function openFile(folder: string) {
  const db = openForWriting(folder)
  migrate(db)
  const ring = createChangeRing()
  const writer = openGraph(db, { writes: true, ring })
  const reading = openForReading(folder)
  const graph = openGraph(reading)
  const cache = openReaderCache(reading, ring)
  const caching = openAnswering(graph, cache.cache)
  const plain = openAnswering(openGraph(reading))
  const all = reading.prepare('SELECT n FROM id')
  const ask = (answering: typeof plain, ids: readonly Id[]) =>
    requests(ids).map((request) => answering(request, () => undefined))
  return {
    writer,
    begin(): void {
      reading.exec('BEGIN')
      cache.catchUp()
    },
    /** Compares the two readers within the current snapshot. */
    expectEqualAnswers(): void {
      const ids = all.all().map((row) => graph.registry.id(row.n as number))
      expect(ask(caching, ids)).toEqual(ask(plain, ids))
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

it('returns from the cache only what is in the snapshot', () => {
  fc.assert(
    fc.property(
      randomEvents({ maxLength: 16 }),
      fc.array(fc.constantFrom('earlier snapshot', 'rebuild', 'rollback', 'plain'), {
        minLength: 20,
        maxLength: 20,
      }),
      (events, ways) => {
        const folder = mkdtempSync(join(tmpdir(), 'tributary-cache-'))
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
            if (way === 'earlier snapshot') file.begin()
            if (way === 'rollback')
              expect(() =>
                inTransaction(writer, () => {
                  write()
                  throw new Error('rolled back')
                }),
              ).toThrow('rolled back')
            inTransaction(writer, write)
            if (way === 'rebuild') rebuildDerived(writer, producerRules)
            if (way === 'earlier snapshot') {
              file.expectEqualAnswers()
              file.end()
            }
            file.begin()
            file.expectEqualAnswers()
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
