import type { Observation } from '../../domain/aggregate.ts'
import { compileGlob } from '../../query/text-match.ts'
import { namedNamespaces } from './named-namespaces.ts'

/** Why an observation may not be taken from a caller, as a sentence; undefined if it may. */
export type Permit = (observation: Observation) => string | undefined

/** What may be taken from whoever may name only namespaces that fit one of these globs. */
export function permitFor(namespaces: readonly string[]): Permit {
  const tests = namespaces.map(compileGlob)
  return (observation) => {
    for (const namespace of namedNamespaces(observation))
      if (!tests.some((fits) => fits(namespace)))
        return `the key may not name the namespace ${JSON.stringify(namespace)}, but only ${namespaces.join(', ')}`
    return undefined
  }
}
