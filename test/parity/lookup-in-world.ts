import { compareText } from '../../src/lib/compare.ts'
import { editDistance } from '../../src/lib/edit-distance.ts'
import { fullName } from '../../src/query/full-name.ts'
import type { NameCandidate, NameMatches, NameRequest } from '../../src/query/read-requests.ts'
import { matchesGlob } from '../../src/query/text-match.ts'
import { runMatches } from '../../src/store/run-matches.ts'
import type { World } from './reference/world.ts'

/** Looks a name up like a store, in the same order of matches, over plain lists. */
export function lookupInWorld(world: World, request: NameRequest): NameMatches {
  if (request.of !== 'dataset' && request.of !== 'job') return runInWorld(world, request)
  const things = request.of === 'dataset' ? world.datasets : world.jobs
  const all: NameCandidate[] = things
    .flatMap((t) =>
      [t, ...t.aliases].map(({ namespace, name }) => ({
        id: t.id,
        matched: { namespace, name },
        canonical: { namespace: t.namespace, name: t.name },
      })),
    )
    .filter(
      ({ matched: { namespace } }) =>
        (request.namespace ?? namespace) === namespace &&
        matchesGlob(request.namespaceGlob ?? '*', namespace),
    )
    .sort(
      (a, b) =>
        compareText(a.matched.namespace, b.matched.namespace) || compareText(a.matched.name, b.matched.name),
    )
  const { text } = request
  const trials: readonly [NameMatches['how'], (m: NameCandidate['matched']) => boolean][] = [
    ['full', (m) => fullName(m.namespace, m.name) === text],
    ['exact', (m) => m.name === text],
    ['ignoring-case', (m) => m.name.toLowerCase() === text.toLowerCase()],
    ['ending', (m) => m.name.endsWith(`.${text}`) || m.name.endsWith(`/${text}`)],
  ]
  for (const [how, fits] of trials) {
    const found = all.filter((c) => fits(c.matched))
    if (found.length > 0) return { how, candidates: found.slice(0, 6), nearest: [] }
  }
  const limit = Math.floor(text.length * 0.4) + 1
  const nearest = all
    .map((c) => ({ c, d: editDistance(text, c.matched.name, limit) }))
    .filter(({ d }) => d <= limit)
    .sort((a, b) => a.d - b.d)
  return { how: 'none', candidates: [], nearest: nearest.slice(0, 5).map(({ c }) => c) }
}

/** Runs and operations by their ids; worlds have neither external ids nor runIds of producers. */
function runInWorld(world: World, { of, text }: NameRequest): NameMatches {
  const named = [...world.datasets, ...world.jobs]
  const kinds = [
    ['dataset', world.datasets],
    ['job', world.jobs],
    ['run', world.runs ?? []],
    ['operation', world.operations ?? []],
  ] as const
  const [byId] = kinds.flatMap(([kind, things]) =>
    things
      .filter(({ id }) => id === text.toLowerCase())
      .map((thing) => {
        const { namespace, name } = 'job' in thing ? named.find((n) => n.id === thing.job)! : thing
        return { kind, id: thing.id, namespace, name }
      }),
  )
  const none = { operations: [], runsOfOperations: [], external: [] }
  return runMatches(of, {
    byId,
    isDeleted: false,
    ...none,
    operationsOfExternal: () => [],
    nearest: () => [],
  })
}
