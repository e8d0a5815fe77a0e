import type { Id } from '../../domain/ids.ts'
import type { StartExecution } from '../causal/causal-spec.ts'
import { isIn } from '../causal/execution-gate.ts'
import type { FoundKind } from '../graph/found.ts'
import { admits, skips, type Gate } from '../walk/gate.ts'

/** Where paths of executions end. Ends that the walk may not enter are left out. */
export interface ExecutionEnds {
  readonly datasets: ReadonlySet<Id>
  /** By operation: the ends that contain it. */
  readonly executions: ReadonlyMap<Id, readonly Id[]>
  readonly kinds: ReadonlyMap<Id, FoundKind>
}

interface Parts {
  readonly datasets: readonly Id[]
  readonly executions: readonly StartExecution[]
}

/** `within` does not apply to ends. An avoided or skipped dataset or execution is an end only if it is a start. */
export function executionEnds(
  to: Parts,
  from: Parts,
  { gate, avoidedExecutions }: { readonly gate: Gate; readonly avoidedExecutions: ReadonlySet<Id> },
): ExecutionEnds {
  const starts = new Set([...from.datasets, ...from.executions.map(({ id }) => id)])
  const unconfined: Gate = { ...gate, within: [] }
  const comesTo = (id: Id): boolean =>
    starts.has(id) || (admits(unconfined, id, undefined) && !skips(gate, id, undefined))
  const executions = new Map<Id, Id[]>()
  for (const { id, executions: parts } of to.executions)
    for (const { operation } of parts) {
      if (!starts.has(id) && isIn(avoidedExecutions, operation)) continue
      const of = executions.get(operation.id)
      if (of === undefined) executions.set(operation.id, [id])
      else of.push(id)
    }
  return {
    datasets: new Set(to.datasets.filter(comesTo)),
    executions,
    kinds: new Map(to.executions.map(({ id, kind }) => [id, kind])),
  }
}
