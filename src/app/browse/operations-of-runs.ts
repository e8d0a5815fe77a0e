import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { Read } from '../../store/read.ts'

/** The operations of runs, and their interactions. */
export interface OperationsOfRuns {
  /** By run, ordered by position and start. */
  readonly operations: ReadonlyMap<Id, readonly NodeRow[]>
  /** By operation. */
  readonly interactions: ReadonlyMap<Id, readonly EdgeRow[]>
  /** Runs with omitted operations, and operations with omitted interactions. */
  readonly cut: ReadonlySet<Id>
}

export interface OperationBounds {
  /** The maximum number of operations per run. */
  readonly operations: number
  /** The maximum number of reads, and of writes, per operation. */
  readonly interactions: number
}

export async function operationsOfRuns(
  read: Read,
  runs: readonly Id[],
  bounds: OperationBounds,
): Promise<OperationsOfRuns> {
  const parts = await read({
    kind: 'edges',
    type: 'PART_OF',
    end: 'to',
    label: 'Run',
    other: 'Operation',
    ids: runs,
    limit: bounds.operations,
  })
  const ids = parts.edges.map(({ from }) => from)
  const touched = (type: 'READ' | 'WROTE') =>
    read({
      kind: 'edges',
      type,
      end: 'from',
      label: 'Operation',
      other: 'Dataset',
      ids,
      limit: bounds.interactions,
    })
  const [rows, reads, writes] = await Promise.all([
    read({ kind: 'nodes', label: 'Operation', ids }),
    touched('READ'),
    touched('WROTE'),
  ])
  const runOf = new Map(parts.edges.map(({ from, to }) => [from, to]))
  const operations = Map.groupBy([...rows].sort(compareByPosition), ({ id }) => runOf.get(id)!)
  const interactions = Map.groupBy([...reads.edges, ...writes.edges], ({ from }) => from)
  return { operations, interactions, cut: new Set([...parts.cut, ...reads.cut, ...writes.cut]) }
}

const compareByPosition = (a: NodeRow, b: NodeRow): number =>
  number(a.props['position']) - number(b.props['position']) ||
  number(a.props['startedAt']) - number(b.props['startedAt']) ||
  (a.id < b.id ? -1 : 1)

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
