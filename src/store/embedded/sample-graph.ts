import { randomBytes } from 'node:crypto'
import type { ProducerRules } from '../../domain/aggregate.ts'
import type { EdgeKey } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import { checkSample, differencesOf } from '../../domain/merge/check-sample.ts'
import type { Difference } from '../../domain/merge/repair-steps.ts'
import { edgeKindOf } from './edge-kind.ts'
import type { Graph } from './graph.ts'
import { prepareRows, rowOf } from './row-table.ts'
import { driveMerge } from './run-merge.ts'
import { uuidText } from './uuid-bytes.ts'

export interface Sampled {
  readonly rows: number
  readonly differences: readonly Difference[]
}

/** Compares `size` random roll-ups and `size` random operations with those recomputed from the base rows. Writes nothing. */
export function sampleGraph(graph: Graph, producerRules: ProducerRules, size: number): Sampled {
  const { db } = graph
  db.exec('BEGIN')
  try {
    const rollups = randomRollups(graph, size)
    const aggregates = randomAggregates(graph, size)
    const step = { rollups, aggregates, luck: Math.random() }
    const differences = differencesOf(driveMerge(graph, () => checkSample(step, producerRules)))
    return { rows: rollups.length + aggregates.length, differences }
  } finally {
    db.exec('ROLLBACK')
  }
}

/** Ids of roll-ups are uniformly distributed, so the next one after a random id is a random roll-up. */
function randomRollups({ db }: Graph, size: number): readonly EdgeKey[] {
  const reading = prepareRows(db, 'SELECT uuid, kind FROM rollup WHERE uuid >= ? ORDER BY uuid LIMIT 1')
  const found = new Map<Id, EdgeKey>()
  for (let i = 0; i < size; i++) {
    const row = rowOf(reading, randomBytes(16)) ?? rowOf(reading, new Uint8Array(16))
    if (row === undefined) return []
    const id = uuidText(row[0] as Uint8Array)
    found.set(id, { type: edgeKindOf(row[1] as number).type, id })
  }
  return [...found.values()]
}

function randomAggregates({ db, registry }: Graph, size: number): readonly Id[] {
  const [least, most] = rowOf(prepareRows(db, 'SELECT min(n), max(n) FROM aggregate'))!
  if (typeof least !== 'number' || typeof most !== 'number') return []
  const reading = prepareRows(db, 'SELECT n FROM aggregate WHERE n >= ? ORDER BY n LIMIT 1')
  const found = new Set<Id>()
  for (let i = 0; i < size; i++) {
    const from = least + Math.floor(Math.random() * (most - least + 1))
    found.add(registry.id(rowOf(reading, from)![0] as number))
  }
  return [...found]
}
