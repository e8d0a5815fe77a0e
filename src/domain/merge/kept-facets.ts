import type { StampedFields } from '../aggregate/newest-by-key.ts'
import type { Json } from '../../lib/json.ts'

const PREFIX = 'facets.'

/** The fields under which facets without a place of their own stand (`facets.<key>`). */
export function keptFields(fields: StampedFields): StampedFields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key.startsWith(PREFIX)))
}

/** The values of such fields by facet key; withdrawn ones left out. */
export function keptValues(fields: StampedFields): { readonly [key: string]: Json } {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([key, { value }]) =>
      key.startsWith(PREFIX) && value !== null ? [[key.slice(PREFIX.length), value]] : [],
    ),
  )
}
