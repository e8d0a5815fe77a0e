import type { Aggregate, ParentReference } from '../aggregate.ts'
import { stateOfTold } from '../aggregate/told-state.ts'
import type { Id } from '../ids.ts'
import { compareText } from '../../lib/compare.ts'
import type { Kin } from './kin.ts'

/**
 * The namespace whose jobs report a run, where jobs of several namespaces use its id; undefined if the run has sent no event.
 * A namespace is what a key may be limited to, so it is also the bound within which jobs may speak for one run: Spark's
 * actions and their application, dbt's models, or Dagster's assets, which share the id of one run.
 *
 * In this order: a namespace for which a sender spoke that no key limits, then the one whose first event is the earliest, then
 * the lesser name. None of it depends on the order of arrival. Event times can be forged, so the server refuses events of
 * a limited key for a run that another namespace owns already (docs/security.md).
 */
export function ownerOf(run: Id, kin: Pick<Kin, 'ofRun'>): string | undefined {
  return ownerAmong(kin.ofRun(run))
}

/** The same, of all aggregates of one run. */
export function ownerAmong(aggregates: readonly Aggregate[]): string | undefined {
  const [first, ...others] = aggregates
  if (first === undefined) return undefined
  if (others.every(({ job }) => job.namespace === first.job.namespace)) return first.job.namespace
  const groups = [...Map.groupBy(aggregates, ({ job }) => job.namespace)].map(([namespace, some]) => ({
    namespace,
    isRestricted: some.every(({ restricted }) => restricted === true),
    firstSeen: Math.min(...some.map((one) => stateOfTold(one).firstSeen)),
  }))
  return groups.reduce((best, group) => {
    const difference =
      Number(group.isRestricted) - Number(best.isRestricted) ||
      group.firstSeen - best.firstSeen ||
      compareText(group.namespace, best.namespace)
    return difference < 0 ? group : best
  }).namespace
}

/** A run's aggregates that may speak for it: those of its owner. */
export function reportersOf(run: Id, kin: Pick<Kin, 'ofRun'>): readonly Aggregate[] {
  const all = kin.ofRun(run)
  const owner = ownerAmong(all)
  return all.every(({ job }) => job.namespace === owner)
    ? all
    : all.filter(({ job }) => job.namespace === owner)
}

/** Whether a job of another namespace than the run's owner reports here under the run's id. */
export function isForeign({ runId, job }: Aggregate, kin: Pick<Kin, 'ofRun'>): boolean {
  const owner = ownerOf(runId, kin)
  // While the run's aggregates are being read there is no owner yet; the caller derives again once they are there.
  return owner !== undefined && owner !== job.namespace
}

/**
 * Whether an aggregate may attach to the run that it names as parent or root. One of a limited key may only if it names the
 * run's job within the namespace that owns the run, or is of that namespace itself: the key was checked for what it names,
 * and a run id is no secret.
 */
export function mayAttach(
  aggregate: Aggregate,
  reference: ParentReference,
  kin: Pick<Kin, 'ofRun'>,
): boolean {
  if (aggregate.restricted !== true) return true
  const owner = ownerOf(reference.runId, kin)
  return owner === undefined || owner === reference.job.namespace || owner === aggregate.job.namespace
}
