import type { Id } from '../../domain/ids.ts'
import { ask } from '../ask.ts'
import type { OperationFact, Reading } from '../read-requests.ts'
import { LEVEL_FACTS, type Session } from '../session.ts'
import type { Unfinished } from '../walk/expand-all.ts'
import type { CausalSpec } from './causal-spec.ts'
import type { DatasetAccess } from './causal-reach.ts'

const AT_ONCE = 1_000

/** An operation that the causal rule links to an access: to the one that it names, or else to some access of the dataset. */
export interface Linked {
  readonly dataset: Id
  readonly access?: DatasetAccess
  readonly operation: OperationFact
}

/**
 * All operations linked to these accesses, or why they are incomplete. `apart`: each link names its access, since it matters
 * to which access of a dataset it belongs.
 */
export function* linksOf(
  { direction, time, window }: CausalSpec,
  accesses: readonly DatasetAccess[],
  apart: boolean,
  session: Session,
): Reading<readonly Linked[] | Unfinished> {
  const all: Linked[] = []
  for (const some of apart ? slices(accesses) : byDataset(accesses)) {
    if (session.expired()) return 'time'
    const found = yield* session.orTime(
      ask<'links'>({
        kind: 'links',
        direction,
        at: time,
        window,
        accesses: some,
        ...(apart && { apart }),
        limit: LEVEL_FACTS - all.length,
      }),
    )
    if (found === 'time') return 'time'
    if (found.cut) return 'edges'
    for (const { dataset, operation, access } of found.links)
      all.push({ dataset, operation, ...(access !== undefined && { access: some[access]! }) })
  }
  return all
}

function slices(accesses: readonly DatasetAccess[]): readonly (readonly DatasetAccess[])[] {
  const out: DatasetAccess[][] = []
  for (let i = 0; i < accesses.length; i += AT_ONCE) out.push(accesses.slice(i, i + AT_ONCE))
  return out
}

/** Batches that keep the accesses of a dataset together, so that the store looks each dataset up once. */
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
