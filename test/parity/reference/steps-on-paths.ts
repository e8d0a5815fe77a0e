import type { Id } from '../../../src/domain/ids.ts'
import type { PathsNode } from '../../../src/query/plan.ts'
import type { Span } from '../../../src/domain/span.ts'
import type { WorldEdge } from './world.ts'

/** One step that a path may contain, whether or not a path reaches it. */
export interface PathStep {
  readonly from: Id
  readonly to: Id
  readonly rows: readonly WorldEdge[]
  /** For steps of jobs at the ends, which have no row. */
  readonly span?: Span
  readonly job: Id | undefined
  readonly label: Id | undefined
}

/** A complete path: its visible nodes, its length and its steps. */
export interface FollowedPath {
  readonly visible: readonly Id[]
  readonly length: number
  readonly steps: readonly PathStep[]
}

/** The steps on paths from a start to an end. */
export interface StepsOnPaths<S extends PathStep> {
  /** Those on paths that are short enough. */
  readonly on: readonly S[]
  /** The shortest lengths from a start, and to an end. */
  readonly fromStart: ReadonlyMap<Id, number>
  readonly toEnd: ReadonlyMap<Id, number>
  /** The maximum length, and the length of the shortest path. */
  readonly maxLength: number
  readonly shortest: number
}

/** The steps on paths, found by relaxing each step until no length decreases (Bellman-Ford). */
export function stepsOnPaths<S extends PathStep>(
  steps: readonly S[],
  begin: readonly Id[],
  ends: readonly Id[],
  cost: (step: S) => number,
  paths: Pick<PathsNode, 'maxDepth' | 'shortest'>,
): StepsOnPaths<S> {
  const shortestLengths = (sources: readonly Id[], onward: boolean): Map<Id, number> => {
    const found = new Map<Id, number>(sources.map((id) => [id, 0]))
    for (let changed = true; changed;) {
      changed = false
      for (const s of steps) {
        const [a, b] = onward ? [s.from, s.to] : [s.to, s.from]
        const d = (found.get(a) ?? Infinity) + cost(s)
        if (d >= (found.get(b) ?? Infinity)) continue
        found.set(b, d)
        changed = true
      }
    }
    return found
  }
  const fromStart = shortestLengths(begin, true)
  const toEnd = shortestLengths(ends, false)
  const whole = (s: S): number =>
    (fromStart.get(s.from) ?? Infinity) + cost(s) + (toEnd.get(s.to) ?? Infinity)
  const maxLength = paths.maxDepth ?? Infinity
  const shortest = Math.min(...steps.map(whole))
  const on = steps.filter(
    (s) => whole(s) < Infinity && whole(s) <= (paths.shortest ? Math.min(maxLength, shortest) : maxLength),
  )
  return { on, fromStart, toEnd, maxLength, shortest }
}

/**
 * Every simple path, followed step by step to its end. Paths no longer than `freeTo`, which are the shortest, may visit a
 * visible node again.
 */
export function followPaths(
  on: readonly PathStep[],
  starts: readonly Id[],
  isGoal: (id: Id) => boolean,
  skips: (id: Id) => boolean,
  shownAs: (id: Id) => Id,
  cost: (s: PathStep) => number,
  isJob: (id: Id) => boolean,
  freeTo = -1,
): readonly FollowedPath[] {
  const paths: FollowedPath[] = []
  /** `gap`: labels after the last visible node; `since`: nodes since the last visible one. */
  const follow = (
    at: Id,
    visible: readonly Id[],
    nodes: readonly Id[],
    gap: readonly Id[],
    since: readonly Id[],
    steps: readonly PathStep[],
    revisits: boolean,
  ): void => {
    for (const s of on) {
      if (s.from !== at) continue
      const labelled = s.label !== undefined && visible.at(-1) !== s.label
      if (labelled && gap.includes(s.label)) continue
      const withLabel = labelled ? [...visible, s.label] : visible
      const inGap = labelled ? [...gap, s.label] : gap
      const next = [...steps, s]
      const length = next.reduce((sum, step) => sum + cost(step), 0)
      if (revisits && length > freeTo) continue
      const shown = skips(s.to) ? undefined : shownAs(s.to)
      if (isGoal(s.to) && shown !== undefined) {
        if (withLabel.at(-1) === shown && withLabel.length > 1)
          paths.push({ visible: withLabel, length, steps: next })
        else if (
          ((!nodes.includes(shown) || length <= freeTo) && !inGap.includes(shown)) ||
          shown === visible[0]
        )
          paths.push({ visible: [...withLabel, shown], length, steps: next })
        if (on.every((o) => o.from !== s.to)) continue
      }
      if (shown === undefined || withLabel.at(-1) === shown) {
        // Between two visible nodes, the path must not visit a node twice.
        const been = labelled ? [] : since
        if (!been.includes(s.to)) follow(s.to, withLabel, nodes, inGap, [...been, s.to], next, revisits)
      } else if (!nodes.includes(shown) || length <= freeTo)
        follow(
          s.to,
          [...withLabel, shown],
          [...nodes, shown],
          [],
          [s.to],
          next,
          revisits || nodes.includes(shown),
        )
    }
  }
  for (const start of starts)
    follow(start, [shownAs(start)], [shownAs(start)], isJob(start) ? [start] : [], [start], [], false)
  return paths
}

/** The steps of all walks, not only simple paths, that an answer shows as this path, each as early as possible. */
export function stepsOfShownPath(
  visible: readonly Id[],
  on: readonly PathStep[],
  about: (s: PathStep) => {
    readonly label: Id | undefined
    readonly shown: Id | undefined
    readonly first: Id | undefined
    readonly ends: boolean
    readonly leadsOn: boolean
  },
): ReadonlySet<PathStep> {
  const tells = (at: number, id: Id | undefined): number[] =>
    id === undefined ? [at] : [at, at + 1].filter((i) => visible[i] === id)
  const moves = on.flatMap((step) =>
    visible.flatMap((_, at) =>
      tells(at, about(step).label).flatMap((by) =>
        tells(by, about(step).shown).map((to) => ({ step, ...about(step), from: at, to })),
      ),
    ),
  )
  const reached = new Set(moves.filter((m) => m.from === 0 && m.first === visible[0]))
  for (const before of reached)
    for (const m of moves)
      if (before.leadsOn && before.step.to === m.step.from && before.to === m.from) reached.add(m)
  const good = new Set([...reached].filter((m) => m.ends && m.to === visible.length - 1))
  for (const after of good)
    for (const m of reached)
      if (m.leadsOn && m.step.to === after.step.from && m.to === after.from) good.add(m)
  return new Set([...good].map((m) => m.step))
}
