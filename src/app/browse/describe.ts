import type { Id } from '../../domain/ids.ts'
import type { NodeKind } from '../../domain/lineage-graph.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import { FIELDS } from '../../query/fields.ts'
import { toTime } from '../../render/graph-json.ts'
import type { Read } from '../../store/read.ts'

/** The fields of the language that the store knows of a kind: what a walk tells, such as `distance`, is none of them. */
export const storedFields = (kind: NodeKind): readonly string[] =>
  Object.keys(FIELDS).filter((name) => FIELDS[name]!.local !== true && FIELDS[name]!.of.includes(kind))

/** Fields of things by their ids, each as a query would show it; what there is not is left out, of fields and of things. */
export async function describeThings(
  read: Read,
  kind: NodeKind,
  ids: readonly Id[],
  fields: readonly string[],
): Promise<readonly JsonObject[]> {
  const told = await read({ kind: 'describe', of: kind, ids, fields })
  return ids.flatMap((id) => {
    const description = told.get(id)
    if (description === undefined) return []
    const shown = fields.flatMap((field): [string, Json][] => {
      const value = description[field]
      if (value === undefined || (Array.isArray(value) && value.length === 0)) return []
      return [[field, (FIELDS[field]!.type === 'time' ? toTime(value) : value) as Json]]
    })
    return [{ id, ...Object.fromEntries(shown) }]
  })
}
