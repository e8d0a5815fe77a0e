import type { DirectFacts, Merge } from '../../domain/merge-protocol.ts'
import { applyChangeSet } from './apply-change-set.ts'
import { directFacts } from './direct-facts.ts'
import type { Graph } from './graph.ts'
import { loadFacts } from './load-facts.ts'

/** Drives a merge to its end and writes what it makes, within the transaction under way; returns its warnings. */
export function runMerge(graph: Graph, begin: (direct: DirectFacts) => Merge): readonly string[] {
  const merge = begin(directFacts(graph))
  let step = merge.next()
  while (step.done !== true) step = merge.next(loadFacts(graph, step.value))
  applyChangeSet(graph, step.value)
  return step.value.warnings
}
