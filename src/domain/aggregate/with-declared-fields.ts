import type { Aggregate, Declaration, Interpretation } from '../aggregate.ts'
import { declaredField, type DeclaredFields } from './declared-fields.ts'

/**
 * Applies the declared fields of an aggregate over the interpretation that the producer rules made. Declared fields
 * win.
 */
export function withDeclaredFields(source: Aggregate | Declaration, made: Interpretation): Interpretation {
  if (source.kind !== 'run' || source.declaredFields === undefined) return made
  const declaredFields = <K extends keyof DeclaredFields>(field: K): DeclaredFields[K] | undefined =>
    declaredField(source, field)
  const type = declaredFields('type')
  const runner = declaredFields('runner')
  const isPart = declaredFields('part') === 'operation'
  const name = isPart ? (declaredFields('name') ?? source.externalId) : undefined
  return {
    ...made,
    ...(isPart ? { belongs: 'parent' } : {}),
    ...(name === undefined ? {} : { operationName: name }),
    ...(type === undefined ? {} : { streaming: type === 'streaming' }),
    ...defined({ position: declaredFields('position'), group: declaredFields('group') }),
    ...(runner === undefined ? {} : { runner: runnerOf(runner) }),
    run: {
      ...made.run,
      ...defined({
        attempt: declaredFields('attempt'),
        logUrl: declaredFields('logUrl'),
        user: declaredFields('user'),
        endedReason: declaredFields('endedReason'),
        nominalStart: declaredFields('nominalStart'),
        nominalEnd: declaredFields('nominalEnd'),
      }),
    },
  }
}

function runnerOf({ location, ...runner }: DeclaredFields['runner']): NonNullable<Interpretation['runner']> {
  return location === undefined
    ? runner
    : { ...runner, location: { namespace: location.type, name: location.name } }
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
