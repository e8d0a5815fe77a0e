import type { Id } from '../../domain/ids.ts'
import type { NodeKind } from '../../domain/lineage-graph.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { FIELDS } from '../../query/fields.ts'
import { toTime } from '../../render/graph-json.ts'
import type { Read } from '../../store/read.ts'

/** The fields of a kind that the store can read. Fields that a walk computes, such as `distance`, are not among them. */
export const storedFields = (kind: NodeKind): readonly string[] =>
  Object.keys(FIELDS).filter((name) => FIELDS[name]!.local !== true && FIELDS[name]!.of.includes(kind))

/** Reads fields of entities by id, formatted as in query results. Missing fields and unknown ids are left out. */
export async function describeEntities(
  read: Read,
  kind: NodeKind,
  ids: readonly Id[],
  fields: readonly string[],
): Promise<readonly JsonObject[]> {
  const described = await read({ kind: 'describe', of: kind, ids, fields })
  return ids.flatMap((id) => {
    const description = described.get(id)
    if (description === undefined) return []
    const shown = fields.flatMap((field): [string, Json][] => {
      const value = description[field]
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
      return [[field, (FIELDS[field]!.type === 'time' ? toTime(value) : value) as Json]]
    })
    return [{ id, ...Object.fromEntries(shown) }]
  })
}
