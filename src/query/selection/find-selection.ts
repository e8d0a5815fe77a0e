import type { NodeRef } from '../../domain/lineage-graph.ts'
import type { EvalContext, Demand } from '../eval-context.ts'
import { emptyFound, foundNode, membersOf, type Found, type FoundNode } from '../graph/found.ts'
import type { Selection } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { eachPage } from './each-page.ts'
import { selectRuns } from './select-runs.ts'
import { isPaged, noteEmpty, pageSourceOf } from './page-source.ts'

/** The members of a selection. */
export function* findSelection(selection: Selection, demand: Demand, context: EvalContext): Reading<Found> {
  const found = emptyFound()
  if (selection.kind === 'ids') {
    for (const id of selection.ids) found.nodes.set(id, { ...foundNode(id, selection.of), member: true })
  } else if (selection.kind === 'list') {
    for (const item of selection.items) {
      const part = yield* context.find(item, { edges: false, cap: demand.cap })
      for (const { id, kind, ref } of membersOf(part))
        found.nodes.set(id, { ...foundNode(id, kind), member: true, ref })
    }
  } else if (selection.kind === 'runs') {
    for (const ref of yield* selectRuns(selection, demand.cap, context))
      found.nodes.set(ref.id, memberOf(ref))
  } else if (isPaged(selection)) {
    const source = yield* pageSourceOf(selection, context)
    if (source !== undefined)
      yield* eachPage(source, context.session, function* (page) {
        for (const ref of page) found.nodes.set(ref.id, memberOf(ref))
        if (found.nodes.size <= demand.cap) return true
        context.session.cut('nodes', demand.cap, 'the first by namespace and name are kept')
        return false
      })
    if (found.nodes.size === 0) noteEmpty(selection, context)
  }
  return found
}

/** A selected node as a member; its name is known. */
export function memberOf(ref: NodeRef): FoundNode {
  return { ...foundNode(ref.id, ref.kind), member: true, ref }
}
