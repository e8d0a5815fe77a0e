import type { GraphJson } from '../../render/answer-json.ts'

/**
 * The directions in which an answer can be expanded from a node: away from the start, or both if the node has no neighbour nearer
 * to it.
 */
export function expandDirections({ nodes, edges }: GraphJson, id: string): readonly ('up' | 'down')[] {
  const distance = new Map(nodes.map((node) => [node.id, node.distance]))
  const own = distance.get(id)
  const isNearer = (other: string): boolean => {
    const its = distance.get(other)
    return own !== undefined && its !== undefined && its < own
  }
  const directions: ('up' | 'down')[] = []
  if (edges.some(({ from, to }) => from === id && isNearer(to))) directions.push('up')
  if (edges.some(({ from, to }) => to === id && isNearer(from))) directions.push('down')
  return directions.length === 0 ? ['up', 'down'] : directions
}
