import type { Id } from '../ids.ts'
import { idOfJob, type JobClaim } from './claims.ts'
import { edgesAbove, slotsOfCompacted, type Compacted } from './compacted.ts'
import { rollupId, type Contribution } from './contribution.ts'
import type { Derivation } from './derivation.ts'

/** Derives a compacted row: its part of a roll-up, or its claims on a job. */
export function deriveCompacted(source: Compacted): Derivation {
  const nothing = { runs: new Map(), users: new Map(), owned: new Map(), names: new Map() }
  const row = slotsOfCompacted(source)
  if (source.kind === 'compacted-job') {
    const { job, firstSeen, fields, places } = source
    const id = idOfJob(job)
    return {
      ...nothing,
      jobs: new Map<Id, JobClaim>([[id, { id, job, firstSeen, fields }]]),
      edges: new Map(edgesAbove(source).map((edge) => [edge.id, edge])),
      runners: new Map(),
      places,
      contributions: new Map(),
      row,
    }
  }
  const { key, basis, span } = source
  const rollup = rollupId(key)
  const contribution: Contribution = { id: rollup, key, basis, span }
  return {
    ...nothing,
    jobs: new Map(),
    edges: new Map(),
    runners: new Map(),
    contributions: new Map([[rollup, contribution]]),
    row,
  }
}
