import { OMITTING } from './compile-gaps.ts'
import { cypher, type CypherStatement } from './cypher-statement.ts'

/** What an answer must know of the graph as a whole. */
export interface GraphState {
  /** Whether what is derived is being made anew: the half of it lacks then. */
  readonly rebuilding: boolean
  /** Whether there is any operation of whose pairs ingestion left some out. */
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
const TOLD = '{rebuilding: coalesce(w.rebuilding, false), omits: omits} AS graph'

/** One row, whose `graph` is a GraphState. */
export const compileGraphState = (): CypherStatement =>
  cypher('whether the graph is whole', [...STATE, `RETURN ${TOLD}`], {})

/** A statement's last lines, which return these columns, and one row more, which has but `graph`: a GraphState. */
export const andGraphState = (lines: readonly string[], columns: readonly string[]): readonly string[] => [
  ...lines.slice(0, -1),
  `${lines.at(-1)!}, null AS graph`,
  'UNION ALL',
  ...STATE,
  `RETURN ${columns.map((column) => `null AS ${column}`).join(', ')}, ${TOLD}`,
]
