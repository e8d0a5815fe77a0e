import type { GraphJson, NodeJson } from '../../render/answer-json.ts'
import { compareText } from '../../lib/compare.ts'
import type { GroupBy } from './graph-view.ts'
import { valuesOf } from './node-facts.ts'

/** The group of a node without the value that is grouped by. */
export const NO_KEY = ''

/**
 * The key of each card's group: its namespace, its storage, the job that makes it (itself, of a job), its tag; of several the
 * first in order. NO_KEY where it has none.
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

/** What a group is called. */
export const groupTitle = (by: GroupBy, key: string): string => (key === NO_KEY ? `without ${by}` : key)
