import type { Json, JsonObject } from '../../lib/json.ts'
import { isJsonObject } from '../../lib/json.ts'
import type { ActivityFacet } from '../facet.ts'
import { own } from '../json-parts.ts'

/** Facets with the producer's environment. Only names are stored (the first 200 by name), because the values contain secrets. */
const KEYS: ReadonlySet<string> = new Set(['environmentVariables', 'environment-properties'])

export const isEnvironmentFacet = (key: string): boolean => KEYS.has(key)

const environmentFacet = (key: string, names: (facet: JsonObject) => readonly string[]): ActivityFacet => ({
  key,
  places: ['run', 'job'],
  entries: [`facets.${key}`],
  read(facet): { readonly [entry: string]: Json } {
    const found = names(facet)
    return found.length === 0 ? {} : { [`facets.${key}`]: { names: [...found].sort().slice(0, 200) } }
  },
})

export const environmentVariables = environmentFacet('environmentVariables', (facet) => {
  const variables = own(facet, 'environmentVariables')
  if (!Array.isArray(variables)) return []
  return (variables as readonly Json[]).flatMap((variable) =>
    isJsonObject(variable) && typeof variable.name === 'string' ? [variable.name] : [],
  )
})

const properties = (facet: JsonObject): readonly string[] =>
  Object.entries(facet)
    .filter(([key]) => !key.startsWith('_'))
    .flatMap(([, value]) => (isJsonObject(value) ? Object.keys(value) : []))

export const environmentProperties = environmentFacet('environment-properties', properties)
