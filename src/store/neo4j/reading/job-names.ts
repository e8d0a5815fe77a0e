import type { Id } from '../../../domain/ids.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import { LruCache } from '../../../lib/lru-cache.ts'

/** At least so many are kept, at most twice as many: some 300 bytes each. */
const KEPT = 50_000

/**
 * The names of jobs that were asked for of late. A job's id is made from its namespace and name, so what an id is called
 * never changes, whoever writes to the graph; only whether there is such a job may, and what is drawn was found on an edge.
 */
export type JobNames = LruCache<Id, NodeRef>

export const createJobNames = (): JobNames => new LruCache(KEPT)
