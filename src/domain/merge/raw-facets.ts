import type { StampedFields } from '../aggregate/newest-by-key.ts'
import type { Json } from '../../lib/json.ts'

const PREFIX = 'facets.'

/** The fields of facets without a property of their own, stored as raw JSON (`facets.<key>`). */
export function rawFacetFields(fields: StampedFields): StampedFields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key.startsWith(PREFIX)))
}

/** The values of raw facets by facet key, without withdrawn ones. */
export function rawFacets(fields: StampedFields): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, { value }]) =>
      key.startsWith(PREFIX) && value !== null ? [[key.slice(PREFIX.length), value]] : [],
    ),
  )
}
