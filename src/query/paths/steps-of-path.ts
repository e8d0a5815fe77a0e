import type { Id } from '../../domain/ids.ts'
import type { PathStep } from './step.ts'

export interface ShownPath<S extends PathStep> {
  readonly way: readonly Id[]
  readonly starts: { has(id: Id): boolean }
  readonly ends: { has(id: Id): boolean }
  /** What is told of a node, if anything. */
  readonly shownAs: (id: Id) => Id | undefined
  /** The job that is told between the ends of a step. */
  readonly jobOf: (step: S) => Id | undefined
  /** How far a step comes, and how far its beginning is from a start at the least. */
  readonly cost: (step: S) => number
  readonly distance: ReadonlyMap<Id, number>
  /** The length of the way, which no other is shorter than. */
  readonly length: number
}

/** A node, and how much of the way was told when it was come to. */
interface Place {
  readonly id: Id
  readonly told: number
}

interface Move<S> {
  readonly step: S
  readonly from: string
}

/** Of the steps on shortest ways the ones that lie on some way that is told so. */
export function stepsOfPath<S extends PathStep>(steps: readonly S[], told: ShownPath<S>): readonly S[] {
  const { way, starts, ends, shownAs, jobOf, cost, distance, length } = told
  const leaving = Map.groupBy(steps, (step) => step.from)
  /** How much of the way may be told after this is, too: nothing more if it was told last, or what is next. */
  const tell = (so: number, id: Id | undefined): readonly number[] =>
    id === undefined ? [so] : [...(way[so] === id ? [so] : []), ...(way[so + 1] === id ? [so + 1] : [])]

  const todo: Place[] = [...leaving.keys()]
    .filter((id) => starts.has(id) && (shownAs(id) ?? id) === way[0])
    .map((id) => ({ id, told: 0 }))
  const seen = new Set(todo.map(keyOf))
  const before = new Map<string, Move<S>[]>()
  const last: Move<S>[] = []
  for (let at = todo.pop(); at !== undefined; at = todo.pop())
    for (const step of leaving.get(at.id) ?? []) {
      const so = distance.get(step.from)! + cost(step)
      for (const by of tell(at.told, jobOf(step)))
        for (const now of tell(by, shownAs(step.to))) {
          const move = { step, from: keyOf(at) }
          if (so === length && now === way.length - 1 && ends.has(step.to)) last.push(move)
          // A shortest way is nowhere later than it could be.
          if (so !== distance.get(step.to)) continue
          const place = { id: step.to, told: now }
          const key = keyOf(place)
          const moves = before.get(key)
          if (moves === undefined) before.set(key, [move])
          else moves.push(move)
          if (seen.has(key)) continue
          seen.add(key)
          todo.push(place)
        }
    }
  const kept = new Set<S>()
  const reached = new Set<string>()
  const take = ({ step, from }: Move<S>): void => {
    kept.add(step)
    reached.add(from)
  }
  last.forEach(take)
  for (const key of reached) before.get(key)?.forEach(take)
  return [...kept]
}

const keyOf = ({ id, told }: Place): string => `${told} ${id}`
