import type { Id } from '../../domain/ids.ts'
import type { Instant } from '../../domain/time.ts'
import { ask } from '../ask.ts'
import type { Env } from '../env.ts'
import type { FoundKind, FoundNode } from '../graph/found.ts'
import type { WalkNode } from '../plan.ts'
import type { Reading, WorkFact } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { shownAs, type CausalSpec, type StartWork } from './causal-spec.ts'

const AT_ONCE = 1_000

/**
 * Where a walk sets out that goes operation by operation: what is coarser than it shows stands for all its parts, what is
 * finer for what it is part of, as far as that is shown.
 */
export function* causalStarts(
  walk: Pick<WalkNode, 'at'>,
  members: readonly FoundNode[],
  time: Instant,
  env: Env,
): Reading<Pick<CausalSpec, 'datasets' | 'works'>> {
  const at = walk.at as CausalSpec['at']
  const datasets = members.filter((m) => m.kind === 'dataset').map((m) => m.id)
  const works = new Map<Id, { id: Id; kind: FoundKind; works: WorkFact[] }>()
  const shownOf = (id: Id, kind: FoundKind) => {
    let shown = works.get(id)
    if (shown === undefined) works.set(id, (shown = { id, kind, works: [] }))
    return shown
  }
  for (const member of members) {
    const { id, kind } = member
    if (kind !== 'job' && kind !== 'run' && kind !== 'operation') continue
    // One that is shown as itself is, whatever it did.
    if (kind === at || at === 'dataset') shownOf(id, kind)
    const parts = kind === 'operation' ? [id] : yield* partsOf(kind, id, env)
    for (const work of yield* worksOf(parts, time)) {
      const { operation } = work
      const shown = kind === at || at === 'dataset' ? id : shownAs(at, operation)!
      const of = shownOf(shown, at === 'dataset' ? kind : at)
      if (!of.works.some((w) => w.operation.id === operation.id)) of.works.push(work)
    }
  }
  return { datasets, works: [...works.values()] satisfies readonly StartWork[] }
}

function* partsOf(of: 'job' | 'run', id: Id, env: Env): Reading<readonly Id[]> {
  const { operations, cut } = yield* ask<'parts'>({ kind: 'parts', of, ids: [id], limit: INNER_NODES })
  if (cut) env.session.cut('nodes', INNER_NODES, `not all operations of the start are followed`)
  return operations
}

export function* worksOf(operations: readonly Id[], time: Instant): Reading<readonly WorkFact[]> {
  const out: WorkFact[] = []
  for (let i = 0; i < operations.length; i += AT_ONCE) {
    const some = operations.slice(i, i + AT_ONCE)
    const found = yield* ask<'work'>({ kind: 'work', operations: some, at: time })
    for (const id of some) {
      const work = found.get(id)
      if (work !== undefined) out.push(work)
    }
  }
  return out
}
