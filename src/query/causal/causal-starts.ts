import type { Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { ask } from '../ask.ts'
import type { EvalContext } from '../eval-context.ts'
import type { FoundKind, FoundNode } from '../graph/found.ts'
import type { WalkNode } from '../plan.ts'
import type { Reading, ExecutionFact } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { shownAs, type CausalSpec, type StartExecution } from './causal-spec.ts'

const AT_ONCE = 1_000

/**
 * The starts of a causal walk at the level that it shows: a coarser start becomes all its parts, a finer one the job or run
 * that contains it.
 */
export function* causalStarts(
  walk: Pick<WalkNode, 'at'>,
  members: readonly FoundNode[],
  time: Instant,
  context: EvalContext,
): Reading<Pick<CausalSpec, 'datasets' | 'executions'>> {
  const at = walk.at as CausalSpec['at']
  const datasets = members.filter((m) => m.kind === 'dataset').map((m) => m.id)
  const executions = new Map<Id, { id: Id; kind: FoundKind; executions: ExecutionFact[] }>()
  const shownOf = (id: Id, kind: FoundKind) => {
    let shown = executions.get(id)
    if (shown === undefined) executions.set(id, (shown = { id, kind, executions: [] }))
    return shown
  }
  for (const member of members) {
    const { id, kind } = member
    if (kind !== 'job' && kind !== 'run' && kind !== 'operation') continue
    // A start at the shown level is shown even if it did nothing.
    if (kind === at || at === 'dataset') shownOf(id, kind)
    const parts = kind === 'operation' ? [id] : yield* partsOf(kind, id, context)
    for (const execution of yield* executionsOf(parts, time)) {
      const { operation } = execution
      const shown = kind === at || at === 'dataset' ? id : shownAs(at, operation)!
      const of = shownOf(shown, at === 'dataset' ? kind : at)
      if (!of.executions.some((w) => w.operation.id === operation.id)) of.executions.push(execution)
    }
  }
  return { datasets, executions: [...executions.values()] satisfies readonly StartExecution[] }
}

function* partsOf(of: 'job' | 'run', id: Id, context: EvalContext): Reading<readonly Id[]> {
  const { operations, cut } = yield* ask<'parts'>({ kind: 'parts', of, ids: [id], limit: INNER_NODES })
  if (cut) context.session.cut('nodes', INNER_NODES, `not all operations of the start are followed`)
  return operations
}

export function* executionsOf(operations: readonly Id[], time: Instant): Reading<readonly ExecutionFact[]> {
  const out: ExecutionFact[] = []
  for (let i = 0; i < operations.length; i += AT_ONCE) {
    const some = operations.slice(i, i + AT_ONCE)
    const found = yield* ask<'executions'>({ kind: 'executions', operations: some, at: time })
    for (const id of some) {
      const execution = found.get(id)
      if (execution !== undefined) out.push(execution)
    }
  }
  return out
}
