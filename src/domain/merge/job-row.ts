import { newestByKey, type StampedFields } from '../aggregate/newest-by-key.ts'
import type { NodeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { compareStamped } from '../stamp.ts'
import { sameFields } from '../aggregate/newest-by-key.ts'
import type { Claimants } from './claimants.ts'
import type { JobClaim } from './claims.ts'
import type { Claimed } from './changed-claims.ts'
import { propsOf } from './props.ts'
import { decodeFields, decodeStatic, encodeFields, type StaticPart } from './stamped-row.ts'
import type { WorkingSet } from './working-set.ts'

export const sameJobClaim = (a: JobClaim, b: JobClaim): boolean =>
  a.firstSeen === b.firstSeen && sameFields(a.fields, b.fields)

/** The Job's row after the batch; absent if nothing claims the job any more. */
export function nextJobRow(
  id: Id,
  changed: readonly Claimed<JobClaim>[],
  claimants: Claimants,
  set: WorkingSet,
): { readonly key: { readonly label: 'Job'; readonly id: Id }; readonly row?: NodeRow } {
  const key = { label: 'Job', id } as const
  const stored = set.node('Job', id)
  const lost = changed.filter(shrinks)
  const again =
    lost.length > 0 && !(stored !== undefined && lost.every((claim) => isSuperseded(claim, stored)))
  const claims = again
    ? claimants.ofJob(id).flatMap(({ jobs }) => jobs.get(id) ?? [])
    : changed.flatMap(({ after }) => after ?? [])
  const staticPart = stored && decodeStatic(stored.props)
  const base: readonly StaticPart[] =
    again || stored === undefined
      ? staticPart === undefined
        ? []
        : [staticPart]
      : [{ firstSeen: stored.props.firstSeen as number, fields: decodeFields('Job', stored.props) }]
  const parts = [...base, ...claims]
  if (parts.length === 0) return { key }
  const { job } = claims[0] ?? { job: { namespace: stored!.props.namespace, name: stored!.props.name } }
  return { key, row: jobRow(id, job as JobClaim['job'], parts, staticPart) }
}

/** Builds a Job from all claims on it. */
export function jobRow(
  id: Id,
  { namespace, name }: JobClaim['job'],
  parts: readonly StaticPart[],
  staticPart: StaticPart | undefined,
): NodeRow {
  const fields = parts.reduce<StampedFields>((all, part) => newestByKey(all, part.fields), {})
  const firstSeen = Math.min(...parts.map((part) => part.firstSeen))
  const props = propsOf({ namespace, name, ...encodeFields('Job', fields, staticPart), firstSeen })
  return { label: 'Job', id, props }
}

const shrinks = ({ before, after }: Claimed<JobClaim>): boolean =>
  before !== undefined &&
  (after === undefined ||
    after.firstSeen > before.firstSeen ||
    Object.keys(before.fields).some((field) => loses(before, after, field)))

function loses(before: JobClaim, after: JobClaim | undefined, field: string): boolean {
  const now = after?.fields[field]
  return now === undefined || compareStamped(now, before.fields[field]!) < 0
}

/** Whether the stored row owes nothing to the lost claims, because other claims are earlier and have newer fields. */
function isSuperseded({ before, after }: Claimed<JobClaim>, stored: NodeRow): boolean {
  if (before === undefined) return true
  const { firstSeen } = stored.props
  if (after === undefined || after.firstSeen > before.firstSeen)
    if ((firstSeen as number) >= before.firstSeen) return false
  const row = decodeFields('Job', stored.props)
  return Object.entries(before.fields).every(
    ([field, former]) =>
      !loses(before, after, field) || (row[field] !== undefined && compareStamped(row[field], former) > 0),
  )
}
