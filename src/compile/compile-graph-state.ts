import { OMITTING } from './compile-gaps.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/** State of the whole graph that an answer may have to mention. */
export interface GraphState {
  /** Whether derived data is being rebuilt, so that some of it is missing. */
  readonly rebuilding: boolean
  /** Whether ingestion left out pairs of any operation. */
  readonly omits: boolean
}

const STATE = [
  'CALL () {',
  '  OPTIONAL MATCH (o:Operation)',
  `  WHERE ${OMITTING}`,
  '  RETURN o IS NOT NULL AS omits',
  '  LIMIT 1',
  '}',
  "OPTIONAL MATCH (w:Writer {id: 'writer'})",
]
const GRAPH = '{rebuilding: coalesce(w.rebuilding, false), omits: omits} AS graph'

/** Returns one row; its `graph` is a GraphState. */
export const compileGraphState = (): CypherStatement =>
  cypher('state of the graph', [...STATE, `RETURN ${GRAPH}`], {})

/**
 * Extends a statement by one row whose only value is `graph`, a GraphState, so that one round trip reads both. `lines` are
 * the last lines of the statement and end with a RETURN of `columns`.
 */
export const andGraphState = (lines: readonly string[], columns: readonly string[]): readonly string[] => [
  ...lines.slice(0, -1),
  `${lines.at(-1)!}, null AS graph`,
  'UNION ALL',
  ...STATE,
  `RETURN ${columns.map((column) => `null AS ${column}`).join(', ')}, ${GRAPH}`,
]
