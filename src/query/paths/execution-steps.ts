import type { Id } from '../../domain/ids.ts'
import type { CausalReach, DatasetAccess, CausalCrossing } from '../causal/causal-reach.ts'
import { crossingsAlong, linksFrom, startAccesses, startCrossings } from '../causal/causal-crossings.ts'
import { admitsOperation } from '../causal/execution-gate.ts'
import type { Reading } from '../read-requests.ts'
import { LEVEL_FACTS, type Session } from '../session.ts'
import type { Unfinished } from '../walk/expand-all.ts'
import { stopsAt } from '../walk/gate.ts'
import { asEnd } from './step.ts'
import { reportPathCut } from './forward-steps.ts'
import type { ExecutionEnds } from './execution-ends.ts'
import type { ExecutionStep, WrittenDataset } from './execution-step.ts'

/** The maximum number of steps in memory. */
const MAX_STEPS = 2 * LEVEL_FACTS

/** Steps, and the places that they connect. */
export interface ExecutionSteps {
  readonly steps: readonly ExecutionStep[]
  readonly places: ReadonlyMap<Id, WrittenDataset>
}

/**
 * Walks from the starts level by level and returns every step that leaves a place of distance `maxDepth` or less: the step
 * beyond the depth tells whether there is more. `shortest`: stops after the first distance that has an end.
 */
export function* executionSteps(
  reach: CausalReach,
  ends: ExecutionEnds,
  shortest: boolean,
  session: Session,
): Reading<ExecutionSteps> {
  const { spec } = reach
  const most = spec.maxDepth ?? Infinity
  const steps: ExecutionStep[] = []
  const places = new Map<Id, WrittenDataset>()
  let open = startAccesses(spec).filter((access) => reach.takes(access))
  for (const access of open) places.set(reach.placeOf(access), { dataset: access.dataset, by: undefined })
  let first = startCrossings(reach)
  for (let from = 0; from <= most && (open.length > 0 || first.length > 0); from++) {
    const level = yield* levelFrom(reach, open, first, ends, session)
    if (typeof level === 'string') {
      reportPathCut(session, level, from)
      break
    }
    first = []
    for (const { step } of level) steps.push(step)
    for (const { step, far } of level)
      if (far !== undefined) places.set(step.to, { dataset: far.dataset, by: reach.shownAs(step.operation) })
    const atEnd = level.some(({ far }) => far === undefined || ends.datasets.has(far.dataset))
    if (shortest && atEnd) break
    if (steps.length > MAX_STEPS) {
      reportPathCut(session, 'edges', from + 1)
      break
    }
    open = level.flatMap(({ far }) => (far !== undefined && continuesFrom(reach, far) ? [far] : []))
  }
  return { steps, places }
}

/** The level that reaches a skipped dataset continues from it at once, so later levels do not. */
const continuesFrom = (reach: CausalReach, access: DatasetAccess): boolean =>
  !reach.isSkipped(access.dataset) &&
  (reach.starts.has(access.dataset) || !stopsAt(reach.spec.gate, access.dataset, undefined)) &&
  reach.takes(access)

interface Stepped {
  readonly step: ExecutionStep
  /** Undefined for a step to a job or execution that is an end. */
  readonly far: DatasetAccess | undefined
}

/** The steps from the places of one distance, including steps past skipped ones. */
function* levelFrom(
  reach: CausalReach,
  accesses: readonly DatasetAccess[],
  first: readonly CausalCrossing[],
  ends: ExecutionEnds,
  session: Session,
): Reading<readonly Stepped[] | Unfinished> {
  const level = first.flatMap((crossing) => stepBy(reach, crossing))
  let open = [...accesses, ...reach.passBy(first)]
  while (open.length > 0) {
    const links = yield* linksFrom(reach, open, session)
    if (typeof links === 'string') return links
    for (const { near: from, operation } of links)
      for (const job of ends.executions.get(operation.id) ?? [])
        level.push({
          step: { from, to: asEnd(job), operation, crossing: { kind: 'idle', job } },
          far: undefined,
        })
    const passed = links.filter(({ operation }) => admitsOperation(reach.spec.executionGate, operation))
    const onward = yield* crossingsAlong(reach, passed, session)
    if (typeof onward === 'string') return onward
    for (const crossing of onward) level.push(...stepBy(reach, crossing))
    if (level.length > MAX_STEPS) return 'edges'
    open = [...reach.passBy(onward)]
  }
  return level
}

function stepBy(reach: CausalReach, crossing: CausalCrossing): readonly Stepped[] {
  if (crossing.kind !== 'pair' && crossing.kind !== 'first') return []
  const { operation, far } = crossing
  const to = reach.placeOf(far)
  return crossing.kind === 'pair'
    ? [
        {
          step: { from: crossing.near, to, operation, crossing: { kind: 'pair', basis: crossing.basis } },
          far,
        },
      ]
    : [{ step: { from: crossing.start, to, operation, crossing: { kind: 'first' } }, far }]
}
