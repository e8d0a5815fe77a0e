import type { DatasetName } from '../aggregate.ts'
import { locationId, type Id } from '../ids.ts'
import type { JobClaim } from './claims.ts'
import { compactedJobId, compactedSpanId, joinCompacted, type Compacted } from './compacted.ts'
import type { Derivation } from './derivation.ts'

/** Joins the contributions of pruned operations to roll-ups and their claims on jobs, by roll-up part and by job. */
export function compact(derivations: readonly Derivation[]): ReadonlyMap<Id, Compacted> {
  const out = new Map<Id, Compacted>()
  const add = (one: Compacted): void => {
    const known = out.get(one.id)
    out.set(one.id, known === undefined ? one : joinCompacted(known, one))
  }
  for (const derivation of derivations) {
    for (const { id, key, basis, span } of derivation.contributions.values())
      add({ kind: 'compacted-span', id: compactedSpanId(id, basis), key, basis, span })
    for (const claim of derivation.jobs.values()) add(compactedJob(claim, derivation))
  }
  return out
}

function compactedJob({ id, job, firstSeen, fields }: JobClaim, { edges, runners }: Derivation): Compacted {
  const ends = new Map(
    [...edges.values()].flatMap(({ from, to, toLabel }) => (from === id ? [[to, toLabel]] : [])),
  )
  const places = new Map<Id, DatasetName>()
  for (const { location } of runners.values()) {
    if (location === undefined) continue
    const at = locationId(location.namespace, location.name)
    if (ends.has(at)) places.set(at, location)
  }
  const above = [...ends].flatMap(([to, label]) => (label === 'Job' ? [to] : []))
  return {
    kind: 'compacted-job',
    id: compactedJobId(id),
    job,
    firstSeen,
    fields,
    above: new Set(above),
    places,
  }
}
