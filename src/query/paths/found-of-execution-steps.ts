import type { Id } from '../../domain/ids.ts'
import { factOf, spanOf, type CausalReach } from '../causal/causal-reach.ts'
import { bitsOf } from '../graph/basis.ts'
import { contractEdges } from '../graph/contract-edges.ts'
import { EdgeAccumulator } from '../graph/edge-accumulator.ts'
import { foundNode, type Found, type FoundKind, type FoundNode } from '../graph/found.ts'
import { isExecution } from '../causal/is-causal.ts'
import type { Session } from '../session.ts'
import type { StepsOnPaths } from './steps-on-paths.ts'
import type { ExecutionEnds } from './execution-ends.ts'
import type { ExecutionStep, WrittenDataset } from './execution-step.ts'

/** What turns steps into a found set. */
export interface ExecutionPathState {
  readonly reach: CausalReach
  readonly places: ReadonlyMap<Id, WrittenDataset>
  readonly ends: ExecutionEnds
}

/** The found set of steps between executions, without skipped datasets. */
export function foundOfExecutionSteps(
  { steps, distance }: Pick<StepsOnPaths<ExecutionStep>, 'steps' | 'distance'>,
  { reach, places, ends }: ExecutionPathState,
  session: Session,
): Found {
  const { spec, skipped, starts } = reach
  const nodes = new Map<Id, FoundNode>()
  const put = (id: Id, kind: FoundKind, far: number, start: boolean): FoundNode => {
    const { asOf } = spec.window
    const at = asOf === undefined || !isExecution(kind) ? {} : { asOf }
    const node = nodes.get(id) ?? {
      ...foundNode(id, kind),
      start,
      member: !start || spec.includingStart,
      ...at,
    }
    node.distance = start ? 0 : Math.min(node.distance ?? far, far)
    nodes.set(id, node)
    return node
  }
  const startKinds = new Map(spec.executions.map(({ id, kind }) => [id, kind]))
  const putWork = (id: Id, far: number): void => {
    const kind = startKinds.get(id) ?? ends.kinds.get(id) ?? spec.at
    put(id, kind, far, startKinds.has(id))
  }
  const putPlace = (id: Id): FoundNode | undefined => {
    const { dataset } = places.get(id)!
    return skipped.has(id) ? undefined : put(dataset, 'dataset', distance.get(id)!, starts.has(dataset))
  }
  const shown = (place: Id): Id => (skipped.has(place) ? place : (places.get(place)?.dataset ?? place))

  const edges = new EdgeAccumulator()
  const pairs = spec.pairs === true ? new EdgeAccumulator() : undefined
  const { window } = spec
  const byDistance = [...steps].sort((a, b) => distance.get(a.from)! - distance.get(b.from)!)
  for (const { from, to, operation, crossing } of byDistance) {
    const near = distance.get(from)!
    const span = spanOf(operation)
    if (crossing.kind === 'first') putWork(from, near)
    else putPlace(from)
    if (crossing.kind === 'idle') putWork(crossing.job, near + 1)
    const reached = crossing.kind === 'idle' ? undefined : putPlace(to)
    if (crossing.kind !== 'pair') {
      const end = crossing.kind === 'idle' ? crossing.job : shown(to)
      edges.touch(shown(from), end, near, operation.jobId, span, window)
      continue
    }
    const { basis } = crossing
    const fact = factOf(operation, basis)
    if (reached !== undefined) reached.basis |= bitsOf(basis)
    const execution = reach.shownAs(operation)
    if (execution === undefined) {
      edges.add(shown(from), shown(to), near, fact, window)
      continue
    }
    putWork(execution, near + 1)
    edges.add(shown(from), execution, near, fact, window)
    edges.add(execution, shown(to), near, fact, window)
    pairs?.add(shown(from), shown(to), near, { ...fact, jobId: execution }, window)
  }
  const without = (bag: EdgeAccumulator): EdgeAccumulator =>
    skipped.size === 0 ? bag : contractEdges(bag, skipped, 'downstream', session)
  return { nodes, edges: without(edges), ...(pairs === undefined ? {} : { pairs: without(pairs) }) }
}
