import type { Id } from '../../domain/ids.ts'
import { upperBound } from '../edge-filter.ts'
import type { OperationFact, Reading, ExecutionFact } from '../read-requests.ts'
import { INNER_NODES, LEVEL_FACTS, type Session } from '../session.ts'
import type { Unfinished } from '../walk/expand-all.ts'
import { admits } from '../walk/gate.ts'
import type { CausalReach, DatasetAccess, CausalCrossing } from './causal-reach.ts'
import { accessOf, everWritten, readAtEnd, writeOf } from './causal-rule.ts'
import type { CausalSpec } from './causal-spec.ts'
import { executionsOf } from './causal-starts.ts'
import { isActiveIn } from './link-ranges.ts'
import { linksOf } from './causal-links.ts'
import { admitsOperation, isIn } from './execution-gate.ts'

const AT_ONCE = 1_000

/** The accesses of datasets as starts. */
export function startAccesses({ direction, datasets, window }: CausalSpec): readonly DatasetAccess[] {
  const read = readAtEnd(upperBound(window))
  return datasets.map((dataset) => ({
    dataset,
    ...(direction === 'upstream' ? { ...read, hides: false } : everWritten),
  }))
}

/** The first crossings, from jobs, runs and operations as starts. The walk's conditions do not apply to these. */
export function startCrossings(reach: CausalReach): readonly CausalCrossing[] {
  const { spec } = reach
  return spec.executions.flatMap(({ id: start, executions }) =>
    executions
      .filter(({ operation }) => isActiveIn(operation, spec.window))
      .flatMap((execution) =>
        touchedBy(execution, spec)
          .filter((dataset) => comesTo(reach, dataset))
          .map((dataset): CausalCrossing => ({
            kind: 'first',
            start,
            operation: execution.operation,
            far: accessBy(execution, dataset, spec),
          })),
      ),
  )
}

/** An operation linked to accesses of a dataset, and the place that the walk leaves by it. */
export interface PlacedLink {
  readonly near: Id
  readonly dataset: Id
  readonly operation: OperationFact
}

/** The new crossings of a walk from these accesses, or why they are incomplete. */
function* crossingsFrom(
  reach: CausalReach,
  accesses: readonly DatasetAccess[],
  session: Session,
): Reading<readonly CausalCrossing[] | Unfinished> {
  const links = yield* linksFrom(reach, accesses, session)
  if (typeof links === 'string') return links
  const passed = links.filter(({ operation }) => admitsOperation(reach.spec.executionGate, operation))
  return yield* crossingsAlong(reach, passed, session)
}

/** The operations linked to these accesses, once per place. The walk's conditions do not apply yet. */
export function* linksFrom(
  reach: CausalReach,
  accesses: readonly DatasetAccess[],
  session: Session,
): Reading<readonly PlacedLink[] | Unfinished> {
  const links: PlacedLink[] = []
  for (const apart of [false, true]) {
    const some = accesses.filter(({ dataset }) => reach.isApart(dataset) === apart)
    const linked = yield* linksOf(reach.spec, some, apart, session)
    if (typeof linked === 'string') return linked
    for (const { dataset, access, operation } of linked) {
      const near = access === undefined ? dataset : reach.placeOf(access)
      if (reach.crosses(near, operation.id)) links.push({ near, dataset, operation })
    }
  }
  return links.length > LEVEL_FACTS ? 'edges' : links
}

/** The crossings along these links. */
export function* crossingsAlong(
  reach: CausalReach,
  links: readonly PlacedLink[],
  session: Session,
): Reading<readonly CausalCrossing[] | Unfinished> {
  const { spec } = reach
  const omitting = new Set(
    links.filter((link) => link.operation.omitted === true).map((link) => link.dataset),
  )
  if (omitting.size > 0) session.cutByPairs(omitting.size)
  const ids = [...new Set(links.map((link) => link.operation.id))]
  const executions = new Map<Id, ExecutionFact>()
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    if (session.expired()) return 'time'
    const some = yield* session.orTime(executionsOf(ids.slice(i, i + AT_ONCE), spec.time))
    if (some === 'time') return 'time'
    for (const execution of some) executions.set(execution.operation.id, execution)
  }
  return links.flatMap((link) => crossingsBy(reach, link, executions.get(link.operation.id)))
}

function crossingsBy(
  reach: CausalReach,
  { near, dataset }: PlacedLink,
  execution: ExecutionFact | undefined,
): readonly CausalCrossing[] {
  if (execution === undefined) return []
  const { spec } = reach
  const { operation } = execution
  const down = spec.direction === 'downstream'
  const made = execution.pairs.filter((pair) => (down ? pair.source : pair.target) === dataset)
  if (made.length === 0) return [{ kind: 'idle', near, operation }]
  const stopped = isIn(spec.executionGate.stopAt, operation)
  const out: CausalCrossing[] = []
  for (const { source, target, basis } of made) {
    const far = down ? target : source
    if (spec.matchesNothing || (spec.basis !== undefined && !basis.includes(spec.basis))) continue
    if (!comesTo(reach, far)) continue
    out.push(
      stopped
        ? { kind: 'stopped', near, operation, basis }
        : { kind: 'pair', near, operation, basis, far: accessBy(execution, far, spec) },
    )
  }
  return out
}

const touchedBy = ({ reads, writes }: ExecutionFact, { direction }: CausalSpec): readonly Id[] =>
  direction === 'upstream' ? reads : writes.map((write) => write.dataset)

const comesTo = (reach: CausalReach, dataset: Id): boolean =>
  reach.starts.has(dataset) || admits(reach.spec.gate, dataset, undefined)

function accessBy(execution: ExecutionFact, dataset: Id, { direction, time }: CausalSpec): DatasetAccess {
  const { operation, writes } = execution
  if (direction === 'upstream') return { dataset, ...accessOf(operation, time), hides: false }
  const replaces = writes.some((write) => write.dataset === dataset && write.replaces)
  return { dataset, ...writeOf(operation, replaces, time) }
}

/**
 * All crossings from these accesses, and from the skipped datasets that they lead to, which add no distance. `first` are
 * crossings of the same distance that are known already.
 */
export function* crossingsPast(
  reach: CausalReach,
  accesses: readonly DatasetAccess[],
  session: Session,
  first: readonly CausalCrossing[] = [],
): Reading<readonly CausalCrossing[] | Unfinished> {
  let all = first
  let open = [...accesses, ...reach.passBy(first)]
  while (open.length > 0) {
    const onward = yield* crossingsFrom(reach, open, session)
    if (typeof onward === 'string') return onward
    all = all.concat(onward)
    open = [...reach.passBy(onward)]
    if (reach.skipped.size > INNER_NODES) return 'edges'
  }
  return all
}
