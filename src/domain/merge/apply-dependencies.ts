import { labelSetOf, MAY_HOLD_DEPENDENCIES, type DependencyEntry } from '../label-fields.ts'
import type { EdgeRow, NodeRow } from '../graph-rows.ts'
import { idOf, jobId, type Id } from '../ids.ts'
import { canonicalJson } from '../../lib/canonical-json.ts'
import { compareText } from '../../lib/compare.ts'
import { edge } from './edge-ids.ts'
import { propsOf } from './props.ts'
import { settle, type Step } from './settle.ts'
import { decodeFields } from './stamped-row.ts'
import type { WorkingSet } from './working-set.ts'

/** What the row of a Job says of one other job, of both sides. */
interface Said {
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
 * Brings DEPENDS_ON to what the rows of Jobs now say. An edge is a function of the rows at its two ends: the one says whom
 * it waits for, the other who waits for it. Both Jobs exist, since an event that names a job as such makes it one.
 */
export function* applyDependencies(set: WorkingSet): Step<void> {
  const changed = set.changedNodes(['Job'])
  const pairs = new Map<Id, Pair>()
  for (const { former, now } of changed) {
    if (former?.props.stamps === now?.props.stamps) continue
    for (const [id, pair] of changedPairs(saidBy(former), saidBy(now))) pairs.set(id, pair)
  }
  if (pairs.size === 0) return
  const formerRows = new Map(changed.map(({ former, now }) => [(now ?? former)!.id, former]))
  const found = yield* settle(set, () =>
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

type SaidByPair = ReadonlyMap<Id, { readonly pair: Pair; readonly said: readonly Said[] }>

/** All that a Job's row says, by the edge that it is about. */
function saidBy(row: NodeRow | undefined): SaidByPair {
  const out = new Map<Id, { readonly pair: Pair; readonly said: Said[] }>()
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
      const known = out.get(id) ?? { pair, said: [] }
      known.said.push({ source: set.source, entry })
      out.set(id, known)
    }
  }
  return out
}

/** The edges of which a row says something else than before. */
function changedPairs(before: SaidByPair, after: SaidByPair): ReadonlyMap<Id, Pair> {
  const text = (said: readonly Said[] | undefined): string =>
    canonicalJson((said ?? []).map(({ source, entry }) => canonicalJson([source, [...entry]])).sort())
  return new Map(
    [...before, ...after].flatMap(([id, { pair }]) =>
      text(before.get(id)?.said) === text(after.get(id)?.said) ? [] : [[id, pair]],
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
  const said = [waiting, ...(from === to ? [] : [awaited])].flatMap((row) => saidBy(row).get(id)?.said ?? [])
  if (said.length === 0) return undefined
  /** Where several say it, the greatest: a choice that does not depend on order. */
  const told = (member: 3 | 4 | 5 | 6): string | undefined =>
    said
      .map(({ entry }) => entry[member])
      .filter((text) => text !== '')
      .sort(compareText)
      .at(-1)
  const props = propsOf({
    dependencyType: told(3),
    sequenceTriggerRule: told(4),
    statusTriggerRule: told(5),
    triggerRule: told(6),
    sources: [...new Set(said.map(({ source }) => source))].sort(compareText),
  })
  return edge('DEPENDS_ON', id, 'Job', from, 'Job', to, props)
}
