import { DAY, type Instant } from '../domain/time.ts'
import type { Id } from '../domain/ids.ts'
import type { Write } from '../query/causal/causal-rule.ts'
import type { LinkRange } from '../query/causal/link-ranges.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/** A dataset's accesses are found by each member of its identity group. */
export interface OfMembers<T> {
  /** The place of the item in what was asked. */
  readonly i: number
  readonly members: readonly Id[]
  readonly item: T
}

/** For each read the newest of the writes that may hide others from it: all that began at one instant. */
export function compileHidersOfReads(reads: readonly OfMembers<Write>[], at: Instant): CypherStatement {
  const done = "o.status = 'succeeded' AND o.endedAt <= item.ended AND o.id <> item.operation"
  return cypher(
    'the last writes that replaced what was there',
    [
      'UNWIND $items AS item',
      'UNWIND item.members AS member',
      'CALL (item, member) {',
      '  MATCH (o:Operation)-[w:WROTE]->()',
      '  USING INDEX SEEK w:WROTE(datasetId, replaces, startedAt)',
      `  WHERE w.datasetId = member AND w.replaces = true AND w.startedAt <= item.before AND ${done}`,
      '  RETURN w.startedAt AS last ORDER BY w.datasetId DESC, w.replaces DESC, w.startedAt DESC LIMIT 1',
      '}',
      'MATCH (o:Operation)-[w:WROTE]->()',
      'USING INDEX SEEK w:WROTE(datasetId, replaces, startedAt)',
      `WHERE w.datasetId = member AND w.replaces = true AND w.startedAt = last AND ${done}`,
      'RETURN item.i AS i, o.id AS id, o.startedAt AS startedAt, o.endedAt AS endedAt',
    ],
    {
      items: reads.map(({ i, members, item }) => ({
        i,
        members,
        operation: item.operation ?? '',
        before: finite(item.from),
        ended: finite(Math.min(item.from, at)),
      })),
    },
  )
}

/** For each write those that hide it from later reads: all that began before the end of the one that began first. */
export function compileHidersOfWrites(writes: readonly OfMembers<Write>[], at: Instant): CypherStatement {
  const hides = [
    'w.datasetId = member AND w.replaces = true AND w.startedAt >= item.after',
    "o.status = 'succeeded' AND o.endedAt <= $at AND o.id <> item.operation",
    'NOT (item.instant AND o.startedAt = item.after AND o.endedAt = item.after AND o.id < item.operation)',
  ].join(' AND ')
  const seek = [
    'MATCH (o:Operation)-[w:WROTE]->()',
    'USING INDEX SEEK w:WROTE(datasetId, replaces, startedAt)',
  ]
  return cypher(
    'the next writes that replaced what was there',
    [
      'UNWIND $items AS item',
      'UNWIND item.members AS member',
      'CALL (item, member) {',
      ...seek.map((line) => `  ${line}`),
      `  WHERE ${hides}`,
      '  RETURN o.endedAt AS end ORDER BY w.datasetId, w.replaces, w.startedAt LIMIT 1',
      '}',
      'WITH item, min(end) AS end',
      'UNWIND item.members AS member',
      ...seek,
      `WHERE ${hides} AND w.startedAt <= end`,
      'RETURN item.i AS i, o.id AS id, o.startedAt AS startedAt, o.endedAt AS endedAt',
    ],
    {
      items: writes.map(({ i, members, item }) => ({
        i,
        members,
        operation: item.operation ?? '',
        after: finite(item.to),
        instant: item.hides && item.from === item.to,
      })),
      at,
    },
  )
}

/** Who touched datasets in a stretch of time: those that began in it, and the lasting ones that began before. */
export function compileAround(
  type: 'READ' | 'WROTE',
  ranges: readonly OfMembers<Pick<LinkRange, 'from' | 'to'>>[],
  at: Instant,
  limit: number,
): CypherStatement {
  const seek = (index: string): readonly string[] => [
    `  MATCH (o:Operation)-[e:${type}]->()`,
    `  USING INDEX SEEK e:${type}(${index})`,
  ]
  return cypher(
    `operations that ${type === 'READ' ? 'read' : 'wrote'} datasets`,
    [
      'UNWIND $items AS item',
      'UNWIND item.members AS member',
      'CALL (item, member) {',
      ...seek('datasetId, startedAt'),
      '  WHERE e.datasetId = member AND e.startedAt >= item.first AND e.startedAt <= item.last',
      '  RETURN o, e',
      '  UNION ALL',
      ...seek('datasetId, lasting, startedAt'),
      '  WHERE e.datasetId = member AND e.lasting = true AND e.startedAt < item.first AND e.startedAt <= item.last',
      '  RETURN o, e',
      '}',
      "WITH item, o, e WHERE o.counts = true AND o.type <> 'declared'",
      `RETURN item.i AS i, ${type === 'WROTE' ? 'e.replaces = true' : 'false'} AS replaces,`,
      `  ${OPERATION}`,
      'LIMIT $limit',
    ],
    {
      items: ranges.map(({ i, members, item }) => ({
        i,
        members,
        first: finite(item.from - DAY),
        last: finite(item.to),
      })),
      at,
      limit: limit + 1,
    },
  )
}

/** What is asked of an operation `o`: when Runs above it ended matters only where it had not ended by `$at`. */
export const OPERATION = `o.id AS id, o.jobId AS jobId, o.runId AS runId, o.startedAt AS startedAt, o.endedAt AS endedAt,
  o.lastEventAt AS lastEventAt, o.status AS status, o.counts AS counts, o.omittedPairs AS omittedPairs,
  CASE WHEN o.endedAt IS NULL OR o.endedAt > $at THEN head(COLLECT {
    MATCH (o)-[:PART_OF]->(:Run)-[:PART_OF*0..]->(r:Run) WHERE r.endedAt IS NOT NULL
    RETURN r.endedAt ORDER BY r.endedAt LIMIT 1
  }) END AS runEndedAt`

/** Infinite instants as numbers that every store can compare. */
const finite = (at: number): number => Math.max(-MOST, Math.min(MOST, at))
const MOST = Number.MAX_SAFE_INTEGER
