import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Id } from '../../domain/ids.ts'
import { isCausal } from '../causal/is-causal.ts'
import type { Demand, EvalContext } from '../eval-context.ts'
import { emptyFound, type Found } from '../graph/found.ts'
import { compareNodes, nameNodes } from '../graph/refs.ts'
import { kindsOf } from '../kinds-of.ts'
import type { PathsNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import type { Session } from '../session.ts'
import { walkDatasetPaths } from './dataset-paths.ts'
import { walkExecutionPaths } from './execution-paths.ts'
import { listPaths, MAX_PATHS } from './list-paths.ts'
import { pathGraphOf } from './path-graph.ts'
import { costOf, type PathStep } from './step.ts'
import { stepsOfPath } from './steps-of-path.ts'
import { nodesWithMore, stepsOnPaths, type PathBounds, type StepsOnPaths } from './steps-on-paths.ts'
import type { WalkedSteps } from './walked-steps.ts'

/** The nodes and edges on paths from one set to another, with a list of the first paths; or one shortest path. */
export function* findPaths(paths: PathsNode, demand: Demand, context: EvalContext): Reading<Found> {
  const kinds = new Set([...kindsOf(paths.from), ...kindsOf(paths.to)])
  return isCausal(paths.at, kinds)
    ? yield* pathsAlong(yield* walkExecutionPaths(paths, demand, context), paths, demand, context.session)
    : yield* pathsAlong(yield* walkDatasetPaths(paths, demand, context), paths, demand, context.session)
}

function* pathsAlong<S extends PathStep>(
  walked: WalkedSteps<S> | undefined,
  { shortest, maxDepth }: PathsNode,
  demand: Demand,
  session: Session,
): Reading<Found> {
  if (walked === undefined) return noPaths()
  const { steps, skipped, starts, ends, jobOf } = walked
  const bounds: PathBounds = { starts, ends, skipped, maxSteps: maxDepth ?? Infinity }
  let onPaths = stepsOnPaths(steps, bounds)
  if (shortest && onPaths.steps.length > 0)
    onPaths = stepsOnPaths(steps, { ...bounds, maxSteps: onPaths.shortest })
  yield* walked.reportGaps?.(shortest && onPaths.steps.length > 0 ? onPaths.shortest : bounds.maxSteps) ?? []
  if (onPaths.steps.length === 0) return noPaths()

  const all = walked.foundOf(onPaths)
  if (!shortest && maxDepth !== undefined) markMore(all, walked, onPaths, bounds)
  if (!demand.edges && !shortest) return all

  const graph = pathGraphOf({
    ...walked,
    steps: onPaths.steps,
    seen: yield* placesByName(all, walked, onPaths),
  })
  const { paths, left } = listPaths(graph, shortest ? 1 : MAX_PATHS, () => session.expired())
  const listed = paths.map((path) => path.map(walked.nodeOf))
  if (!shortest) {
    if (left === 'more') session.note(diagnose('more-paths', { shown: paths.length }))
    if (left === 'unknown') session.note(diagnose('paths-unlisted', { shown: paths.length }))
    return { ...all, paths: listed }
  }
  const [path] = paths
  if (path === undefined) return { ...all, paths: [] }
  const ofPath = stepsOfPath(onPaths.steps, {
    path,
    starts: new Set(starts),
    ends,
    shownAs: (place) => (skipped.has(place) ? undefined : walked.shownAs(place)),
    jobOf,
    cost: (step) => costOf(step, skipped),
    distance: onPaths.distance,
    length: onPaths.shortest,
  })
  return { ...walked.foundOf({ ...onPaths, steps: ofPath }), paths: listed }
}

const noPaths = (): Found => ({ ...emptyFound(), paths: [] })

/** Marks the nodes from which a path of one step more than `maxDepth` would show something new. */
function markMore<S extends PathStep>(
  all: Found,
  { steps, shownAs, nodeOf, jobOf }: WalkedSteps<S>,
  onPaths: StepsOnPaths<S>,
  bounds: PathBounds,
): void {
  const places = new Set(onPaths.steps.flatMap(({ from, to }) => [from, to]))
  const nodeAt = (place: Id): Id => nodeOf(shownAs(place))
  const more = nodesWithMore(steps, onPaths, bounds, {
    place: (id) => places.has(id) || all.nodes.has(id),
    target: ({ to, crossing }) => all.nodes.has(crossing.kind === 'idle' ? crossing.job : nodeAt(to)),
    job: (step) => {
      const job = jobOf(step)
      return job === undefined || all.nodes.has(job)
    },
  })
  for (const place of more) {
    const node = all.nodes.get(nodeAt(place))
    if (node !== undefined) node.more = true
  }
}

/** What paths show, in order of the names of the nodes. */
function* placesByName<S extends PathStep>(
  all: Found,
  { shownAs, nodeOf }: WalkedSteps<S>,
  { steps }: StepsOnPaths<S>,
): Reading<readonly Id[]> {
  const shownOf = new Map<Id, Set<Id>>()
  for (const place of new Set(steps.flatMap(({ from, to }) => [from, to]))) {
    const shown = shownAs(place)
    const node = nodeOf(shown)
    const ofNode = shownOf.get(node)
    if (ofNode === undefined) shownOf.set(node, new Set([shown]))
    else ofNode.add(shown)
  }
  yield* nameNodes(all.nodes.values())
  return [...all.nodes.values()]
    .map((node) => ({ ...node, distance: undefined }))
    .sort(compareNodes)
    .flatMap(({ id }) => [...(shownOf.get(id) ?? [id])])
}
