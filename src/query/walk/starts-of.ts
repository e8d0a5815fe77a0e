import { diagnose } from '../../diagnostics/catalogue.ts'
import type { Id } from '../../domain/ids.ts'
import type { NodeRef } from '../../domain/lineage-graph.ts'
import { toIso, type Instant } from '../../domain/time.ts'
import { ask } from '../ask.ts'
import type { EvalContext } from '../eval-context.ts'
import { membersOf, type FoundKind, type FoundNode } from '../graph/found.ts'
import { nameNodes } from '../graph/refs.ts'
import type { WalkNode } from '../plan.ts'
import type { Reading } from '../read-requests.ts'
import { INNER_NODES } from '../session.ts'
import { columnsOf } from './columns-of.ts'
import { starsOf } from './stars-of.ts'
import type { Starts, WalkSpec } from './walk-spec.ts'

/** The starts of a walk, and whether it goes along datasets or columns: along columns if one of the starts or `others` is a column. */
export function* startsOf(
  walk: Pick<WalkNode, 'starts' | 'at' | 'window'>,
  context: EvalContext,
  others: ReadonlySet<FoundKind> = new Set(),
): Reading<Pick<WalkSpec, 'level' | 'starts'>> {
  const existing = yield* existingMembers(walk, context)
  const of = (kind: FoundKind): FoundNode[] => existing.filter((n) => n.kind === kind)
  const idsOf = (kind: FoundKind): Id[] => of(kind).map((n) => n.id)

  const finest = walk.at === 'column' || of('column').length > 0 || others.has('column')
  const level = finest ? 'column' : 'dataset'
  const jobs = idsOf('job')
  if (level === 'dataset') return { level, starts: { nodes: idsOf('dataset'), jobs, refs: new Map() } }
  return { level, starts: { jobs, ...(yield* columnStarts(of('column'), idsOf('dataset'), context)) } }
}

/** The members that a walk starts from, without those that did not exist yet. */
export function* existingMembers(
  walk: Pick<WalkNode, 'starts' | 'window'>,
  context: EvalContext,
): Reading<readonly FoundNode[]> {
  const found = yield* context.find(walk.starts, { edges: false, cap: INNER_NODES })
  const { asOf } = walk.window
  return asOf === undefined ? membersOf(found) : yield* existingAt(asOf, membersOf(found), context)
}

/** A dataset represents all its columns and its `*`. */
function* columnStarts(
  columns: readonly FoundNode[],
  datasets: readonly Id[],
  context: EvalContext,
): Reading<Omit<Starts, 'jobs'>> {
  yield* nameNodes(columns)
  const refs = new Map<Id, NodeRef>()
  for (const { ref } of columns) if (ref !== undefined) refs.set(ref.id, ref)
  if (datasets.length > 0) {
    const parts = [...(yield* columnsOf(datasets)), ...(yield* starsOf(datasets))]
    for (const ref of parts) refs.set(ref.id, ref)
    const known = new Set(parts.map((ref) => ref.dataset?.id))
    const bare = datasets.filter((id) => !known.has(id)).length
    if (bare > 0) context.session.note(diagnose('no-columns', { count: bare }))
  }
  return { nodes: [...refs.keys()], refs }
}

/** A start exists from the first event that names it. */
function* existingAt(
  asOf: Instant,
  starts: readonly FoundNode[],
  context: EvalContext,
): Reading<readonly FoundNode[]> {
  const existing = new Set<Id>()
  for (const kind of ['dataset', 'column', 'job', 'run', 'operation'] as const) {
    const ids = starts.filter((n) => n.kind === kind).map((n) => n.id)
    for (let i = 0; i < ids.length; i += 5_000) {
      const some = ids.slice(i, i + 5_000)
      const values = yield* ask<'describe'>({ kind: 'describe', of: kind, ids: some, fields: ['firstSeen'] })
      for (const id of some) {
        const firstSeen = values.get(id)?.firstSeen
        if (typeof firstSeen !== 'number' || firstSeen <= asOf) existing.add(id)
      }
    }
  }
  const absent = starts.length - existing.size
  if (absent > 0)
    context.session.note(
      diagnose('start-not-there', { count: absent, all: starts.length, asOf: toIso(asOf) }),
    )
  return starts.filter((n) => existing.has(n.id))
}
