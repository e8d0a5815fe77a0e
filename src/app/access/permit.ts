import type { Observation } from '../../domain/aggregate.ts'
import { compileGlob } from '../../query/text-match.ts'
import { namedNamespaces } from './named-namespaces.ts'

/** The namespaces that a limited caller may name. */
export interface Permit {
  /** Why an observation may not be taken from the caller, as a sentence; undefined if it may. */
  (observation: Observation): string | undefined
  /** Why some of these namespaces may not be named, as a sentence; undefined if all may. */
  readonly refusesNames: (namespaces: Iterable<string>) => string | undefined
  /** Whether there are namespaces that the caller may not name. */
  readonly isLimited: boolean
  /** The globs that the namespaces must match. */
  readonly namespaces: readonly string[]
}

/** The permit of a caller who may only name namespaces that match one of these globs. */
export function permitFor(namespaces: readonly string[]): Permit {
  const tests = namespaces.map(compileGlob)
  const refusesNames: Permit['refusesNames'] = (named) => {
    for (const namespace of named)
      if (!tests.some((fits) => fits(namespace)))
        return `the key may not name the namespace ${JSON.stringify(namespace)}, but only ${namespaces.join(', ')}`
    return undefined
  }
  return Object.assign((observation: Observation) => refusesNames(namedNamespaces(observation)), {
    refusesNames,
    isLimited: !namespaces.includes('*'),
    namespaces,
  })
}

/** The same permit with reasons that do not name what is refused: for a caller who may not see that it exists. */
export function withoutNames(permit: Permit): Permit {
  const { refusesNames, isLimited, namespaces } = permit
  const reason = `the key may name only what is in its namespaces (${namespaces.join(', ')})`
  return Object.assign(
    (observation: Observation) => (permit(observation) === undefined ? undefined : reason),
    {
      refusesNames: (named: Iterable<string>) => (refusesNames(named) === undefined ? undefined : reason),
      isLimited,
      namespaces,
    },
  )
}
