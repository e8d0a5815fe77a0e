import type { EdgeRow, NodeRow } from '../../domain/graph-rows.ts'
import type { Id } from '../../domain/ids.ts'
import type { Read } from '../../store/read.ts'

/** What runs did: their operations, and what each read and wrote. */
export interface OperationsOfRuns {
  /** By run, in order of their places and starts. */
  readonly operations: ReadonlyMap<Id, readonly NodeRow[]>
  /** By operation. */
  readonly interactions: ReadonlyMap<Id, readonly EdgeRow[]>
  /** Runs of which operations, and operations of which interactions are left out. */
  readonly cut: ReadonlySet<Id>
}

export interface OperationBounds {
  /** Operations of each run. */
  readonly operations: number
  /** Reads, and writes, of each operation. */
  readonly interactions: number
}

export async function operationsOfRuns(read: Read, runs: readonly Id[], bounds: OperationBounds): Promise<OperationsOfRuns> {
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
  const operations = Map.groupBy([...rows].sort(byPlace), ({ id }) => runOf.get(id)!)
  const interactions = Map.groupBy([...reads.edges, ...writes.edges], ({ from }) => from)
  return { operations, interactions, cut: new Set([...parts.cut, ...reads.cut, ...writes.cut]) }
}

const byPlace = (a: NodeRow, b: NodeRow): number =>
  number(a.props['position']) - number(b.props['position']) ||
  number(a.props['startedAt']) - number(b.props['startedAt']) ||
  (a.id < b.id ? -1 : 1)

const number = (value: unknown): number => (typeof value === 'number' ? value : 0)
