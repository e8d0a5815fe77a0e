import type { Id } from '../../domain/ids.ts'
import type { IdSet, PathStep } from './step.ts'

/** A path as it is shown, and what its steps must agree with. */
export interface ShownPath<S extends PathStep> {
  readonly path: readonly Id[]
  readonly starts: IdSet
  readonly ends: IdSet
  /** What the path shows of a place; undefined for a skipped one. */
  readonly shownAs: (id: Id) => Id | undefined
  /** The job that the path shows between the two places of a step. */
  readonly jobOf: (step: S) => Id | undefined
  readonly cost: (step: S) => number
  /** The least distance of each place from a start. */
  readonly distance: ReadonlyMap<Id, number>
  /** The length of the path. No path is shorter. */
  readonly length: number
}

/** A place, and the index of the last item of the path that was shown on the way to it. */
interface Position {
  readonly id: Id
  readonly index: number
}

interface Move<S> {
  readonly step: S
  readonly from: string
}

/** Of the steps on shortest paths, those on paths that are shown as `path`. */
export function stepsOfPath<S extends PathStep>(steps: readonly S[], shown: ShownPath<S>): readonly S[] {
  const { path, starts, ends, shownAs, jobOf, cost, distance, length } = shown
  const leaving = Map.groupBy(steps, (step) => step.from)
  /** The possible indexes after showing `id`: the same index if the path just showed it, the next one if it follows. */
  const indexesAfter = (index: number, id: Id | undefined): readonly number[] =>
    id === undefined
      ? [index]
      : [...(path[index] === id ? [index] : []), ...(path[index + 1] === id ? [index + 1] : [])]

  const todo: Position[] = [...leaving.keys()]
    .filter((id) => starts.has(id) && (shownAs(id) ?? id) === path[0])
    .map((id) => ({ id, index: 0 }))
  const seen = new Set(todo.map(keyOf))
  const movesTo = new Map<string, Move<S>[]>()
  const last: Move<S>[] = []
  for (let at = todo.pop(); at !== undefined; at = todo.pop())
    for (const step of leaving.get(at.id) ?? []) {
      const walked = distance.get(step.from)! + cost(step)
      for (const afterJob of indexesAfter(at.index, jobOf(step)))
        for (const index of indexesAfter(afterJob, shownAs(step.to))) {
          const move = { step, from: keyOf(at) }
          if (walked === length && index === path.length - 1 && ends.has(step.to)) last.push(move)
          // A shortest path reaches each place at its least distance.
          if (walked !== distance.get(step.to)) continue
          const position = { id: step.to, index }
          const key = keyOf(position)
          const moves = movesTo.get(key)
          if (moves === undefined) movesTo.set(key, [move])
          else moves.push(move)
          if (seen.has(key)) continue
          seen.add(key)
          todo.push(position)
        }
    }
  const taken = new Set<S>()
  const reached = new Set<string>()
  const take = ({ step, from }: Move<S>): void => {
    taken.add(step)
    reached.add(from)
  }
  last.forEach(take)
  for (const key of reached) movesTo.get(key)?.forEach(take)
  return [...taken]
}

const keyOf = ({ id, index }: Position): string => `${index} ${id}`
