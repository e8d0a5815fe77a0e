import type { GraphJson } from '../../render/answer-json.ts'

/** In which directions an answer may go on from a node: away from where it came, or both where it came from nowhere. */
export function waysBeyond({ nodes, edges }: GraphJson, id: string): readonly ('up' | 'down')[] {
  const distance = new Map(nodes.map((node) => [node.id, node.distance]))
  const own = distance.get(id)
  const isNearer = (other: string): boolean => {
    const its = distance.get(other)
    return own !== undefined && its !== undefined && its < own
  }
  const ways: ('up' | 'down')[] = []
  if (edges.some(({ from, to }) => from === id && isNearer(to))) ways.push('up')
  if (edges.some(({ from, to }) => to === id && isNearer(from))) ways.push('down')
  return ways.length === 0 ? ['up', 'down'] : ways
}
