import type { EdgeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { spanOf, type Span } from '../span.ts'
import { dayOf, FOREVER } from '../time.ts'
import type { Transition } from './changed-claims.ts'
import { rollupId, type RollupKey } from './contribution.ts'
import { canonicalOf, type Move } from './regroup.ts'
import { rollupEdge } from './rollup-edge.ts'
import { derivedProps } from './rollup-parts.ts'
import { untilResolved, type Step } from './until-resolved.ts'
import { grown } from './shrink.ts'
import type { StoredSupporters } from './supporters.ts'
import type { WorkingSet } from './working-set.ts'

type RenameKey = Extract<RollupKey, { readonly type: 'DERIVED_FROM' }>

interface Revived {
  readonly key: RenameKey
  readonly span?: Span
}

/**
 * Renames make an edge new ← old only while the two are different datasets. Updates those that static events state,
 * and restores those of operations if two groups have separated.
 */
export function* reviveRenames(
  transitions: readonly Transition[],
  moves: readonly Move[],
  renamed: readonly EdgeRow[],
  supporters: StoredSupporters,
  set: WorkingSet,
): Step<void> {
  const moved = new Set(moves.map(({ member }) => member))
  if (moved.size === 0 && renamed.length === 0) return
  const former = new Map(moves.map(({ member, from }) => [member, from]))
  const found = yield* untilResolved(set, () => {
    supporters.forget()
    const pairs = new Map(renamed.map((row) => [row.id, row]))
    for (const member of moved)
      for (const end of ['from', 'to'] as const)
        for (const row of set.edgesAt('RENAMED_FROM', end, member)) pairs.set(row.id, row)
    const formerly = (id: Id): Id => former.get(id) ?? canonicalOf(id, set)
    return [...pairs.values()].flatMap((row): readonly Revived[] => {
      const apart = canonicalOf(row.from, set) !== canonicalOf(row.to, set)
      const parted = apart && formerly(row.from) === formerly(row.to)
      return [statedStatically(row, apart), ...(parted ? statedByRuns(row, transitions, supporters) : [])]
    })
  })
  const rows = yield* untilResolved(set, () =>
    found.map(({ key, span }) => {
      const id = rollupId(key)
      const was = set.edge('DERIVED_FROM', id)
      return {
        was,
        now: span && rollupEdge(id, key, derivedProps({ stated: span }), new Map(), set),
      }
    }),
  )
  for (const { was, now } of rows) {
    if (now !== undefined) set.putEdge(now)
    else if (was !== undefined) set.dropEdge(was)
  }
}

function statedStatically({ from, to, props }: EdgeRow, apart: boolean): Revived {
  const key: RenameKey = { type: 'DERIVED_FROM', target: from, source: to, rename: true }
  const since = props.since as number | undefined
  return apart && since !== undefined ? { key, span: spanOf(since, FOREVER) } : { key }
}

/** All renames that operations ever stated, by job. */
function statedByRuns(
  { from: target, to: source }: EdgeRow,
  transitions: readonly Transition[],
  supporters: StoredSupporters,
): readonly Revived[] {
  const byJob = new Map<Id, { readonly key: RenameKey; readonly spans: Span[] }>()
  const isOurs = (key: RollupKey): key is RenameKey =>
    key.type === 'DERIVED_FROM' && key.rename === true && key.target === target && key.source === source
  const current = transitions.flatMap(({ after }) => [...(after?.contributions.values() ?? [])])
  for (const { id, key, span } of [...current, ...supporters.all(target, dayOf(FOREVER))]) {
    if (!isOurs(key)) continue
    const known = byJob.get(id) ?? { key, spans: [] }
    known.spans.push(span)
    byJob.set(id, known)
  }
  return [...byJob.values()].map(({ key, spans }) => ({ key, span: grown(undefined, spans)! }))
}
