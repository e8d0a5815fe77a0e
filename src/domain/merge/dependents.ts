import type { Aggregate, DatasetName, ParentReference } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import type { RunContext } from './run-context.ts'
import { isUnknown } from './owning-run.ts'
import { ownerNamespaceOf } from './owner-namespace.ts'
import type { AggregateSnapshots } from './aggregate-snapshots.ts'
import type { WorkingSet } from './working-set.ts'

/** The same depth limit as for owning runs. */
const MAX_DEPTH = 16

/**
 * The aggregates whose owning run or claims may depend on those of a run: the run's own, those that name it as parent
 * or root, and those below the latter that have no Run of their own or may not name it as parent.
 */
export function dependentsOf(run: Id, snapshots: AggregateSnapshots): ReadonlyMap<Id, Aggregate> {
  const out = new Map<Id, Aggregate>()
  const visited = new Set<Id>([run])
  let frontier: Id[] = [run]
  for (let depth = 0; depth < MAX_DEPTH && frontier.length > 0; depth++) {
    const next: Id[] = []
    for (const at of frontier) {
      for (const aggregate of snapshots.by('run', at)) out.set(aggregate.id, aggregate)
      for (const aggregate of snapshots.by('root', at)) out.set(aggregate.id, aggregate)
      for (const aggregate of snapshots.by('parent', at)) {
        out.set(aggregate.id, aggregate)
        if (visited.has(aggregate.runId)) continue
        // If a limited key sent the aggregate, the parent's owner decides whether it may name the parent, which
        // affects those below it.
        const isSettled = aggregate.restricted !== true
        if (isSettled && snapshots.after.interpret(aggregate).belongs === 'own') continue
        visited.add(aggregate.runId)
        next.push(aggregate.runId)
      }
    }
    frontier = next
  }
  return out
}

/** The aggregates and declarations whose derivation may change with the batch. */
export function affectedBy(snapshots: AggregateSnapshots, set: WorkingSet): ReadonlySet<Id> {
  const out = new Set<Id>()
  for (const [id, source] of snapshots.changed) {
    out.add(id)
    if (source.kind === 'declaration') {
      const former = set.neighbours(source.subject, source.at, id).before
      if (former !== undefined) out.add(former.id)
      set.aggregate(former?.id ?? id)
      continue
    }
    const siblings = snapshots.after.ofRun(source.runId)
    // Aggregates named `unknown` and the one with the right name share one state.
    if (siblings.some(isUnknown)) for (const sibling of siblings) out.add(sibling.id)
    const stored = snapshots.stored(id)
    const sameOwner =
      ownerNamespaceOf(source.runId, snapshots.before) === ownerNamespaceOf(source.runId, snapshots.after)
    if (sameOwner && stored?.kind === 'run' && sameReferences(stored, source, snapshots.after)) continue
    for (const dependent of dependentsOf(source.runId, snapshots).keys()) out.add(dependent)
  }
  for (const id of out) set.aggregate(id)
  return out
}

/** Whether two aggregates have the same effect on related runs. */
function sameReferences(a: Aggregate, b: Aggregate, context: RunContext): boolean {
  const [x, y] = [context.interpret(a), context.interpret(b)]
  return (
    a.restricted === b.restricted &&
    x.belongs === y.belongs &&
    sameName(x.job, y.job) &&
    sameReference(x.parent, y.parent) &&
    sameReference(x.root, y.root)
  )
}

function sameReference(a: ParentReference | undefined, b: ParentReference | undefined): boolean {
  if (a === undefined || b === undefined) return a === b
  return a.runId === b.runId && a.externalId === b.externalId && sameName(a.job, b.job)
}

const sameName = (a: DatasetName, b: DatasetName): boolean => a.namespace === b.namespace && a.name === b.name
