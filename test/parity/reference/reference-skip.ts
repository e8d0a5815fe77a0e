import type { Id } from '../../../src/domain/ids.ts'
import type { ReferenceEdge } from './reference-set.ts'

/** The edges without the skipped nodes: one for each two nodes connected by a path of skipped nodes. */
export function withoutSkipped(
  edges: readonly ReferenceEdge[],
  isSkipped: (id: Id) => boolean,
): readonly ReferenceEdge[] {
  const joined = edges.filter((e) => !isSkipped(e.from) && !isSkipped(e.to))
  const froms = new Set(edges.map((e) => e.from).filter((id) => !isSkipped(id)))
  const tos = new Set(edges.map((e) => e.to).filter((id) => !isSkipped(id)))
  /** Skipped nodes that are reachable from here through skipped nodes only, with the number of them on the way. */
  const behind = (id: Id): Map<Id, number> => {
    const found = new Map<Id, number>()
    let level = [id]
    for (let hidden = 1; level.length > 0; hidden++) {
      level = edges
        .filter((e) => level.includes(e.from) && isSkipped(e.to) && !found.has(e.to))
        .map((e) => e.to)
      for (const next of level) found.set(next, hidden)
    }
    return found
  }
  for (const from of froms)
    for (const to of tos) {
      const reachable = behind(from)
      const leadingOn = [...reachable.keys()].filter(
        (id) =>
          edges.some((e) => e.from === id && e.to === to) ||
          [...behind(id).keys()].some((further) => edges.some((e) => e.from === further && e.to === to)),
      )
      if (leadingOn.length === 0) continue
      const parts = edges.filter(
        (e) =>
          (e.from === from && leadingOn.includes(e.to)) ||
          (leadingOn.includes(e.from) && leadingOn.includes(e.to)) ||
          (leadingOn.includes(e.from) && e.to === to),
      )
      const last = leadingOn.filter((id) => edges.some((e) => e.from === id && e.to === to))
      const hidden = Math.min(...last.map((id) => reachable.get(id)!))
      const bases = [...new Set(parts.flatMap((e) => e.bases))]
      for (const job of new Set(parts.map((e) => e.job)))
        joined.push({
          from,
          to,
          job,
          firstAt: undefined,
          lastAt: undefined,
          bases,
          transformation: undefined,
          hidden,
        })
    }
  return joined
}
