import { DAY, type Instant } from '../domain/time.ts'
import type { Id } from '../domain/ids.ts'
import type { Write } from '../query/causal/causal-rule.ts'
import type { LinkRange } from '../query/causal/link-ranges.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/** An access of a dataset, looked up under each member of the dataset's identity group. */
export interface OfMembers<T> {
  /** Index of the item in the request; the rows return it. */
  readonly i: number
  readonly members: readonly Id[]
  readonly item: T
}

/**
 * For each read: the newest overwrites that ended before it. They hide older writes from the read. Several overwrites that
 * began at the same instant are all returned.
 * @example
 * read of d1 at 100
 *
 * UNWIND $items AS item UNWIND item.members AS member
 * CALL (item, member) { … newest w.startedAt with w.replaces = true AND w.startedAt <= item.before … AS last }
 * MATCH (o:Operation)-[w:WROTE]->() … WHERE w.startedAt = last …
 * RETURN item.i AS i, o.id AS id, o.startedAt AS startedAt, o.endedAt AS endedAt
 */
export function compileHidersOfReads(reads: readonly OfMembers<Write>[], at: Instant): CypherStatement {
  const done = "o.status = 'succeeded' AND o.endedAt <= item.ended AND o.id <> item.operation"
  return cypher(
    'latest overwrites before the reads',
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

/**
 * For each write: the overwrites that hide it from later reads. These are the first overwrite after it and all others that
 * began before the first one ended.
 * @example
 * write of d1 that ended at 100
 *
 * CALL (item, member) { … first w with w.replaces = true AND w.startedAt >= item.after … AS end }
 * MATCH (o:Operation)-[w:WROTE]->() WHERE … AND w.startedAt <= end
 * RETURN item.i AS i, o.id AS id, o.startedAt AS startedAt, o.endedAt AS endedAt
 */
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
    'next overwrites after the writes',
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

/**
 * Operations that read or wrote datasets within time ranges: those that began in the range (or up to one day before it),
 * and earlier ones that lasted more than a day (`lasting`). Each of the two groups has its own index.
 * @example
 * type WROTE, d1 from 5 to 9
 *
 * MATCH (o:Operation)-[e:WROTE]->() USING INDEX SEEK e:WROTE(datasetId, startedAt)
 * WHERE e.datasetId = member AND e.startedAt >= item.first AND e.startedAt <= item.last
 * UNION ALL … the same with e.lasting = true AND e.startedAt < item.first
 */
export function compileTouchingOperations(
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
      `WITH item, o, e WHERE o.counts = true AND o.type <> 'declared' AND ${IS_OF_LIVE_JOB}`,
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

/** Condition that the job of an operation `o` is not deleted. */
export const IS_OF_LIVE_JOB = 'NOT EXISTS { MATCH (of:Job {id: o.jobId}) WHERE of.deletedAt IS NOT NULL }'

/**
 * The columns returned for an operation `o`. The end of an enclosing Run (`runEndedAt`) is read only for an operation that
 * had not ended by `$at`, because only then does it matter.
 */
export const OPERATION = `o.id AS id, o.jobId AS jobId, o.runId AS runId, o.startedAt AS startedAt, o.endedAt AS endedAt,
  o.lastEventAt AS lastEventAt, o.status AS status, o.counts AS counts, o.omittedPairs AS omittedPairs,
  CASE WHEN o.endedAt IS NULL OR o.endedAt > $at THEN head(COLLECT {
    MATCH (o)-[:PART_OF]->(:Run)-[:PART_OF*0..]->(r:Run) WHERE r.endedAt IS NOT NULL
    RETURN r.endedAt ORDER BY r.endedAt LIMIT 1
  }) END AS runEndedAt`

/** Clamps infinite instants to integers that Neo4j can compare. */
const finite = (at: number): number =>
  Math.max(Number.MIN_SAFE_INTEGER, Math.min(Number.MAX_SAFE_INTEGER, at))
