import { textOfName } from '../../ask/name-text.ts'

/** Filters of lists that are fields of the language under the same name. */
const FIELDS = ['type', 'format', 'storage', 'location', 'owner', 'producer'] as const

/** What filters of a list are set to, by their names. */
export type SetFilters = { readonly [name: string]: string }

/** The query which of these things the filters leave; undefined where none of them is set that a query can ask. */
export function foundQuery(ids: readonly string[], filters: SetFilters): string | undefined {
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
