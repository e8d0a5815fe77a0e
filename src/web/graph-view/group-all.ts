import type { GraphJson } from '../../render/answer-json.ts'
import { answerCards } from '../graph/answer-cards.ts'
import { groupKeys } from '../graph/group-keys.ts'
import type { GraphView, GroupBy } from '../graph/graph-view.ts'

/** The view with every group of this kind drawn as one; undefined: no groups. */
export function groupedBy(view: GraphView, graph: GraphJson, by: GroupBy | undefined): GraphView {
  const { hidden, pinned, focus, columnsOpen } = view
  const rest = { hidden, pinned, columnsOpen, ...(focus === undefined ? {} : { focus }) }
  if (by === undefined) return { ...rest, collapsed: new Set() }
  const { cards, cardOf } = answerCards(graph)
  return { ...rest, groupBy: by, collapsed: new Set(groupKeys(cards, cardOf, graph.edges, by).values()) }
}
