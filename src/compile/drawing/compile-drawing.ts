import type { Plan } from '../../query/plan.ts'
import { Bindings, indented } from './bindings.ts'
import { drawNode } from './draw-node.ts'
import { whyRefused, type Refusal } from './why-refused.ts'

/** One statement that draws an answer in Neo4j Browser, with its values in it; or why there is none. */
export type Drawing =
  { readonly kind: 'statement'; readonly text: string } | ({ readonly kind: 'refused' } & Refusal)

/**
 * The statement to paste into Neo4j Browser for what a plan answers: the same nodes and edges, all of them. Values stand in
 * its head as literals, where a person may change them.
 */
export function compileDrawing({ root, query }: Plan): Drawing {
  const refused = whyRefused(root)
  if (refused !== undefined) return { kind: 'refused', ...refused }
  const bindings = new Bindings()
  const drawn = drawNode(root, bindings)
  const lines = [...title(query), ...bindings.lines, 'CALL (*) {', ...indented(drawn), '}', 'RETURN n, x, m']
  return { kind: 'statement', text: lines.join('\n') }
}

/** Neo4j may read an escape in a comment too, a line's end among them; and an editor breaks lines where others do not. */
const title = (query: string): readonly string[] =>
  /^[^\p{Cc}\u2028\u2029\\]*$/u.test(query) ? [`// ${query}`] : []
