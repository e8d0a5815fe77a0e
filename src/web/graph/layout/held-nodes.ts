import { NO_LAYER } from './assign-layers.ts'
import type { PreviousLayout } from './layout-problem.ts'

/** The nodes of an earlier layout that keep their place: per component, those that were together before. */
export interface HeldNodes {
  readonly held: Uint8Array
  /** The layer of a held node, else NO_LAYER. */
  readonly layers: Int32Array
  /** 1 for each component with held nodes. */
  readonly components: Uint8Array
}

/**
 * Decides which nodes are held. If several earlier components merged, only the nodes of the largest (then of the lowest number) are
 * held; the others are placed again.
 */
export function heldNodes(
  previous: PreviousLayout,
  component: Int32Array,
  components: number,
): HeldNodes | undefined {
  const n = component.length
  const votes = new Map<number, Map<number, number>>()
  for (let v = 0; v < n; v++) {
    if (Number.isNaN(previous.x[v]!)) continue
    const of = votes.get(component[v]!) ?? new Map<number, number>()
    votes.set(component[v]!, of.set(previous.component[v]!, (of.get(previous.component[v]!) ?? 0) + 1))
  }
  if (votes.size === 0) return undefined
  const chosen = new Map<number, number>()
  for (const [now, of] of votes) {
    const [best] = [...of].sort(([a, n], [b, m]) => m - n || a - b)
    chosen.set(now, best![0])
  }
  const held = new Uint8Array(n)
  const layers = new Int32Array(n).fill(NO_LAYER)
  const holding = new Uint8Array(components)
  for (let v = 0; v < n; v++) {
    const c = component[v]!
    if (Number.isNaN(previous.x[v]!) || chosen.get(c) !== previous.component[v]) continue
    held[v] = 1
    layers[v] = previous.layer[v]!
    holding[c] = 1
  }
  return { held, layers, components: holding }
}
