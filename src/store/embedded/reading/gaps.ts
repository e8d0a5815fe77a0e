import type { Id } from '../../../domain/ids.ts'
import { spanOf } from '../../../domain/span.ts'
import { edgeMatches, windowMatches } from '../../../query/edge-filter.ts'
import type { GapsRequest, ReadAnswers } from '../../../query/read-requests.ts'
import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowsOf } from '../row-table.ts'
import type { Groups } from './groups.ts'
import type { Refs } from './refs.ts'
import type { RollUpReader } from './rollup-rows.ts'

export type GapsReader = (request: GapsRequest, poll: () => void) => ReadAnswers['gaps']

export function openGapsReader(graph: Graph, groups: Groups, refs: Refs, read: RollUpReader): GapsReader {
  const { db, registry } = graph
  const partOf = edgeCode('PART_OF', 'Column', 'Dataset')
  const columns = prepareRows(
    db,
    `SELECT start FROM edge WHERE finish = ? AND kind = ${partOf} AND ${BY_FINISH}`,
  )
  // CROSS JOIN keeps the order: the few operations that omitted pairs come first, never all interactions.
  const omitting = prepareRows(
    db,
    `SELECT i.finish, i.started_at, coalesce(i.ended_at, i.started_at)
       FROM operation o CROSS JOIN interaction i ON i.start = o.n AND i.kind = ?
      WHERE o.omitted_pairs > 0 AND o.counts = 1
        AND NOT EXISTS (SELECT 1 FROM job j WHERE j.n = o.job AND j.deleted_at IS NOT NULL)`,
  )

  const isOpaque = (dataset: number, { direction, filter }: GapsRequest): boolean => {
    const far = direction === 'downstream' ? 'target' : 'source'
    const neighbours = new Set<number>()
    for (const row of read('dataset', direction, dataset))
      if (row[far] !== dataset && edgeMatches(row.rollUp, filter)) neighbours.add(row[far])
    if (neighbours.size === 0) return false
    const anyVia = { ...filter, via: {} }
    for (const [column] of rowsOf(columns, dataset))
      for (const row of read('column', direction, column as number))
        if (edgeMatches(row.rollUp, anyVia)) {
          const other = refs.datasetOf(row[far])
          if (other !== undefined && neighbours.delete(other) && neighbours.size === 0) return false
        }
    return true
  }

  return (request, poll) => {
    const { direction, datasets, opaque, filter } = request
    const found = { opaque: new Set<Id>(), omitted: new Set<Id>() }
    if (opaque && datasets !== 'all')
      for (const id of datasets) {
        poll()
        const n = registry.find(id)
        if (n !== undefined && isOpaque(n, request)) found.opaque.add(id)
      }
    const asked = datasets === 'all' ? undefined : new Set(datasets)
    const type = direction === 'downstream' ? 'READ' : 'WROTE'
    for (const [dataset, startedAt, endedAt] of rowsOf(omitting, edgeCode(type, 'Operation', 'Dataset'))) {
      const id = registry.id(groups.canonicalOf(dataset as number))
      const span = spanOf(startedAt as number, endedAt as number)
      if ((asked?.has(id) ?? true) && windowMatches(span, filter.window)) found.omitted.add(id)
    }
    return found
  }
}
