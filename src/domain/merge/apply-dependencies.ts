import { labelSetOf, MAY_HOLD_DEPENDENCIES, type DependencyEntry } from '../label-fields.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { idOf, jobId, type Id } from '../ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { compareText } from '../../lib/compare.ts'
import { edge } from './edge-ids.ts'
import { propsOf } from './props.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import { decodeFields } from './stamped-row.ts'
import type { WorkingSet } from './working-set.ts'

/** What the row of a Job states about one other job, in either direction. */
interface StatedDependency {
  readonly source: string
  readonly entry: DependencyEntry
}

interface Pair {
  /** The job that waits. */
  readonly from: Id
  /** The job that it waits for. */
  readonly to: Id
}

/**
 * Updates DEPENDS_ON to what the rows of Jobs now state. An edge is a function of the rows at its two ends: one names
 * the jobs that it waits for, the other the jobs that wait for it. Both Jobs exist, because an event that names a job
 * creates it.
 */
export function* applyDependencies(set: WorkingSet): Step<void> {
  const changed = set.changedNodes(['Job'])
  const pairs = new Map<Id, Pair>()
  for (const { former, now } of changed) {
    if (former?.props.stamps === now?.props.stamps) continue
    for (const [id, pair] of changedPairs(dependenciesIn(former), dependenciesIn(now))) pairs.set(id, pair)
  }
  if (pairs.size === 0) return
  const formerRows = new Map(changed.map(({ former, now }) => [(now ?? former)!.id, former]))
  const found = yield* untilResolved(set, () =>
    [...pairs].map(([id, { from, to }]) => {
      const [waiting, awaited] = [set.node('Job', from), set.node('Job', to)]
      const wasOf = (job: Id, now: NodeRow | undefined) => (formerRows.has(job) ? formerRows.get(job) : now)
      return {
        before: edgeOf(id, from, to, wasOf(from, waiting), wasOf(to, awaited)),
        after: edgeOf(id, from, to, waiting, awaited),
      }
    }),
  )
  for (const { before, after } of found) {
    const row = after ?? before
    if (row === undefined) continue
    set.knowEdge(row.id, before ?? null)
    if (after === undefined) set.dropEdge(row)
    else set.putEdge(after)
  }
}

const edgeId = ({ from, to }: Pair): Id => idOf('DEPENDS_ON', from, to)

type DependenciesByPair = ReadonlyMap<
  Id,
  { readonly pair: Pair; readonly dependencies: readonly StatedDependency[] }
>

/** Everything that a Job's row states, by the edge that it concerns. */
function dependenciesIn(row: NodeRow | undefined): DependenciesByPair {
  const out = new Map<Id, { readonly pair: Pair; readonly dependencies: StatedDependency[] }>()
  const stamps = row?.props.stamps
  if (row === undefined || typeof stamps !== 'string' || !MAY_HOLD_DEPENDENCIES.test(stamps)) return out
  for (const [field, { value }] of Object.entries(decodeFields('Job', row.props))) {
    const set = labelSetOf(field, value)
    if (set?.sort !== 'dependencies' && set?.sort !== 'order') continue
    for (const entry of set.entries) {
      const [side, namespace, name] = entry
      const other = jobId(namespace, name)
      const pair = side === 'upstream' ? { from: row.id, to: other } : { from: other, to: row.id }
      const id = edgeId(pair)
      const known = out.get(id) ?? { pair, dependencies: [] }
      known.dependencies.push({ source: set.source, entry })
      out.set(id, known)
    }
  }
  return out
}

/** The edges about which a row states something different than before. */
function changedPairs(before: DependenciesByPair, after: DependenciesByPair): ReadonlyMap<Id, Pair> {
  const text = (dependencies: readonly StatedDependency[] | undefined): string =>
    canonicalJson((dependencies ?? []).map(({ source, entry }) => canonicalJson([source, [...entry]])).sort())
  return new Map(
    [...before, ...after].flatMap(([id, { pair }]) =>
      text(before.get(id)?.dependencies) === text(after.get(id)?.dependencies) ? [] : [[id, pair]],
    ),
  )
}

function edgeOf(
  id: Id,
  from: Id,
  to: Id,
  waiting: NodeRow | undefined,
  awaited: NodeRow | undefined,
): EdgeRow | undefined {
  const dependencies = [waiting, ...(from === to ? [] : [awaited])].flatMap(
    (row) => dependenciesIn(row).get(id)?.dependencies ?? [],
  )
  if (dependencies.length === 0) return undefined
  /** If several sources state it, the greatest text: a choice that does not depend on order. */
  const greatestOf = (member: 3 | 4 | 5 | 6): string | undefined =>
    dependencies
      .map(({ entry }) => entry[member])
      .filter((text) => text !== '')
      .sort(compareText)
      .at(-1)
  const props = propsOf({
    dependencyType: greatestOf(3),
    sequenceTriggerRule: greatestOf(4),
    statusTriggerRule: greatestOf(5),
    triggerRule: greatestOf(6),
    sources: [...new Set(dependencies.map(({ source }) => source))].sort(compareText),
  })
  return edge('DEPENDS_ON', id, 'Job', from, 'Job', to, props)
}
