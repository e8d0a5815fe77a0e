import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { EDITED_REVIVED } from '../edit-fields.ts'
import { stampOf } from '../stamp.ts'
import { FOREVER, type Instant } from '../time.ts'
import type { Batch } from './batch.ts'
import type { Source } from './compacted.ts'
import { propsOf } from './props.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import { decodeFields, encodeFields, ownDeletionIn } from './stamped-row.ts'
import { EDITED_KIND, kindsOf } from './symlink-row.ts'
import type { AggregateSnapshots } from './aggregate-snapshots.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * Revives deleted datasets if something newer than the deletion was reported that their own rows do not show: a run
 * or declaration that names them, a schema, or a stated pair. A statement that only names them among columns may be
 * replaced, so it does not count. Only event times decide, so neither late events nor the order of arrival matters.
 * Jobs need no such step: their rows show when a producer last reported them.
 */
export function* applyRevivals(batch: Batch, snapshots: AggregateSnapshots, set: WorkingSet): Step<void> {
  const back = yield* untilResolved(set, () =>
    datasetsNamed(batch, snapshots).flatMap((id) => revived(set.node('Dataset', id), isReportedSince)),
  )
  for (const row of back) set.putNode(row)

  function isReportedSince(id: Id, at: Instant): boolean {
    return (
      [...snapshots.changed.values()].some((source) => namesSince(source, id, at)) ||
      set.edgesAt('HAS_SCHEMA', 'from', id).some(({ props }) => (props.seenAt as Instant) > at) ||
      set
        .edgesAt('SAME_AS', 'from', id)
        .some((edge) =>
          [...kindsOf(edge)].some(([kind, [statedAt]]) => kind !== EDITED_KIND && statedAt > at),
        ) ||
      (['READ', 'WROTE'] as const).some((type) =>
        set
          .touching({ type, datasetId: id, from: at + 1, to: FOREVER })
          .some((row) => namesSince(snapshots.decode(row), id, at)),
      )
    )
  }
}

/**
 * A declaration counts at the instant when it was made, however long it is in force; a run counts at its event times.
 */
function namesSince(source: Source, dataset: Id, at: Instant): boolean {
  // Compacted rows come from pruned operations and touch nothing.
  if (source.kind === 'compacted-span' || source.kind === 'compacted-job') return false
  if (source.inputs[dataset] === undefined && source.outputs[dataset] === undefined) return false
  if (source.kind === 'declaration') return source.at > at
  return [...Object.values(source.times), source.observed].some(
    (range) => range !== undefined && range[1] > at,
  )
}

function datasetsNamed(batch: Batch, snapshots: AggregateSnapshots): readonly Id[] {
  const ids = new Set<Id>(batch.datasets.keys())
  for (const { inputs, outputs } of snapshots.changed.values())
    for (const uses of [inputs, outputs]) for (const id of Object.keys(uses)) ids.add(id as Id)
  return [...ids]
}

/** The row with its deletion revoked, if something newer was reported. */
function revived(row: NodeRow | undefined, isOutlived: (id: Id, at: Instant) => boolean): readonly NodeRow[] {
  const at = row && ownDeletionIn(row.props)
  if (row === undefined || at === undefined || !isOutlived(row.id, at)) return []
  const { namespace, name, schemaId, firstSeen } = row.props
  const fields = {
    ...decodeFields('Dataset', row.props),
    [EDITED_REVIVED]: { value: null, stamp: stampOf(at, 'OTHER') },
  }
  const props = propsOf({ namespace, name, ...encodeFields('Dataset', fields), schemaId, firstSeen })
  return [{ ...row, props }]
}
