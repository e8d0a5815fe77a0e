import type { Id } from '../ids.ts'
import type { Claims } from './claims.ts'
import type { Derivation } from './derivation.ts'

/** The derivation of an affected aggregate before and after the batch; either may be absent. */
export interface Transition {
  readonly id: Id
  readonly before?: Derivation
  readonly after?: Derivation
}

export interface Claimed<C> {
  readonly before?: C
  readonly after?: C
}

/** The claims of one kind that differ before and after, by the id of the claimed node or edge. */
export function changedClaims<K extends 'runs' | 'jobs' | 'edges'>(
  transitions: readonly Transition[],
  sort: K,
  same: (a: ValueOf<Claims[K]>, b: ValueOf<Claims[K]>) => boolean,
): ReadonlyMap<Id, readonly Claimed<ValueOf<Claims[K]>>[]> {
  type C = ValueOf<Claims[K]>
  const out = new Map<Id, Claimed<C>[]>()
  const add = (id: Id, claimed: Claimed<C>): void => {
    const list = out.get(id)
    if (list === undefined) out.set(id, [claimed])
    else list.push(claimed)
  }
  for (const transition of transitions) {
    const before = transition.before?.[sort] as ReadonlyMap<Id, C> | undefined
    const after = transition.after?.[sort] as ReadonlyMap<Id, C> | undefined
    for (const [id, claim] of before ?? []) {
      const now = after?.get(id)
      if (now === undefined) add(id, { before: claim })
      else if (!same(claim, now)) add(id, { before: claim, after: now })
    }
    for (const [id, claim] of after ?? []) if (before?.has(id) !== true) add(id, { after: claim })
  }
  return out
}

type ValueOf<M> = M extends ReadonlyMap<Id, infer V> ? V : never
