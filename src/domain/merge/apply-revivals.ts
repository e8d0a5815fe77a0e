import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { EDITED_BACK } from '../edit-fields.ts'
import { stampOf } from '../stamp.ts'
import { FOREVER, type Instant } from '../time.ts'
import type { Batch } from './batch.ts'
import type { Source } from './compacted.ts'
import { propsOf } from './props.ts'
import { settle, type Step } from './settle.ts'
import { decodeFields, encodeFields } from './stamped-row.ts'
import { EDITED_KIND, kindsOf } from './symlink-row.ts'
import type { Truth } from './truth.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * Brings deleted datasets back of which something is newer than their deletion that their rows do not tell: a run or declaration
 * that names them (a statement that names them among columns may be replaced), a schema, a stated pair. It goes by the times of
 * events, so that neither an old event that comes late nor the order of arrival matters. The row of a job tells itself when a
 * producer last spoke of it.
 */
export function* applyRevivals(batch: Batch, truth: Truth, set: WorkingSet): Step<void> {
  const back = yield* settle(set, () =>
    datasetsNamed(batch, truth).flatMap((id) => revived(set.node('Dataset', id), isToldSince)),
  )
  for (const row of back) set.putNode(row)

  function isToldSince(id: Id, at: Instant): boolean {
    return (
      [...truth.changed.values()].some((source) => namesSince(source, id, at)) ||
      set.edgesAt('HAS_SCHEMA', 'from', id).some(({ props }) => (props.seenAt as Instant) > at) ||
      set
        .edgesAt('SAME_AS', 'from', id)
        .some((edge) => [...kindsOf(edge)].some(([kind, [said]]) => kind !== EDITED_KIND && said > at)) ||
      (['READ', 'WROTE'] as const).some((type) =>
        set
          .touching({ type, datasetId: id, from: at + 1, to: FOREVER })
          .some((row) => namesSince(truth.decode(row), id, at)),
      )
    )
  }
}

/** A declaration is of the instant at which it was made, however long it holds; a run of what its own events tell. */
function namesSince(source: Source, dataset: Id, at: Instant): boolean {
  // What is compacted is of operations that are gone, and touches nothing.
  if (source.kind === 'compacted-span' || source.kind === 'compacted-job') return false
  if (source.inputs[dataset] === undefined && source.outputs[dataset] === undefined) return false
  if (source.kind === 'declaration') return source.at > at
  return [...Object.values(source.times), source.observed].some(
    (range) => range !== undefined && range[1] > at,
  )
}

function datasetsNamed(batch: Batch, truth: Truth): readonly Id[] {
  const ids = new Set<Id>(batch.datasets.keys())
  for (const { inputs, outputs } of truth.changed.values())
    for (const uses of [inputs, outputs]) for (const id of Object.keys(uses)) ids.add(id as Id)
  return [...ids]
}

/** The row with its deletion outlived, where it is. */
function revived(row: NodeRow | undefined, isOutlived: (id: Id, at: Instant) => boolean): readonly NodeRow[] {
  const at = row?.props.deletedAt
  if (row === undefined || typeof at !== 'number' || !isOutlived(row.id, at)) return []
  const { namespace, name, schemaId, firstSeen } = row.props
  const fields = {
    ...decodeFields('Dataset', row.props),
    [EDITED_BACK]: { value: null, stamp: stampOf(at, 'OTHER') },
  }
  const props = propsOf({ namespace, name, ...encodeFields('Dataset', fields), schemaId, firstSeen })
  return [{ ...row, props }]
}
