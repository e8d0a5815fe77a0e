import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { ChangeSet, Put } from '../../domain/merge-protocol.ts'

/** The properties of a run that its marks are computed from. */
const MARKED_BY = ['jobId', 'startedAt'] as const

/**
 * The runs whose marks (cypher/ingest/mark-shared-runs) may change: runs whose own job or start changes, and runs that become
 * part of another job than their own. A new run has all its edges in the same change set, so usually there are none.
 */
export function runsToMark({ nodes, edges }: Pick<ChangeSet, 'nodes' | 'edges'>): readonly Id[] {
  const runs = new Map<Id, Put<NodeRow>>()
  const marked = new Set<Id>()
  for (const node of nodes) {
    if (node.label !== 'Run') continue
    runs.set(node.id, node)
    const { former, props } = node
    const differs = former === undefined || MARKED_BY.some((name) => former[name] !== props[name])
    if (!node.created && differs) marked.add(node.id)
  }
  for (const edge of edges)
    if (isRunOfJob(edge) && runs.get(edge.from)?.props['jobId'] !== edge.to) marked.add(edge.from)
  return [...marked]
}

const isRunOfJob = ({ type, fromLabel, toLabel }: EdgeRow): boolean =>
  type === 'PART_OF' && fromLabel === 'Run' && toLabel === 'Job'
