import { textOfName } from '../../ask/name-text.ts'

/** List filters that have the same name as a field of the query language. */
const FIELDS = ['type', 'format', 'storage', 'location', 'owner', 'producer'] as const

/** The set filters by name. */
export type SetFilters = { readonly [name: string]: string }

/** A query that selects those of the ids that pass the filters. Undefined if no filter that a query supports is set. */
export function filterQuery(ids: readonly string[], filters: SetFilters): string | undefined {
  const { tag = '', tagValue = '' } = filters
  const conditions = [
    ...(tag === ''
      ? []
      : [`tagged ${textOfName(tag)}${tagValue === '' ? '' : ` = ${textOfName(tagValue)}`}`]),
    ...FIELDS.flatMap((field) =>
      (filters[field] ?? '') === '' ? [] : [`${field} = ${textOfName(filters[field]!)}`],
    ),
  ]
  if (conditions.length === 0 || ids.length === 0) return undefined
  return `{ ${ids.map((id) => `id ${id}`).join(', ')} } where ${conditions.join(' and ')}`
}
