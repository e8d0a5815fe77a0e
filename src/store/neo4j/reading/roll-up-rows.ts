import type { Props } from '../../../domain/graph-schema.ts'
import type { Id } from '../../../domain/ids.ts'
import type { Transformation } from '../../../domain/lineage-graph.ts'
import type { Times } from '../../../domain/span.ts'
import { rollUpOf } from '../../../query/edge-filter.ts'
import type { EdgeFact } from '../../../query/read-requests.ts'

/** The times of one relationship, in the order of TIME_PROPS; null if absent. */
export type TimeRow = readonly (number | null)[]

/** Combines the rows of one (source, target, job, transformation) into one fact. */
export function factOf(
  source: Id,
  target: Id,
  jobId: Id | null,
  rows: readonly TimeRow[],
  transformation?: Transformation,
): EdgeFact {
  let stated: Times | undefined
  let inferred: Times | undefined
  for (const row of rows) {
    const rollUp = rollUpOf(propsOf(row), transformation === undefined ? 'dataset' : 'column')
    stated = union(stated, rollUp.stated)
    inferred = union(inferred, rollUp.inferred)
  }
  return {
    source,
    target,
    ...(jobId === null ? {} : { jobId }),
    ...(stated === undefined ? {} : { stated }),
    ...(inferred === undefined ? {} : { inferred }),
    ...(transformation === undefined ? {} : { transformation }),
  }
}

function propsOf(row: TimeRow): Props {
  const [firstAt, lastAt, statedFirstAt = null, statedLastAt, inferredFirstAt = null, inferredLastAt] = row
  return {
    firstAt: firstAt!,
    lastAt: lastAt!,
    ...(statedFirstAt === null ? {} : { statedFirstAt, statedLastAt: statedLastAt! }),
    ...(inferredFirstAt === null ? {} : { inferredFirstAt, inferredLastAt: inferredLastAt! }),
  }
}

function union(a: Times | undefined, b: Times | undefined): Times | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return { firstAt: Math.min(a.firstAt, b.firstAt), lastAt: Math.max(a.lastAt, b.lastAt) }
}
