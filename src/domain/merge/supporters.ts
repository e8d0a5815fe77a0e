import type { Id } from '../ids.ts'
import type { Basis } from '../lineage-graph.ts'
import type { AggregateRow } from '../merge-protocol.ts'
import type { Span } from '../span.ts'
import { compactedRenamesOf, compactedSpanId, type CompactedSpan } from './compacted.ts'
import type { Contribution, RollupKey } from './contribution.ts'
import { derive } from './derive.ts'
import { interactionsBehind, touches, type Supporters } from './shrink.ts'
import type { AggregateSnapshots } from './aggregate-snapshots.ts'
import type { WorkingSet } from './working-set.ts'

/**
 * Finds the operations behind a roll-up through the index on READ and WROTE. Skips operations that the batch affects,
 * because their current contributions are already known.
 */
export class StoredSupporters implements Supporters {
  readonly #snapshots: AggregateSnapshots
  readonly #set: WorkingSet
  readonly #affected: ReadonlySet<Id>
  #derived = new Map<Id, ReadonlyMap<Id, Contribution>>()

  constructor(snapshots: AggregateSnapshots, set: WorkingSet, affected: ReadonlySet<Id>) {
    this.#snapshots = snapshots
    this.#set = set
    this.#affected = affected
  }

  /** Must be called before each read: results derived while facts were missing are useless. */
  forget(): void {
    this.#derived = new Map()
  }

  spans(key: RollupKey, id: Id, basis: Basis, firstDay: number, lastDay: number): readonly Span[] {
    const out = new Map<Id, Span>()
    for (const question of interactionsBehind(key, firstDay, lastDay))
      for (const row of this.#set.touching(question)) {
        const contribution = this.#of(row)?.get(id)
        if (contribution !== undefined && touches(contribution, basis, firstDay, lastDay))
          out.set(row.id, contribution.span)
      }
    const compacted = this.#compacted(compactedSpanId(id, basis))
    if (compacted !== undefined && touches(compacted, basis, firstDay, lastDay))
      out.set(compacted.id, compacted.span)
    return [...out.values()]
  }

  /** The compacted contribution of pruned operations to this part. */
  #compacted(id: Id): CompactedSpan | undefined {
    const row = this.#affected.has(id) ? undefined : this.#set.aggregate(id)
    const source = row && this.#snapshots.decode(row)
    return source?.kind === 'compacted-span' ? source : undefined
  }

  /** All contributions of the operations that ever wrote a dataset, and the renames of pruned ones. */
  all(target: Id, lastDay: number): readonly Contribution[] {
    const rows = [
      ...interactionsBehind({ type: 'DERIVED_FROM', target, source: target }, 0, lastDay).flatMap(
        (question) => this.#set.touching(question),
      ),
      ...this.#set.aggregatesBy('subject', compactedRenamesOf(target)),
    ]
    return rows.flatMap((row) => [...(this.#of(row)?.values() ?? [])])
  }

  #of(row: AggregateRow): ReadonlyMap<Id, Contribution> | undefined {
    if (this.#affected.has(row.id)) return undefined
    let contributions = this.#derived.get(row.id)
    if (contributions === undefined) {
      contributions = derive(this.#snapshots.decode(row), this.#snapshots.after).contributions
      this.#derived.set(row.id, contributions)
    }
    return contributions
  }
}
