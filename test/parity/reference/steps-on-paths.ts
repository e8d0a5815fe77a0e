import type { Id } from '../../../src/domain/ids.ts'
import type { PathsNode } from '../../../src/query/plan.ts'
import type { Span } from '../../../src/domain/span.ts'
import type { WorldEdge } from './world.ts'

/** One step that a way may take, whether or not one comes there. */
export interface WayStep {
  readonly from: Id
  readonly to: Id
  readonly rows: readonly WorldEdge[]
  /** Of the steps of jobs at the ends, which no row tells. */
  readonly span?: Span
  readonly job: Id | undefined
  readonly label: Id | undefined
}

/** A way that was followed to an end: what is told of it, its length and its steps. */
export interface Way {
  readonly told: readonly Id[]
  readonly length: number
  readonly steps: readonly WayStep[]
}

/** The steps that lie on ways from where they begin to an end. */
export interface OnWays<S extends WayStep> {
  /** Those on ways that are short enough. */
  readonly on: readonly S[]
  /** The least lengths from a beginning, and to an end. */
  readonly there: ReadonlyMap<Id, number>
  readonly back: ReadonlyMap<Id, number>
  /** The most that a way may be long, and the least that one is. */
  readonly most: number
  readonly shortest: number
}

/** Which steps lie on a way, found by trying each step until no length gets less. */
export function onWays<S extends WayStep>(
  steps: readonly S[],
  begin: readonly Id[],
  ends: readonly Id[],
  cost: (step: S) => number,
  paths: Pick<PathsNode, 'maxDepth' | 'shortest'>,
): OnWays<S> {
  const least = (sources: readonly Id[], onward: boolean): Map<Id, number> => {
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
  const there = least(begin, true)
  const back = least(ends, false)
  const whole = (s: S): number => (there.get(s.from) ?? Infinity) + cost(s) + (back.get(s.to) ?? Infinity)
  const most = paths.maxDepth ?? Infinity
  const shortest = Math.min(...steps.map(whole))
  const on = steps.filter(
    (s) => whole(s) < Infinity && whole(s) <= (paths.shortest ? Math.min(most, shortest) : most),
  )
  return { on, there, back, most, shortest }
}

/**
 * Every simple way, followed step by step to where it ends; of those no longer than `freeTo`, which are shortest, also the
 * ones that see something again.
 */
export function follow(
  on: readonly WayStep[],
  starts: readonly Id[],
  isGoal: (id: Id) => boolean,
  skips: (id: Id) => boolean,
  shownAs: (id: Id) => Id,
  cost: (s: WayStep) => number,
  isJob: (id: Id) => boolean,
  freeTo = -1,
): readonly Way[] {
  const ways: Way[] = []
  /** `gap`: what was told after the last node; `since`: where the way was without anything being told. */
  const go = (
    at: Id,
    told: readonly Id[],
    nodes: readonly Id[],
    gap: readonly Id[],
    since: readonly Id[],
    steps: readonly WayStep[],
    again: boolean,
  ): void => {
    for (const s of on) {
      if (s.from !== at) continue
      const labelled = s.label !== undefined && told.at(-1) !== s.label
      if (labelled && gap.includes(s.label)) continue
      const withLabel = labelled ? [...told, s.label] : told
      const inGap = labelled ? [...gap, s.label] : gap
      const next = [...steps, s]
      const length = next.reduce((sum, step) => sum + cost(step), 0)
      if (again && length > freeTo) continue
      const shown = skips(s.to) ? undefined : shownAs(s.to)
      if (isGoal(s.to) && shown !== undefined) {
        if (withLabel.at(-1) === shown && withLabel.length > 1)
          ways.push({ told: withLabel, length, steps: next })
        else if (
          ((!nodes.includes(shown) || length <= freeTo) && !inGap.includes(shown)) ||
          shown === told[0]
        )
          ways.push({ told: [...withLabel, shown], length, steps: next })
        if (on.every((o) => o.from !== s.to)) continue
      }
      if (shown === undefined || withLabel.at(-1) === shown) {
        // Where nothing is told the way must not go round.
        const been = labelled ? [] : since
        if (!been.includes(s.to)) go(s.to, withLabel, nodes, inGap, [...been, s.to], next, again)
      } else if (!nodes.includes(shown) || length <= freeTo)
        go(s.to, [...withLabel, shown], [...nodes, shown], [], [s.to], next, again || nodes.includes(shown))
    }
  }
  for (const start of starts)
    go(start, [shownAs(start)], [shownAs(start)], isJob(start) ? [start] : [], [start], [], false)
  return ways
}

/** The steps on a walk, not only on a simple way, that is told so and nowhere later than it could be. */
export function toldSo(
  told: readonly Id[],
  on: readonly WayStep[],
  about: (s: WayStep) => {
    readonly label: Id | undefined
    readonly shown: Id | undefined
    readonly first: Id | undefined
    readonly ends: boolean
    readonly leadsOn: boolean
  },
): ReadonlySet<WayStep> {
  const tells = (at: number, id: Id | undefined): number[] =>
    id === undefined ? [at] : [at, at + 1].filter((i) => told[i] === id)
  const moves = on.flatMap((step) =>
    told.flatMap((_, at) =>
      tells(at, about(step).label).flatMap((by) =>
        tells(by, about(step).shown).map((to) => ({ step, ...about(step), from: at, to })),
      ),
    ),
  )
  const reached = new Set(moves.filter((m) => m.from === 0 && m.first === told[0]))
  for (const before of reached)
    for (const m of moves)
      if (before.leadsOn && before.step.to === m.step.from && before.to === m.from) reached.add(m)
  const good = new Set([...reached].filter((m) => m.ends && m.to === told.length - 1))
  for (const after of good)
    for (const m of reached)
      if (m.leadsOn && m.step.to === after.step.from && m.to === after.from) good.add(m)
  return new Set([...good].map((m) => m.step))
}
