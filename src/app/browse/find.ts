import type { NodeRow } from '../../domain/graph-rows.ts'
import { columnId, type Id } from '../../domain/ids.ts'
import { BROWSE_LABELS, type BrowseKind } from '../../query/browse-requests.ts'
import type { Read } from '../../store/read.ts'
import { EntityNotFound } from './browse-errors.ts'

const KINDS = Object.keys(BROWSE_LABELS) as readonly BrowseKind[]

/**
 * The node of an id; for a dataset the canonical node of its group.
 * @throws EntityNotFound, with the actual kind if the id is of another one
 */
export async function findById(read: Read, kind: BrowseKind, id: Id): Promise<NodeRow> {
  const label = BROWSE_LABELS[kind]
  const [row] = await read({ kind: 'nodes', label, ids: [id] })
  if (row === undefined) {
    const others = KINDS.filter((other) => other !== kind)
    const found = await Promise.all(
      others.map((other) => read({ kind: 'nodes', label: BROWSE_LABELS[other], ids: [id] })),
    )
    throw new EntityNotFound(
      kind,
      id,
      others.find((_, i) => found[i]!.length > 0),
    )
  }
  return kind === 'dataset' ? canonicalRow(read, row) : row
}

async function canonicalRow(read: Read, row: NodeRow): Promise<NodeRow> {
  const ask = { type: 'ALIAS_OF', end: 'from', label: 'Dataset', other: 'Dataset', limit: 1 } as const
  const { edges } = await read({ kind: 'edges', ...ask, ids: [row.id] })
  if (edges[0] === undefined) return row
  return (await read({ kind: 'nodes', label: 'Dataset', ids: [edges[0].to] }))[0] ?? row
}

/**
 * A run by its id, or by the id from its producer, if that reported it as part of another run.
 * @throws EntityNotFound
 */
export async function findRun(read: Read, id: Id): Promise<NodeRow> {
  const [row] = await read({ kind: 'nodes', label: 'Run', ids: [id] })
  if (row !== undefined) return row
  const [matches] = await read({ kind: 'lookup', names: [{ of: 'run', text: id }] })
  const found = matches?.candidates.length === 1 ? matches.candidates[0] : undefined
  return findById(read, 'run', found?.id ?? id)
}

/** The ids of the columns with this name in datasets. */
export const columnIdsOf = (datasets: readonly NodeRow[], name: string): readonly Id[] =>
  datasets.map(({ props }) => columnId(props['namespace'] as string, props['name'] as string, name))

/** The members of a dataset's group, the canonical one first; at most 32. */
export async function membersOf(read: Read, canonical: Id): Promise<readonly Id[]> {
  const ask = { type: 'ALIAS_OF', end: 'to', label: 'Dataset', other: 'Dataset', limit: 100 } as const
  const { edges } = await read({ kind: 'edges', ...ask, ids: [canonical] })
  return [canonical, ...edges.map(({ from }) => from).sort()]
}
