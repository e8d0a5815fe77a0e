import type { Aggregate, DatasetName, ParentReference } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import type { Kin } from './kin.ts'
import { isUnknown } from './relatives.ts'
import { ownerOf } from './run-owner.ts'
import type { Truth } from './truth.ts'
import type { WorkingSet } from './working-set.ts'

/** As deep as homes are sought. */
const MAX_DEPTH = 16

/**
 * The aggregates whose home or whose claims may hang on those of a run: the run's own, those that name it as parent or
 * root, and those below such that have no Run of their own, or may not name it as their parent.
 */
export function dependentsOf(run: Id, truth: Truth): ReadonlyMap<Id, Aggregate> {
  const out = new Map<Id, Aggregate>()
  const visited = new Set<Id>([run])
  let frontier: Id[] = [run]
  for (let depth = 0; depth < MAX_DEPTH && frontier.length > 0; depth++) {
    const next: Id[] = []
    for (const at of frontier) {
      for (const aggregate of truth.by('run', at)) out.set(aggregate.id, aggregate)
      for (const aggregate of truth.by('root', at)) out.set(aggregate.id, aggregate)
      for (const aggregate of truth.by('parent', at)) {
        out.set(aggregate.id, aggregate)
        if (visited.has(aggregate.runId)) continue
        // Whether one of a limited key may name its parent depends on the parent's owner, and tells those below it.
        const isSettled = aggregate.restricted !== true
        if (isSettled && truth.after.interpret(aggregate).belongs === 'own') continue
        visited.add(aggregate.runId)
        next.push(aggregate.runId)
      }
    }
    frontier = next
  }
  return out
}

/** The aggregates and declarations whose derivation may differ once the batch is in. */
export function affectedBy(truth: Truth, set: WorkingSet): ReadonlySet<Id> {
  const out = new Set<Id>()
  for (const [id, source] of truth.changed) {
    out.add(id)
    if (source.kind === 'declaration') {
      const former = set.neighbours(source.subject, source.at, id).before
      if (former !== undefined) out.add(former.id)
      set.aggregate(former?.id ?? id)
      continue
    }
    const siblings = truth.after.ofRun(source.runId)
    // What is known as `unknown` and what has the right name tell one state.
    if (siblings.some(isUnknown)) for (const sibling of siblings) out.add(sibling.id)
    const stored = truth.stored(id)
    const sameOwner = ownerOf(source.runId, truth.before) === ownerOf(source.runId, truth.after)
    if (sameOwner && stored?.kind === 'run' && sameBearing(stored, source, truth.after)) continue
    for (const dependent of dependentsOf(source.runId, truth).keys()) out.add(dependent)
  }
  for (const id of out) set.aggregate(id)
  return out
}

/** Whether what of two aggregates bears on their relatives is the same. */
function sameBearing(a: Aggregate, b: Aggregate, kin: Kin): boolean {
  const [x, y] = [kin.interpret(a), kin.interpret(b)]
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
