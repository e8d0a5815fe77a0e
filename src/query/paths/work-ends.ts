import type { Id } from '../../domain/ids.ts'
import type { StartWork } from '../causal/causal-spec.ts'
import { liesIn } from '../causal/work-gate.ts'
import type { FoundKind } from '../graph/found.ts'
import { letsThrough, skips, type Gate } from '../walk/gate.ts'

/** Where ways end that go operation by operation. Those that a walk may not come to are left out. */
export interface WorkEnds {
  readonly datasets: ReadonlySet<Id>
  /** What operations are part of that are ends, by the operation. */
  readonly works: ReadonlyMap<Id, readonly Id[]>
  readonly kinds: ReadonlyMap<Id, FoundKind>
}

interface Parts {
  readonly datasets: readonly Id[]
  readonly works: readonly StartWork[]
}

/** `within` does not bind the ends; one that is avoided or skipped is not reached, unless it is a start. */
export function workEnds(
  to: Parts,
  from: Parts,
  { gate, avoidedWorks }: { readonly gate: Gate; readonly avoidedWorks: ReadonlySet<Id> },
): WorkEnds {
  const starts = new Set([...from.datasets, ...from.works.map(({ id }) => id)])
  const unconfined: Gate = { ...gate, within: [] }
  const comesTo = (id: Id): boolean =>
    starts.has(id) || (letsThrough(unconfined, id, undefined) && !skips(gate, id, undefined))
  const works = new Map<Id, Id[]>()
  for (const { id, works: parts } of to.works)
    for (const { operation } of parts) {
      if (!starts.has(id) && liesIn(avoidedWorks, operation)) continue
      const of = works.get(operation.id)
      if (of === undefined) works.set(operation.id, [id])
      else of.push(id)
    }
  return {
    datasets: new Set(to.datasets.filter(comesTo)),
    works,
    kinds: new Map(to.works.map(({ id, kind }) => [id, kind])),
  }
}
