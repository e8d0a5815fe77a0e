import { holdsAgainst } from '../stamp.ts'
import type { StampedFields } from './newest-by-key.ts'

/**
 * What the lineage facets of a run or job state. Events of one run add to one another, so each statement is an entry of its
 * own, by the id of its Mapping; the entry `lineage` alone is the newest withdrawal, which ends all that is no newer.
 */
const WITHDRAWN = 'lineage'
const PREFIX = 'lineage '

/** The entry under which the statement of a Mapping stands. */
export const lineageEntry = (mapping: string): string => PREFIX + mapping

/** Whether an entry states lineage or withdraws it. */
export const isLineageEntry = (entry: string): boolean => entry === WITHDRAWN || entry.startsWith(PREFIX)

/** The ids of the Mappings that hold, sorted. */
export function mappingsStatedIn(fields: StampedFields): readonly string[] {
  const withdrawn = Object.hasOwn(fields, WITHDRAWN) ? fields[WITHDRAWN]?.stamp : undefined
  return Object.entries(fields)
    .flatMap(([entry, { stamp }]) => {
      if (!entry.startsWith(PREFIX)) return []
      const holds = withdrawn === undefined || holdsAgainst(stamp, withdrawn)
      return holds ? [entry.slice(PREFIX.length)] : []
    })
    .sort()
}
