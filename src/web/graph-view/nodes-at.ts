import type { GraphJson, NodeJson } from '../../render/answer-json.ts'

/**
 * The nodes of the answer that a card represents: the node itself, or the columns of a dataset of which the answer has only
 * columns. With `column`, only that column if the answer has it. Empty for a group.
 */
export function nodesAt(
  { nodes }: GraphJson,
  card: string | undefined,
  column?: string,
): readonly NodeJson[] {
  if (card === undefined) return []
  const one =
    (column === undefined ? undefined : nodes.find(({ id }) => id === column)) ??
    nodes.find(({ id }) => id === card)
  return one === undefined ? nodes.filter(({ dataset }) => dataset?.id === card) : [one]
}

/** The node of a card, also for a dataset of which the answer has only columns. Undefined for a group. */
export function cardAt(answer: GraphJson, card: string): NodeJson | undefined {
  const [first] = nodesAt(answer, card)
  return first === undefined || first.id === card || first.dataset === undefined
    ? first
    : { kind: 'dataset', ...first.dataset }
}
