import type { Aggregate, ParentReference } from '../aggregate.ts'
import { stateOfReported } from '../aggregate/reported-state.ts'
import type { Id } from '../ids.ts'
import { compareText } from '../../lib/compare.ts'
import type { RunContext } from './run-context.ts'

/**
 * The namespace that owns a run whose id jobs of several namespaces use; undefined if the run has sent no event. Keys
 * are limited by namespace, so jobs of one namespace may all speak for a run: Spark's actions and their application,
 * dbt's models, or Dagster's assets, which share one run id.
 *
 * The order of precedence is: a namespace with a sender whose key is not limited, then the one with the earliest
 * first event, then the lesser name. The order of arrival does not matter. Event times can be forged, so the server
 * refuses events of a limited key for a run that another namespace already owns (docs/security.md).
 */
export function ownerNamespaceOf(run: Id, context: Pick<RunContext, 'ofRun'>): string | undefined {
  return ownerNamespaceAmong(context.ofRun(run))
}

/** Same as `ownerNamespaceOf`, for all aggregates of one run. */
export function ownerNamespaceAmong(aggregates: readonly Aggregate[]): string | undefined {
  const [first, ...others] = aggregates
  if (first === undefined) return undefined
  if (others.every(({ job }) => job.namespace === first.job.namespace)) return first.job.namespace
  const groups = [...Map.groupBy(aggregates, ({ job }) => job.namespace)].map(([namespace, some]) => ({
    namespace,
    isRestricted: some.every(({ restricted }) => restricted === true),
    firstSeen: Math.min(...some.map((one) => stateOfReported(one).firstSeen)),
  }))
  return groups.reduce((best, group) => {
    const difference =
      Number(group.isRestricted) - Number(best.isRestricted) ||
      group.firstSeen - best.firstSeen ||
      compareText(group.namespace, best.namespace)
    return difference < 0 ? group : best
  }).namespace
}

/** The aggregates that may speak for a run: those of its owner. */
export function reportersOf(run: Id, context: Pick<RunContext, 'ofRun'>): readonly Aggregate[] {
  const all = context.ofRun(run)
  const owner = ownerNamespaceAmong(all)
  return all.every(({ job }) => job.namespace === owner)
    ? all
    : all.filter(({ job }) => job.namespace === owner)
}

/** Whether a job of another namespace than the run's owner reports under the run's id. */
export function isForeign({ runId, job }: Aggregate, context: Pick<RunContext, 'ofRun'>): boolean {
  const owner = ownerNamespaceOf(runId, context)
  // While the run's aggregates are being read, the owner is unknown; the caller derives again once they have arrived.
  return owner !== undefined && owner !== job.namespace
}

/**
 * Whether an aggregate may attach to the run that it names as parent or root. An aggregate of a limited key may do so
 * only if it names the run's job within the namespace that owns the run, or belongs to that namespace itself: the key
 * was checked for the names it uses, and a run id is not a secret.
 */
export function mayAttach(
  aggregate: Aggregate,
  reference: ParentReference,
  context: Pick<RunContext, 'ofRun'>,
): boolean {
  if (aggregate.restricted !== true) return true
  const owner = ownerNamespaceOf(reference.runId, context)
  return owner === undefined || owner === reference.job.namespace || owner === aggregate.job.namespace
}
