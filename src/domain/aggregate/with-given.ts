import type { Aggregate, Declaration, Interpretation } from '../aggregate.ts'
import { givenOf, type Given } from './given.ts'

/** What the producer rules make of an aggregate, below what is stated outright of it. */
export function withGiven(source: Aggregate | Declaration, made: Interpretation): Interpretation {
  if (source.kind !== 'run' || source.given === undefined) return made
  const given = <K extends keyof Given>(field: K): Given[K] | undefined => givenOf(source, field)
  const type = given('type')
  const runner = given('runner')
  const isPart = given('part') === 'operation'
  const name = isPart ? (given('name') ?? source.externalId) : undefined
  return {
    ...made,
    ...(isPart ? { belongs: 'parent' } : {}),
    ...(name === undefined ? {} : { operationName: name }),
    ...(type === undefined ? {} : { streaming: type === 'streaming' }),
    ...defined({ position: given('position'), group: given('group') }),
    ...(runner === undefined ? {} : { runner: runnerOf(runner) }),
    run: {
      ...made.run,
      ...defined({
        attempt: given('attempt'),
        logUrl: given('logUrl'),
        user: given('user'),
        endedReason: given('endedReason'),
        nominalStart: given('nominalStart'),
        nominalEnd: given('nominalEnd'),
      }),
    },
  }
}

function runnerOf({ location, ...runner }: Given['runner']): NonNullable<Interpretation['runner']> {
  return location === undefined
    ? runner
    : { ...runner, location: { namespace: location.type, name: location.name } }
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> }

const defined = <T extends object>(values: T): Defined<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<T>
