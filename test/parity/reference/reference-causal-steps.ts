import type { Id } from '../../../src/domain/ids.ts'
import type { WalkNode } from '../../../src/query/plan.ts'
import type { ReferenceNode } from './reference-set.ts'
import type { WalkSets } from './reference-steps.ts'
import type { World, WorldOperation } from './world.ts'

type Kind = ReferenceNode['kind']

/** A dataset as one operation accessed it; without an operation: as the start of the walk. */
export interface Access {
  readonly dataset: Id
  readonly by: WorldOperation | undefined
}

/** One step of a walk: from a dataset by an operation, to another dataset or to none. */
export interface CausalStep {
  readonly near: Access
  readonly by: WorldOperation
  readonly far: Id | undefined
  readonly bases: readonly string[]
}

/** The steps of a walk over operations: the rules of the language, one after another. */
export function causalSteps(
  world: World,
  walk: Pick<WalkNode, 'at' | 'window' | 'via'>,
  direction: 'upstream' | 'downstream',
  sets: WalkSets,
  now: number,
) {
  const operations = world.operations ?? []
  const overwriters = [...operations, ...(world.deleted?.operations ?? [])]
  const up = direction === 'upstream'
  const { since, until, asOf } = walk.window
  const time = asOf ?? now
  const { at } = walk

  // The causal rule.
  const isOver = (w: WorldOperation): boolean => w.endedAt !== undefined && w.endedAt <= time
  const endOf = (w: WorldOperation): number => {
    const above = w.runEnds.filter((end) => end <= time)
    const end = isOver(w) ? w.endedAt! : above.length > 0 ? Math.min(...above) : time
    return end < w.startedAt ? w.startedAt : end
  }
  const replaced = (w: WorldOperation, dataset: Id): boolean =>
    w.status === 'succeeded' && isOver(w) && w.writes.some((x) => x.dataset === dataset && x.replaces)
  const atOneInstant = (a: WorldOperation, b: WorldOperation): boolean =>
    a.startedAt === endOf(a) && b.startedAt === endOf(b) && a.startedAt === b.startedAt
  const hides = (
    other: WorldOperation,
    w: WorldOperation,
    dataset: Id,
    from: number,
    reader?: WorldOperation,
  ): boolean =>
    other !== w &&
    other !== reader &&
    replaced(other, dataset) &&
    other.startedAt >= endOf(w) &&
    endOf(other) <= from &&
    !(replaced(w, dataset) && atOneInstant(other, w) && other.id < w.id)
  const sees = (reader: WorldOperation, w: WorldOperation, dataset: Id): boolean =>
    reader !== w &&
    w.startedAt < endOf(reader) &&
    !overwriters.some((other) => hides(other, w, dataset, reader.startedAt, reader))
  const windowEnd = Math.min(until ?? Infinity, asOf ?? Infinity)
  const isThereAtEnd = (w: WorldOperation, dataset: Id): boolean =>
    w.startedAt <= windowEnd && !overwriters.some((other) => hides(other, w, dataset, windowEnd))

  // The operations and datasets that the walk may use.
  const inWindow = (w: WorldOperation): boolean =>
    w.lastEventAt >= (since ?? -Infinity) && w.startedAt <= windowEnd
  const isOf = (ids: readonly Id[], w: WorldOperation): boolean =>
    [w.id, w.run, w.job].some((id) => ids.includes(id))
  const mayPass = (w: WorldOperation): boolean =>
    w.counts &&
    inWindow(w) &&
    sets.within.every((s) => s.jobs === undefined || isOf(s.jobs, w)) &&
    !isOf(sets.avoiding, w) &&
    (at !== 'dataset' || !isOf(sets.stopAt, w))
  const starts = new Set(sets.starts.filter((s) => s.kind === 'dataset').map((s) => s.id))
  const mayCome = (id: Id): boolean =>
    starts.has(id) ||
    (sets.within.every((s) => s.nodes === undefined || s.nodes.includes(id)) && !sets.avoiding.includes(id))
  const isStopped = (w: WorldOperation): boolean => at !== 'dataset' && isOf(sets.stopAt, w)

  const touches = (w: WorldOperation, id: Id): boolean =>
    up ? w.writes.some((x) => x.dataset === id) : w.reads.includes(id)
  const linked = ({ dataset, by }: Access, w: WorldOperation): boolean => {
    if (!touches(w, dataset)) return false
    if (by === undefined) return up ? isThereAtEnd(w, dataset) : true
    return up ? sees(by, w, dataset) : sees(w, by, dataset)
  }
  // Memoised, because the result is requested often and never changes.
  const known = new Map<string, CausalStep[]>()
  const stepsFrom = (met: Access): CausalStep[] => {
    const key = `${met.dataset} ${met.by?.id ?? ''}`
    const steps = known.get(key) ?? findSteps(met)
    known.set(key, steps)
    return steps
  }
  const findSteps = (met: Access): CausalStep[] =>
    operations
      .filter((w) => mayPass(w) && linked(met, w))
      .flatMap((by): CausalStep[] => {
        const near = met.dataset
        const made = by.pairs.filter((p) => (up ? p.target : p.source) === near)
        if (made.length === 0) return [{ near: met, by, far: undefined, bases: [] }]
        const { basis } = walk.via
        const fars = new Set(made.map((p) => (up ? p.source : p.target)))
        return [...fars].flatMap((far) => {
          const bases = made.filter((p) => (up ? p.source : p.target) === far).map((p) => p.basis as string)
          const counts =
            walk.via.transformation?.length !== 0 && (basis === undefined || bases.includes(basis))
          return counts && mayCome(far) ? [{ near: met, by, far, bases }] : []
        })
      })
  const skips = (id: Id): boolean => !starts.has(id) && sets.skip.includes(id)
  const crosses = (step: CausalStep): boolean => step.far !== undefined && !isStopped(step.by)

  // How the answer represents operations.
  const shownAs = (w: WorldOperation): Id | undefined =>
    at === 'operation' ? w.id : at === 'run' ? w.run : at === 'job' ? w.job : undefined
  const worksOf = (named: WalkSets['starts']): Map<Id, { kind: Kind; operations: WorldOperation[] }> => {
    const shown = new Map<Id, { kind: Kind; operations: WorldOperation[] }>()
    for (const { id, kind } of named) {
      if (kind === 'dataset' || kind === 'column') continue
      const put = (as: Id, what: Kind, w?: WorldOperation): void => {
        const of = shown.get(as) ?? { kind: what, operations: [] }
        if (w !== undefined && !of.operations.includes(w)) of.operations.push(w)
        shown.set(as, of)
      }
      if (at === 'dataset' || kind === at) put(id, kind)
      for (const w of operations.filter((one) => isOf([id], one)))
        if (at === 'dataset' || kind === at) put(id, kind, w)
        else put(shownAs(w)!, at, w)
    }
    return shown
  }
  const startWorks = worksOf(sets.starts)
  const firsts = [...startWorks].flatMap(([start, of]) =>
    of.operations
      .filter(inWindow)
      .flatMap((by) =>
        [...new Set(up ? by.reads : by.writes.map((x) => x.dataset))]
          .filter(mayCome)
          .map((far) => ({ start, by, far })),
      ),
  )
  return {
    operations,
    time,
    starts,
    startWorks,
    worksOf,
    firsts,
    stepsFrom,
    crosses,
    skips,
    linked,
    inWindow,
    isOf,
    shownAs,
  }
}
