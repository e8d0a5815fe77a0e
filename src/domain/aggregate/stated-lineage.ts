import { holdsAgainst } from '../stamp.ts'
import type { StampedFields } from './newest-by-key.ts'

/**
 * The lineage facets of a run or job. Events of one run add to one another, so each statement is an entry of its own,
 * keyed by the id of its Mapping. The entry `lineage` without an id is the newest withdrawal; it ends every statement
 * that is not newer.
 */
const WITHDRAWN = 'lineage'
const PREFIX = 'lineage '

/** The entry key of a Mapping's statement. */
export const lineageEntry = (mapping: string): string => PREFIX + mapping

/** Whether an entry states lineage or withdraws it. */
export const isLineageEntry = (entry: string): boolean => entry === WITHDRAWN || entry.startsWith(PREFIX)

/** The ids of the Mappings in force, sorted. */
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
