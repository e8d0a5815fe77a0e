import { DETAILED, LAYERS, nameOf, NAMESPACE, type Adjacency } from './query-graph.ts'
import { reachUpstream } from './memory-walk.ts'
import type { walkStatement } from './walk-statement.ts'

/** One kind of query, run from several starts. */
export interface QueryCase {
  readonly name: string
  readonly query: (start: string, other: string) => string
  /** The depth of the walk upstream of datasets that gives the same answer. */
  readonly depth?: number
  /** The best Cypher written by hand for the same members and edges; `$id` is the start's. */
  readonly cypher?: string
  /** The parts of the statement that Tributary runs for the same query. */
  readonly statement?: Parameters<typeof walkStatement>[1]
}

/** Distances and the edges crossed to reach them, in one statement. */
const reach = (depth: string, within: string): string => `
  MATCH p = (s:Dataset {id: $id})-[r:DERIVED_FROM*0..${depth}]->(n:Dataset) ${within}
  WITH n, min(length(p)) AS d
  OPTIONAL MATCH (n)-[e:DERIVED_FROM]->(m:Dataset) WHERE ${depth === '' ? 'true' : `d < ${depth}`}
  OPTIONAL MATCH (j:Job {id: e.jobId})
  RETURN n.id, n.namespace, n.name, d, m.id, e.firstAt, e.lastAt, e.statedFirstAt, j.id, j.namespace, j.name`

const SINCE = Date.UTC(2026, 9, 21, 12)

export const CASES: readonly QueryCase[] = [
  {
    name: 'upstream, depth 3',
    depth: 3,
    query: (a) => `upstream of ${a} depth 3`,
    cypher: reach('3', ''),
    statement: { depth: 3, wanted: 'drawing' },
  },
  {
    name: 'upstream, depth 10',
    depth: 10,
    query: (a) => `upstream of ${a} depth 10`,
    cypher: reach('10', ''),
    statement: { depth: 10, wanted: 'drawing' },
  },
  {
    name: 'upstream, all',
    depth: LAYERS,
    query: (a) => `upstream of ${a}`,
    cypher: reach('', ''),
    statement: { depth: Infinity, wanted: 'drawing' },
  },
  {
    name: 'upstream, all, count',
    depth: LAYERS,
    query: (a) => `upstream of ${a} count`,
    cypher: 'MATCH (s:Dataset {id: $id})-[:DERIVED_FROM*1..]->(n:Dataset) RETURN count(DISTINCT n)',
    statement: { depth: Infinity, wanted: 'nodes' },
  },
  {
    name: 'since 30 days, depth 10',
    query: (a) => `upstream of ${a} depth 10 since 2026-10-21T12:00:00Z`,
    cypher: reach('10', `WHERE all(x IN r WHERE x.lastAt >= ${String(SINCE)})`),
    statement: { depth: 10, since: SINCE, wanted: 'drawing' },
  },
  {
    name: 'closed window, depth 10',
    query: (a) => `upstream of ${a} depth 10 between 2026-09-01 and 2026-10-15`,
  },
  {
    name: 'where, all',
    query: (a) => `upstream of ${a} where upstreams > 2 and name like *_1* order by upstreams desc limit 20`,
  },
  { name: 'skip, depth 10', query: (a) => `upstream of ${a} depth 10 skip datasets like *7` },
  { name: 'columns, depth 10', query: (a) => `upstream of column email of ${a} depth 10` },
  { name: 'paths', query: (a, b) => `paths from ${b} to ${a}` },
  {
    name: 'changes, depth 5',
    query: (a) => `changes between 2026-10-01 and 2026-11-15 in upstream of ${a} depth 5 since 30d`,
  },
  { name: 'runs, depth 3', query: (a) => `upstream of ${a} depth 3 at run` },
]

export interface Start {
  readonly n: number
  /** The full name, as a query writes it. */
  readonly text: string
  /** A dataset six steps upstream. */
  readonly other: string
  /** Members within ten steps, and in total. */
  readonly near: number
  readonly all: number
}

/** Starts in the last layers that have columns and runs, with at most 500 members within ten steps. */
export function pickStarts(graph: Adjacency, count: number): readonly Start[] {
  const out: Start[] = []
  const last = graph.size - graph.width
  const text = (n: number): string => `dataset "${NAMESPACE}/${nameOf(n, graph.width)}"`
  for (let i = 0; out.length < count && i < Math.min(DETAILED, graph.width); i += 3) {
    const n = last + i
    const near = reachUpstream(graph, n, 10)
    if (near.size > 501) continue
    const other = [...near].find(([, d]) => d === 6)?.[0] ?? n
    out.push({
      n,
      text: text(n),
      other: text(other),
      near: near.size - 1,
      all: reachUpstream(graph, n, LAYERS).size - 1,
    })
  }
  return out
}
