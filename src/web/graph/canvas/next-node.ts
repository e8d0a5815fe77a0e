import type { PlacedScene } from '../placed-scene.ts'

/**
 * The node that an arrow key leads to: left and right follow edges to the neighbour nearest in height; up and down go to the
 * nearest node in the same column. Undefined if there is none.
 */
export function nextNode(
  placed: PlacedScene,
  node: number,
  way: 'left' | 'right' | 'up' | 'down',
): number | undefined {
  const { scene, x, y } = placed
  const candidates =
    way === 'left'
      ? scene.edges.flatMap(({ from, to }) => (to === node && from !== node ? [from] : []))
      : way === 'right'
        ? scene.edges.flatMap(({ from, to }) => (from === node && to !== node ? [to] : []))
        : scene.nodes.flatMap((_, i) => {
            const sameColumn = Math.abs(x[i]! - x[node]!) < scene.nodes[node]!.width / 2
            return sameColumn && (way === 'up' ? y[i]! < y[node]! : y[i]! > y[node]!) ? [i] : []
          })
  let best: number | undefined
  for (const i of candidates)
    if (best === undefined || Math.abs(y[i]! - y[node]!) < Math.abs(y[best]! - y[node]!)) best = i
  return best
}
