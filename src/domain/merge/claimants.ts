import type { Aggregate } from '../aggregate.ts'
import { stateOfTold } from '../aggregate/told-state.ts'
import type { EdgeRow } from '../graph-rows.ts'
import type { Id } from '../ids.ts'
import { assertNever } from '../../lib/assert-never.ts'
import { claimsOf, claimsOfDeclaration, type Claims } from './claims.ts'
import type { Source } from './compacted.ts'
import { dependentsOf } from './dependents.ts'
import { deriveCompacted } from './derive-compacted.ts'
import type { Derivation } from './derivation.ts'
import { homeOf } from './relatives.ts'
import type { Truth } from './truth.ts'
import type { WorkingSet } from './working-set.ts'

/** All who may claim a Run or a Job, with what they claim once the batch is in. */
export class Claimants {
  readonly #truth: Truth
  readonly #set: WorkingSet
  readonly #after: ReadonlyMap<Id, Derivation>

  constructor(truth: Truth, set: WorkingSet, after: ReadonlyMap<Id, Derivation>) {
    this.#truth = truth
    this.#set = set
    this.#after = after
  }

  ofRun(run: Id): readonly Claims[] {
    return [...dependentsOf(run, this.#truth).values()].map((aggregate) => this.#claims(aggregate))
  }

  ofJob(job: Id): readonly Claims[] {
    const unchanged = new Map<Id, Claims>()
    for (const slot of ['job', 'parentJob', 'rootJob'] as const)
      for (const row of this.#set.aggregatesBy(slot, job)) {
        if (this.#after.has(row.id) || unchanged.has(row.id)) continue
        if (this.#truth.removed.has(row.id)) continue
        unchanged.set(row.id, this.#claimsOf(this.#truth.decode(row)))
      }
    return [...unchanged.values(), ...this.#after.values()]
  }

  /** Who may claim an edge between Runs and Jobs: those who may claim the node that it starts from. */
  ofEdge(edge: EdgeRow): readonly Claims[] {
    return edge.fromLabel === 'Job' ? this.ofJob(edge.from) : this.ofRun(edge.from)
  }

  #claimsOf(source: Source): Claims {
    switch (source.kind) {
      case 'run':
        return this.#claims(source)
      case 'declaration':
        return claimsOfDeclaration(source, this.#truth.after)
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
    const kin = this.#truth.after
    return claimsOf(aggregate, homeOf(aggregate, kin), stateOfTold(aggregate), kin)
  }
}
