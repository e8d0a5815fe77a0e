import type { Id } from '../../domain/ids.ts'
import type { Step } from './step.ts'

export interface ToldWay {
  readonly way: readonly Id[]
  readonly starts: { has(id: Id): boolean }
  readonly ends: { has(id: Id): boolean }
  /** What is told of a node, if anything. */
  readonly shownAs: (id: Id) => Id | undefined
  /** The job that is told between the ends of a step. */
  readonly jobOf: (step: Step) => Id | undefined
}

/** A node, and how much of the way was told when it was come to. */
interface Place {
  readonly id: Id
  readonly told: number
}

interface Move {
  readonly step: Step
  readonly from: string
  readonly to: string
}

/** Of steps the ones that lie on some way that is told so. */
export function onOneWay(steps: readonly Step[], { way, starts, ends, shownAs, jobOf }: ToldWay): readonly Step[] {
  const leaving = new Map<Id, Step[]>()
  for (const step of steps) {
    const list = leaving.get(step.from)
    if (list === undefined) leaving.set(step.from, [step])
    else list.push(step)
  }
  /** What may have been told after this is, too: nothing more if it was told last, or what is next. */
  const tell = (told: number, id: Id | undefined): readonly number[] =>
    id === undefined
      ? [told]
      : [...(way[told] === id ? [told] : []), ...(way[told + 1] === id ? [told + 1] : [])]

  const first = way[0]
  const todo: Place[] = [...leaving.keys()]
    .filter((id) => starts.has(id) && (shownAs(id) ?? id) === first)
    .map((id) => ({ id, told: 0 }))
  const seen = new Set(todo.map(keyOf))
  const before = new Map<string, Move[]>()
  const back: string[] = []
  for (let at = todo.pop(); at !== undefined; at = todo.pop())
    for (const step of leaving.get(at.id) ?? [])
      for (const by of tell(at.told, jobOf(step)))
        for (const told of tell(by, shownAs(step.to))) {
          const place = { id: step.to, told }
          const key = keyOf(place)
          const list = before.get(key)
          const move = { step, from: keyOf(at), to: key }
          if (list === undefined) before.set(key, [move])
          else list.push(move)
          if (seen.has(key)) continue
          seen.add(key)
          todo.push(place)
          if (told === way.length - 1 && ends.has(step.to)) back.push(key)
        }
  const kept = new Set<Step>()
  const reached = new Set(back)
  for (const key of reached)
    for (const { step, from } of before.get(key) ?? []) {
      kept.add(step)
      reached.add(from)
    }
  return [...kept]
}

const keyOf = ({ id, told }: Place): string => `${told} ${id}`
