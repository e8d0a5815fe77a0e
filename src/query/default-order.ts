import type { NodeRef } from '../domain/lineage-graph.ts'
import { compareText } from '../lib/compare.ts'

/**
 * The default order of nodes: namespace, then name, by code point; a column follows the name of its dataset. Kind and id break
 * ties, so that equal data gives equal output.
 */
export function compareRefs(a: NodeRef, b: NodeRef): number {
  return (
    compareText(a.namespace, b.namespace) ||
    compareText(a.dataset?.name ?? a.name, b.dataset?.name ?? b.name) ||
    compareText(a.dataset ? a.name : '', b.dataset ? b.name : '') ||
    compareText(a.kind, b.kind) ||
    compareText(a.id, b.id)
  )
}

/** Nearest first; nodes without a distance last. */
export function compareDistance(a: number | undefined, b: number | undefined): number {
  return (a ?? Infinity) === (b ?? Infinity) ? 0 : (a ?? Infinity) - (b ?? Infinity)
}
