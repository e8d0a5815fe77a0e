import type { LineageGraph } from '../../src/domain/lineage-graph.ts'
import { byDefault, members, type ReferenceEdge, type ReferenceSet } from './reference/reference-set.ts'
import type { World } from './reference/world.ts'

/** The answer without names and descriptions, for comparison with `comparableReference`. */
export const comparableAnswer = (graph: LineageGraph): unknown => ({
  nodes: graph.nodes.map((n) => ({
    id: n.id,
    kind: n.kind,
    start: n.start ?? false,
    member: n.member ?? false,
    distance: n.distance,
    more: n.more ?? false,
    opaque: n.opaque ?? false,
    cycle: n.cycle,
    basis: n.kind === 'job' ? [] : (n.fields?.['basis'] ?? []),
    ...(n.change === undefined ? {} : { change: n.change }),
  })),
  edges: Object.fromEntries(
    graph.edges.map((e) => [
      `${e.from} ${e.to}${e.hidden === undefined ? '' : ' joined'}`,
      {
        hidden: e.hidden,
        jobs: Object.fromEntries(e.jobs.map((j) => [j.id, [j.firstAt, j.lastAt]])),
        basis: e.basis,
        times: [e.firstAt, e.lastAt],
        transformations: (e.transformations ?? []).map((t) => JSON.stringify(t)).sort(),
        change: e.change,
      },
    ]),
  ),
  paths: graph.paths,
})

/** The reference's set in the same form. */
export function comparableReference(world: World, set: ReferenceSet): unknown {
  const all = [...set.nodes].sort(byDefault(world))
  const nodes = set.ordered === undefined ? all : [...all.filter((n) => !n.member), ...members(set)]
  const pairs = Map.groupBy(set.edges, (e) => `${e.from} ${e.to}${e.hidden === undefined ? '' : ' joined'}`)
  return {
    nodes: nodes.map((n) => ({ ...n, cycle: n.cycle, basis: n.kind === 'job' ? [] : [...n.basis].sort() })),
    edges: Object.fromEntries(
      [...pairs].map(([key, facts]) => [
        key,
        {
          hidden: minOf(facts.flatMap((f) => f.hidden ?? [])),
          change: facts.find((f) => f.change !== undefined)?.change,
          jobs: Object.fromEntries(
            [...Map.groupBy(facts, (f) => f.job)].flatMap(([job, of]) =>
              job === undefined ? [] : [[job, timesOf(of)]],
            ),
          ),
          basis: [...new Set(facts.flatMap((f) => f.bases))].sort(),
          times: timesOf(facts),
          transformations: [...new Set(facts.flatMap((f) => f.transformation ?? []))].sort(),
        },
      ]),
    ),
    paths: set.paths,
  }
}

const minOf = (numbers: readonly number[]): number | undefined =>
  numbers.length === 0 ? undefined : Math.min(...numbers)

function timesOf(facts: readonly ReferenceEdge[]): readonly [number | undefined, number | undefined] {
  const first = facts.flatMap((f) => f.firstAt ?? [])
  const last = facts.map((f) => f.lastAt)
  return [
    first.length === 0 ? undefined : Math.min(...first),
    last.includes(undefined) ? undefined : Math.max(...(last as number[])),
  ]
}
