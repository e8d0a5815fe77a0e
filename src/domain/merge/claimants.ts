import type { Aggregate } from '../aggregate.ts'
import { stateOfReported } from '../aggregate/reported-state.ts'
import type { EdgeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { claimsOf, claimsOfDeclaration, type Claims } from './claims.ts'
import type { Source } from './compacted.ts'
import { dependentsOf } from './dependents.ts'
import { deriveCompacted } from './derive-compacted.ts'
import type { Derivation } from './derivation.ts'
import { owningRunOf } from './owning-run.ts'
import type { AggregateSnapshots } from './aggregate-snapshots.ts'
import type { WorkingSet } from './working-set.ts'

/** The aggregates that may claim a Run or a Job, with their claims after the batch. */
export class Claimants {
  readonly #snapshots: AggregateSnapshots
  readonly #set: WorkingSet
  readonly #after: ReadonlyMap<Id, Derivation>

  constructor(snapshots: AggregateSnapshots, set: WorkingSet, after: ReadonlyMap<Id, Derivation>) {
    this.#snapshots = snapshots
    this.#set = set
    this.#after = after
  }

  ofRun(run: Id): readonly Claims[] {
    return [...dependentsOf(run, this.#snapshots).values()].map((aggregate) => this.#claims(aggregate))
  }

  ofJob(job: Id): readonly Claims[] {
    const unchanged = new Map<Id, Claims>()
    for (const slot of ['job', 'parentJob', 'rootJob'] as const)
      for (const row of this.#set.aggregatesBy(slot, job)) {
        if (this.#after.has(row.id) || unchanged.has(row.id)) continue
        if (this.#snapshots.removed.has(row.id)) continue
        unchanged.set(row.id, this.#claimsOf(this.#snapshots.decode(row)))
      }
    return [...unchanged.values(), ...this.#after.values()]
  }

  /** The claims on an edge between Runs and Jobs: those on the node that it starts from. */
  ofEdge(edge: EdgeRow): readonly Claims[] {
    return edge.fromLabel === 'Job' ? this.ofJob(edge.from) : this.ofRun(edge.from)
  }

  #claimsOf(source: Source): Claims {
    switch (source.kind) {
      case 'run':
        return this.#claims(source)
      case 'declaration':
        return claimsOfDeclaration(source, this.#snapshots.after)
      case 'compacted-span':
      case 'compacted-job':
        return deriveCompacted(source)
      default:
        return assertNever(source)
    }
  }

  #claims(aggregate: Aggregate): Claims {
    const derived = this.#after.get(aggregate.id)
    if (derived !== undefined) return derived
    const context = this.#snapshots.after
    return claimsOf(aggregate, owningRunOf(aggregate, context), stateOfReported(aggregate), context)
  }
}
