import type { GraphJson } from '../../render/answer-json.ts'
import { valuesOf } from '../graph/card-facts.ts'

/** Ids of the nodes whose name, namespace, tags or owners contain every word, ignoring case, in the order of the answer. */
export function findWithin({ nodes }: GraphJson, text: string): readonly string[] {
  const words = text
    .toLowerCase()
    .split(/\s+/u)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  return nodes
    .filter((node) => {
      const { name, namespace, dataset } = node
      const whole = [
        name,
        namespace,
        dataset?.name ?? '',
        ...valuesOf(node, 'tag'),
        ...valuesOf(node, 'owner'),
      ]
        .join('\n')
        .toLowerCase()
      return words.every((word) => whole.includes(word))
    })
    .map(({ id }) => id)
}
