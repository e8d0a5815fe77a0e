import type { DatasetName } from '../aggregate.ts'
import type { Id } from '../ids.ts'
import type { Basis } from '../lineage-graph.ts'
import type { Span } from '../span.ts'
import type { Transition } from './changed-claims.ts'
import type { Contribution, RollupKey } from './contribution.ts'
import { sameSpan } from './rollup-parts.ts'
import type { PartChange } from './shrink.ts'

/** How operations change one roll-up. */
export interface RollupChange {
  readonly id: Id
  readonly key: RollupKey
  readonly parts: { readonly [B in Basis]: PartChange[] }
  /** All current contributions of the affected operations, changed or not. */
  readonly given: { readonly [B in Basis]: Span[] }
}

export interface RollupChanges {
  readonly byId: ReadonlyMap<Id, RollupChange>
  /** Names of the datasets of column pairs. */
  readonly names: ReadonlyMap<Id, DatasetName>
}

/** The roll-ups to which an affected operation contributes something different than before. */
export function rollupChanges(transitions: readonly Transition[]): RollupChanges {
  const byId = new Map<Id, RollupChange>()
  const names = new Map<Id, DatasetName>()
  const change = ({ id, key }: Contribution, basis: Basis, part: PartChange): void => {
    let known = byId.get(id)
    if (known === undefined) {
      known = { id, key, parts: { stated: [], inferred: [] }, given: { stated: [], inferred: [] } }
      byId.set(id, known)
    }
    known.parts[basis].push(part)
  }
  for (const { before, after } of transitions) {
    for (const was of before?.contributions.values() ?? []) {
      const now = after?.contributions.get(was.id)
      if (now?.basis !== was.basis) change(was, was.basis, { before: was.span })
      else if (!sameSpan(was.span, now.span)) change(was, was.basis, { before: was.span, after: now.span })
    }
    for (const now of after?.contributions.values() ?? []) {
      const was = before?.contributions.get(now.id)
      if (was?.basis !== now.basis) change(now, now.basis, { after: now.span })
    }
    for (const [id, name] of before?.names ?? []) names.set(id, name)
    for (const [id, name] of after?.names ?? []) names.set(id, name)
  }
  for (const { after } of transitions)
    for (const { id, basis, span } of after?.contributions.values() ?? [])
      byId.get(id)?.given[basis].push(span)
  return { byId, names }
}
