import type { Id } from '../../../domain/ids.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import { LruCache } from '../../../lib/lru-cache.ts'

/** Entries of about 300 bytes each. */
const LIMIT = 50_000

/**
 * Cached names of jobs. They never become outdated, because the id of a job is derived from its namespace and name. Whether a
 * job exists may change, but the ids come from edges that were just read.
 */
export type JobNames = LruCache<Id, NodeRef>

export const createJobNames = (): JobNames => new LruCache(LIMIT)
