import type { Scene, SceneEdge, SceneNode } from './scene.ts'

/**
 * Whether two scenes have the same layout and the same picture, so that only facts on the cards differ: owners, tags, freshness and
 * status. These arrive after the answer.
 */
export function sameDrawing(a: Scene, b: Scene): boolean {
  return (
    a.nodes.length === b.nodes.length &&
    a.edges.length === b.edges.length &&
    a.nodes.every((node, i) => node === b.nodes[i] || sameNode(node, b.nodes[i]!)) &&
    a.edges.every((edge, i) => edge === b.edges[i] || sameEdge(edge, b.edges[i]!))
  )
}

function sameNode(a: SceneNode, b: SceneNode): boolean {
  if (a.id !== b.id || a.title !== b.title || a.height !== b.height || a.width !== b.width) return false
  if (a.kind === 'group') return b.kind === 'group' && a.count === b.count && sameFields(a.marked, b.marked)
  return (
    b.kind === 'card' &&
    a.node.kind === b.node.kind &&
    a.pinned === b.pinned &&
    a.columns.rows.length === b.columns.rows.length &&
    sameFields(a.marks, b.marks)
  )
}

const sameEdge = (a: SceneEdge, b: SceneEdge): boolean =>
  a.edges.length === b.edges.length && sameFields({ ...a, edges: undefined }, { ...b, edges: undefined })

const sameFields = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b)
