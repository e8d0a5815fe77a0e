import { datasetId } from '../../src/domain/ids.ts'
import type { EdgeRow, NodeRow } from '../../src/domain/graph-rows.ts'
import type { DumpRow } from '../../src/store/lineage-store.ts'
import type { GroundTruth } from './ground-truth.ts'

export const nodesOf = (rows: readonly DumpRow[]): readonly NodeRow[] =>
  rows.flatMap((row) => (row.kind === 'node' ? [row.row] : []))
export const edgesOf = (rows: readonly DumpRow[]): readonly EdgeRow[] =>
  rows.flatMap((row) => (row.kind === 'edge' ? [row.row] : []))

/** The short names of datasets in the ground truth; others by namespace and name, so that a superfluous edge is visible. */
export function namer(truth: GroundTruth, rows: readonly DumpRow[]): (id: string) => string {
  const names = new Map<string, string>()
  for (const { id, props } of nodesOf(rows))
    if (props.namespace !== undefined) names.set(id, `${String(props.namespace)} ${String(props.name)}`)
  for (const [short, { namespace, name }] of Object.entries(truth.datasets))
    names.set(datasetId(namespace, name), short)
  return (id) => names.get(id) ?? id
}

/** Every edge between datasets, with its basis. */
export function datasetEdges(truth: GroundTruth, rows: readonly DumpRow[]): readonly string[] {
  const nameOf = namer(truth, rows)
  const bases = new Map<string, Set<string>>()
  for (const edge of edgesOf(rows)) {
    if (edge.type !== 'DERIVED_FROM' || edge.fromLabel !== 'Dataset') continue
    const key = `${nameOf(edge.to)} → ${nameOf(edge.from)}`
    const basis = bases.get(key) ?? new Set()
    if (edge.props.statedFirstAt !== undefined) basis.add('stated')
    if (edge.props.statedFirstAt === undefined || edge.props.inferredFirstAt !== undefined)
      basis.add('inferred')
    bases.set(key, basis)
  }
  return [...bases].map(([key, basis]) => `${key} (${[...basis].sort().join(', ')})`).sort()
}

/** Every edge between columns, with its kinds. */
export function columnEdges(truth: GroundTruth, rows: readonly DumpRow[]): readonly string[] {
  const nameOf = namer(truth, rows)
  const columns = new Map(
    nodesOf(rows)
      .filter((node) => node.label === 'Column')
      .map((node) => [node.id, node.props]),
  )
  const columnName = (id: EdgeRow['from']) => {
    const column = columns.get(id)
    if (column === undefined) return id
    return `${nameOf(datasetId(String(column.namespace), String(column.dataset)))}.${String(column.name)}`
  }
  const kinds = new Map<string, Set<string>>()
  for (const edge of edgesOf(rows)) {
    if (edge.type !== 'DERIVED_FROM' || edge.fromLabel !== 'Column') continue
    const key = `${columnName(edge.to)} → ${columnName(edge.from)}`
    kinds.set(key, (kinds.get(key) ?? new Set()).add(String(edge.props.transformation).toLowerCase()))
  }
  return [...kinds].map(([key, kind]) => `${key} (${[...kind].sort().join(', ')})`).sort()
}
