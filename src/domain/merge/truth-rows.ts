import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import type { EdgeType, NodeLabel } from '../graph-schema.ts'
import type { Id } from '../ids.ts'
import { jobRow } from './job-row.ts'
import { propsWithout } from './props.ts'
import type { GraphRow } from './repair-steps.ts'
import { decodeStatic } from './stamped-row.ts'

/**
 * Tells of each row of a graph what of it is truth: what events, items and people said, and not what follows from
 * aggregates. Rows come in the order of dumps: nodes, edges, aggregates. From what it lets through, `restoreJobs` and a
 * rebuild make the graph anew.
 */
export function createTruthFilter(): (row: GraphRow) => GraphRow | undefined {
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

type NodeTruth = (row: NodeRow) => NodeRow | undefined
type EdgeTruth = (row: EdgeRow, runners: ReadonlySet<Id>) => EdgeRow | undefined

const whole = <Row>(row: Row): Row => row
const nothing = (): undefined => undefined
/** Those that only runs name have no first event, and go with them. */
const named: NodeTruth = (row) => (row.props.firstSeen === undefined ? undefined : row)
const unlessOfJob: EdgeTruth = (row) => (row.fromLabel === 'Job' ? undefined : row)

const NODES: { readonly [label in NodeLabel]: NodeTruth } = {
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

const EDGES: { readonly [type in EdgeType]: EdgeTruth } = {
  STORED_IN: whole,
  LOCATED_IN: (row, runners) =>
    row.fromLabel === 'Job' || (row.fromLabel === 'Runner' && !runners.has(row.from)) ? undefined : row,
  ADDRESS_OF: whole,
  SAME_AS: whole,
  NOT_SAME_AS: whole,
  ALIAS_OF: nothing,
  PART_OF: (row) => (row.fromLabel === 'Column' ? row : undefined),
  // Functions of the rows of Jobs, which are made anew.
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

/** A Job as static events and items alone tell it; undefined if none does. */
function staticJob({ id, props }: NodeRow): NodeRow | undefined {
  const told = decodeStatic(props)
  if (told === undefined) return undefined
  return jobRow(id, { namespace: String(props.namespace), name: String(props.name) }, [told], told)
}
