import type { Plan } from '../../query/plan.ts'
import { Bindings, indented } from './bindings.ts'
import { drawNode } from './draw-node.ts'
import { refusalOf, type Refusal } from './refusal.ts'

/** One statement that draws an answer in Neo4j Browser and contains its values, or the reason why none exists. */
export type Drawing =
  | { readonly kind: 'statement'; readonly text: string }
  | ({ readonly kind: 'refused' } & Refusal)

/**
 * Compiles a plan to one statement for Neo4j Browser that returns all nodes and edges of the answer. Its head binds the
 * values as literals, so that a person can change them.
 * @example
 * upstream of dataset orders depth 3
 *
 * // upstream of dataset orders depth 3
 * WITH ['d1'] AS starts,
 *   3 AS maxDepth
 * CALL (*) {
 *   UNWIND starts AS start
 *   MATCH p = (s:Dataset {id: start})-[r:DERIVED_FROM*0..3]->(n:Dataset)
 *   WITH n, min(length(p)) AS distance
 *   WHERE distance < maxDepth
 *   OPTIONAL MATCH (n)-[x:DERIVED_FROM]->(m:Dataset)
 *   RETURN n, x, m
 * }
 * RETURN n, x, m
 */
export function compileDrawing({ root, query }: Plan): Drawing {
  const refusal = refusalOf(root)
  if (refusal !== undefined) return { kind: 'refused', ...refusal }
  const bindings = new Bindings()
  const drawn = drawNode(root, bindings)
  const lines = [...title(query), ...bindings.lines, 'CALL (*) {', ...indented(drawn), '}', 'RETURN n, x, m']
  return { kind: 'statement', text: lines.join('\n') }
}

/**
 * The query as a comment. Left out if it has control characters, line separators or backslashes: Neo4j decodes `\uXXXX`
 * inside comments too, so these could end the comment.
 */
const title = (query: string): readonly string[] =>
  /^[^\p{Cc}\u2028\u2029\\]*$/u.test(query) ? [`// ${query}`] : []
