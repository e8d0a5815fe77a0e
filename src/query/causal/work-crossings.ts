import type { Id } from '../../domain/ids.ts'
import { ask } from '../ask.ts'
import { upperBound } from '../edge-filter.ts'
import type { LinkFact, Reading, WorkFact } from '../read-requests.ts'
import { LEVEL_FACTS, type Session } from '../session.ts'
import type { Unfinished } from '../walk/expand-all.ts'
import { letsThrough } from '../walk/gate.ts'
import type { CausalReach, DatasetAccess, WorkCrossing } from './causal-reach.ts'
import { accessOf, everWritten, readAtEnd, writeOf } from './causal-rule.ts'
import type { CausalSpec } from './causal-spec.ts'
import { worksOf } from './causal-starts.ts'
import { worksIn } from './link-ranges.ts'
import { letsWork, liesIn } from './work-gate.ts'

const AT_ONCE = 1_000

/** Above so many inferred pairs ingestion keeps none of an operation's (design: "Bounds"). */
const PAIRS_KEPT = 20_000

/** How a dataset as start counts as accessed. */
export function startAccesses({ direction, datasets, window }: CausalSpec): readonly DatasetAccess[] {
  const read = readAtEnd(upperBound(window))
  return datasets.map((dataset) => ({
    dataset,
    ...(direction === 'upstream' ? { ...read, hides: false } : everWritten),
  }))
}

/** The first edges of jobs, runs and operations as starts, whatever the walk's conditions say of them. */
export function startCrossings(reach: CausalReach): readonly WorkCrossing[] {
  const { spec } = reach
  return spec.works.flatMap(({ id: start, works }) =>
    works
      .filter(({ operation }) => worksIn(operation, spec.window))
      .flatMap((work) =>
        touchedBy(work, spec)
          .filter((dataset) => comesTo(reach, dataset))
          .map((dataset): WorkCrossing => ({
            kind: 'first',
            start,
            operation: work.operation,
            far: accessBy(work, dataset, spec),
          })),
      ),
  )
}

/** All that a walk crosses from these accesses and has not crossed, or why it could not all be had. */
export function* crossingsFrom(
  reach: CausalReach,
  accesses: readonly DatasetAccess[],
  session: Session,
): Reading<readonly WorkCrossing[] | Unfinished> {
  const { spec } = reach
  const links: LinkFact[] = []
  for (const some of byDataset(accesses)) {
    if (session.expired()) return 'time'
    const { direction, time, window } = spec
    const limit = LEVEL_FACTS - links.length
    const answer = yield* ask<'links'>({
      kind: 'links',
      direction,
      at: time,
      window,
      accesses: some,
      limit,
    })
    if (answer.cut) return 'edges'
    for (const link of answer.links)
      if (letsWork(spec.workGate, link.operation) && reach.crosses(link.dataset, link.operation.id))
        links.push(link)
  }
  const omitting = new Set(
    links.filter((link) => link.operation.omitted === true).map((link) => link.dataset),
  )
  if (omitting.size > 0)
    session.cut(
      'pairs',
      PAIRS_KEPT,
      `operations on ${omitting.size} of the datasets had too many pairs, and ingestion kept none of them`,
    )
  const ids = [...new Set(links.map((link) => link.operation.id))]
  const works = new Map<Id, WorkFact>()
  for (let i = 0; i < ids.length; i += AT_ONCE) {
    if (session.expired()) return 'time'
    for (const work of yield* worksOf(ids.slice(i, i + AT_ONCE), spec.time))
      works.set(work.operation.id, work)
  }
  return links.flatMap((link) => crossingsBy(reach, link.dataset, works.get(link.operation.id)))
}

function crossingsBy(reach: CausalReach, near: Id, work: WorkFact | undefined): readonly WorkCrossing[] {
  if (work === undefined) return []
  const { spec } = reach
  const { operation } = work
  const down = spec.direction === 'downstream'
  const made = work.pairs.filter((pair) => (down ? pair.source : pair.target) === near)
  if (made.length === 0) return [{ kind: 'idle', near, operation }]
  const stopped = liesIn(spec.workGate.stopAt, operation)
  const out: WorkCrossing[] = []
  for (const { source, target, basis } of made) {
    const far = down ? target : source
    if (spec.nothingCounts || (spec.basis !== undefined && !basis.includes(spec.basis))) continue
    if (!comesTo(reach, far)) continue
    out.push(
      stopped
        ? { kind: 'stopped', near, operation, basis }
        : { kind: 'pair', near, operation, basis, far: accessBy(work, far, spec) },
    )
  }
  return out
}

const touchedBy = ({ reads, writes }: WorkFact, { direction }: CausalSpec): readonly Id[] =>
  direction === 'upstream' ? reads : writes.map((write) => write.dataset)

const comesTo = (reach: CausalReach, dataset: Id): boolean =>
  reach.starts.has(dataset) || letsThrough(reach.spec.gate, dataset, undefined)

function accessBy(work: WorkFact, dataset: Id, { direction, time }: CausalSpec): DatasetAccess {
  const { operation, writes } = work
  if (direction === 'upstream') return { dataset, ...accessOf(operation, time), hides: false }
  const replaces = writes.some((write) => write.dataset === dataset && write.replaces)
  return { dataset, ...writeOf(operation, replaces, time) }
}

/** Some at a time, those of one dataset together: what is asked of it together is looked up once. */
function byDataset(accesses: readonly DatasetAccess[]): readonly (readonly DatasetAccess[])[] {
  const out: DatasetAccess[][] = []
  let some: DatasetAccess[] = []
  for (const of of Map.groupBy(accesses, (access) => access.dataset).values()) {
    if (some.length > 0 && some.length + of.length > AT_ONCE) {
      out.push(some)
      some = []
    }
    some.push(...of)
  }
  if (some.length > 0) out.push(some)
  return out
}
