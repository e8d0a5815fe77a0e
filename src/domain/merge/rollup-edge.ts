import type { DatasetName } from '../aggregate.ts'
import type { EdgeRow } from '../graph-rows.ts'
import { columnId, type Id } from '../ids.ts'
import type { Props } from '../graph-schema.ts'
import type { ColumnPair, RollupKey } from './contribution.ts'
import { edge } from './edge-ids.ts'
import { propsOf } from './props.ts'
import { canonicalOf } from './regroup.ts'
import { rollupId } from './contribution.ts'
import type { WorkingSet } from './working-set.ts'

type OnDatasets = Exclude<RollupKey, { readonly type: 'HAS_SCHEMA' }>

/** The roll-up edge between the current canonical datasets of its members. */
export function rollupEdge(
  id: Id,
  key: OnDatasets,
  spans: Props,
  names: ReadonlyMap<Id, DatasetName>,
  set: WorkingSet,
): EdgeRow {
  if (key.type !== 'DERIVED_FROM') {
    const { type, jobId, member } = key
    const props = propsOf({ memberId: member, ...spans, deleted: isDeleted(jobId, [member], set) })
    return edge(type, id, 'Job', jobId, 'Dataset', canonicalOf(member, set), props)
  }
  const { jobId, target, source, column } = key
  const [from, to] = [canonicalOf(target, set), canonicalOf(source, set)]
  const deleted = isDeleted(jobId, [target, source], set)
  const members = { jobId, memberTargetId: target, memberSourceId: source, deleted }
  if (column === undefined)
    return edge('DERIVED_FROM', id, 'Dataset', from, 'Dataset', to, propsOf({ ...members, ...spans }))
  const { transformation, subtype, masking } = column
  const props = propsOf({ ...members, ...spans, transformation, subtype, masking })
  const columnOf = (dataset: Id, name: string): Id => {
    const known = names.get(dataset) ?? nameOf(dataset, set)
    return columnId(known.namespace, known.name, name)
  }
  const fromColumn = columnOf(from, column.to)
  return edge('DERIVED_FROM', id, 'Column', fromColumn, 'Column', columnOf(to, column.from), props)
}

/** True if the job or the dataset of a member is deleted: then no walk goes along the roll-up. */
function isDeleted(jobId: Id | undefined, members: readonly Id[], set: WorkingSet): true | undefined {
  const rows = [
    jobId && set.node('Job', jobId),
    ...members.map((id) => set.node('Dataset', canonicalOf(id, set))),
  ]
  return rows.some((row) => row?.props.deletedAt !== undefined) || undefined
}

/** The natural key of a stored roll-up. For columns, it is known once the columns at its ends are. */
export function keyOf(row: EdgeRow, set: WorkingSet): OnDatasets | undefined {
  const { jobId, memberId, memberTargetId, memberSourceId } = row.props
  if (row.type === 'READS' || row.type === 'WRITES')
    return { type: row.type, jobId: row.from, member: memberId as Id }
  const key = {
    type: 'DERIVED_FROM',
    ...(jobId === undefined ? {} : { jobId: jobId as Id }),
    target: memberTargetId as Id,
    source: memberSourceId as Id,
  } as const
  if (row.fromLabel === 'Dataset') {
    const rename = { ...key, rename: true } as const
    return rollupId(rename) === row.id ? rename : key
  }
  const to = set.node('Column', row.from)?.props.name
  const from = set.node('Column', row.to)?.props.name
  if (to === undefined || from === undefined) return undefined
  const { transformation, subtype, masking } = row.props
  const column: ColumnPair = {
    to: to as string,
    from: from as string,
    transformation: transformation as ColumnPair['transformation'],
    ...(subtype === undefined ? {} : { subtype: subtype as string }),
    masking: masking as boolean,
  }
  return { ...key, column }
}

export function nameOf(dataset: Id, set: WorkingSet): DatasetName {
  const props = set.node('Dataset', dataset)?.props
  return { namespace: String(props?.namespace), name: String(props?.name) }
}
