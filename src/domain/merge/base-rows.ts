import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { EdgeType, NodeLabel } from '../graph-schema.ts'
import type { Id } from '../ids.ts'
import { jobRow } from './job-row.ts'
import { propsWithout } from './props.ts'
import type { GraphRow } from './repair-steps.ts'
import { decodeStatic } from './stamped-row.ts'

/**
 * Creates a filter that reduces each row of a graph to its base data: what events, entities and people reported,
 * without what is derived from aggregates. Rows must come in the order of dumps: nodes, edges, aggregates.
 * `restoreJobs` and a rebuild recreate the whole graph from the result.
 */
export function createBaseRowFilter(): (row: GraphRow) => GraphRow | undefined {
  const runners = new Set<Id>()
  return (all) => {
    switch (all.kind) {
      case 'node': {
        const row = NODES[all.row.label](all.row)
        if (row?.label === 'Runner') runners.add(row.id)
        return row && { kind: 'node', row }
      }
      case 'edge': {
        const row = EDGES[all.row.type](all.row, runners)
        return row && { kind: 'edge', row }
      }
      case 'aggregate':
        return all
    }
  }
}

type NodeFilter = (row: NodeRow) => NodeRow | undefined
type EdgeFilter = (row: EdgeRow, runners: ReadonlySet<Id>) => EdgeRow | undefined

const whole = <Row>(row: Row): Row => row
const nothing = (): undefined => undefined
/** Nodes that only runs name have no first event and are deleted with the runs. */
const named: NodeFilter = (row) => (row.props.firstSeen === undefined ? undefined : row)
const unlessOfJob: EdgeFilter = (row) => (row.fromLabel === 'Job' ? undefined : row)

const NODES: { readonly [label in NodeLabel]: NodeFilter } = {
  Location: named,
  Address: whole,
  Storage: whole,
  Dataset: whole,
  Column: whole,
  Schema: whole,
  Job: staticJob,
  Runner: named,
  Run: nothing,
  Operation: nothing,
  User: named,
  Tag: whole,
  Mapping: whole,
  Content: whole,
  Edit: whole,
}

const EDGES: { readonly [type in EdgeType]: EdgeFilter } = {
  STORED_IN: whole,
  LOCATED_IN: (row, runners) =>
    row.fromLabel === 'Job' || (row.fromLabel === 'Runner' && !runners.has(row.from)) ? undefined : row,
  ADDRESS_OF: whole,
  SAME_AS: whole,
  NOT_SAME_AS: whole,
  ALIAS_OF: nothing,
  PART_OF: (row) => (row.fromLabel === 'Column' ? row : undefined),
  // Derived from the rows of Jobs, and rebuilt.
  DEPENDS_ON: nothing,
  TAGGED: unlessOfJob,
  OWNED_BY: unlessOfJob,
  RENAMED_FROM: whole,
  READ: nothing,
  WROTE: nothing,
  STATED: nothing,
  HAS_SCHEMA: (row) => ({ ...row, props: propsWithout(row.props, 'firstAt', 'lastAt', 'days') }),
  RAN_ON: nothing,
  STARTED_BY: nothing,
  READS: nothing,
  WRITES: nothing,
  DERIVED_FROM: nothing,
}

/** A Job as static events and entities report it; undefined if none does. */
function staticJob({ id, props }: NodeRow): NodeRow | undefined {
  const staticPart = decodeStatic(props)
  if (staticPart === undefined) return undefined
  return jobRow(
    id,
    { namespace: String(props.namespace), name: String(props.name) },
    [staticPart],
    staticPart,
  )
}
