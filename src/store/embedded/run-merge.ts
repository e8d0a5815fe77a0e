import type { ChangeSet, DirectFacts, Facts, Merge, Needs } from '../../domain/merge-protocol.ts'
import { applyChangeSet } from './apply-change-set.ts'
import { directFacts } from './direct-facts.ts'
import type { Graph } from './graph.ts'
import { loadFacts } from './load-facts.ts'

/** Drives a merge to its end, within the transaction under way; nothing is written yet. */
export const changesOf = (graph: Graph, begin: (direct: DirectFacts) => Merge): ChangeSet =>
  drive(graph, begin)

/** The same for whatever asks as merges do. */
export function drive<Result>(
  graph: Graph,
  begin: (direct: DirectFacts) => Generator<Needs, Result, Facts>,
): Result {
  const merge = begin(directFacts(graph))
  let step = merge.next()
  while (step.done !== true) step = merge.next(loadFacts(graph, step.value))
  return step.value
}

/** Drives a merge to its end and writes what it makes; returns its warnings. */
export function runMerge(graph: Graph, begin: (direct: DirectFacts) => Merge): readonly string[] {
  const changes = changesOf(graph, begin)
  applyChangeSet(graph, changes)
  return changes.warnings
}
