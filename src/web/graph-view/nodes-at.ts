import type { GraphJson, NodeJson } from '../../render/answer-json.ts'

/**
 * What of an answer a card of its drawing stands for: the node itself, or where the answer has nothing of a dataset but columns, those; with `column` that one alone, if
 * the answer has it. None of a group.
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

/** A card as a node, be it of a dataset that the answer has but columns of; undefined for a group. */
export function cardAt(answer: GraphJson, card: string): NodeJson | undefined {
  const [first] = nodesAt(answer, card)
  return first === undefined || first.id === card || first.dataset === undefined
    ? first
    : { kind: 'dataset', ...first.dataset }
}
