import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { compareText } from '../../lib/compare.ts'
import type { GroupBy } from './scene-view.ts'
import { valuesOf } from './card-facts.ts'

/** The group key of nodes without a value for the grouping. */
export const NO_KEY = ''

/**
 * The group key of each card: its namespace, its storage, the job that writes it (a job is its own key), or its tag. With several
 * values, the first in sort order. NO_KEY without a value.
 */
export function groupKeys(
  cards: readonly NodeJson[],
  cardOf: (nodeId: string) => string | undefined,
  edges: GraphJson['edges'],
  by: GroupBy,
): ReadonlyMap<string, string> {
  switch (by) {
    case 'namespace':
      return new Map(cards.map((node) => [node.id, node.namespace]))
    case 'storage':
    case 'tag':
      return new Map(cards.map((node) => [node.id, valuesOf(node, by).toSorted(compareText)[0] ?? NO_KEY]))
    case 'job': {
      const makers = new Map<string, string>()
      for (const node of cards)
        if (node.kind === 'job' || node.kind === 'run' || node.kind === 'operation')
          makers.set(node.id, `${node.namespace}/${node.name}`)
      for (const edge of edges) {
        const card = cardOf(edge.to)
        const [job] = edge.jobs
        if (card === undefined || job === undefined) continue
        const key = `${job.namespace}/${job.name}`
        const known = makers.get(card)
        if (known === undefined || compareText(key, known) < 0) makers.set(card, key)
      }
      return new Map(cards.map((node) => [node.id, makers.get(node.id) ?? NO_KEY]))
    }
  }
}

/** The title of a group. */
export const groupTitle = (by: GroupBy, key: string): string => (key === NO_KEY ? `without ${by}` : key)
