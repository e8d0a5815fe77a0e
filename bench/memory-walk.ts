import { datasetId, jobId, type Id } from '../src/domain/ids.ts'
import { DAY, toIso, type Instant } from '../src/domain/time.ts'
import { jobNameOf, nameOf, NAMESPACE, NOW, type Adjacency } from './query-graph.ts'

interface Thing {
  readonly id: Id
  readonly namespace: string
  readonly name: string
}

/** The graph as objects that reference each other: the fastest form for a program that only walks upstream. */
export interface MemoryGraph {
  readonly datasets: readonly Thing[]
  /** By the id of their output. */
  readonly jobs: readonly (Thing & { readonly firstAt: Instant; readonly lastAt: Instant })[]
  readonly adjacency: Adjacency
}

export function memoryGraph(adjacency: Adjacency): MemoryGraph {
  const { size, width } = adjacency
  const datasets: Thing[] = []
  const jobs: MemoryGraph['jobs'][number][] = []
  for (let n = 0; n < size; n++) {
    const name = nameOf(n, width)
    const jobName = jobNameOf(n, width)
    datasets.push({ id: datasetId(NAMESPACE, name), namespace: NAMESPACE, name })
    const lastAt = NOW - ((n * 7_919) % 60) * DAY - n
    const times = { firstAt: lastAt - (((n * 104_729) % 300) + 1) * DAY, lastAt }
    jobs.push({ id: jobId(NAMESPACE, jobName), namespace: NAMESPACE, name: jobName, ...times })
  }
  return { datasets, jobs, adjacency }
}

/** The shortest distances to everything upstream of a dataset, which itself has distance 0. */
export function reachUpstream(
  { starts, sources }: Adjacency,
  start: number,
  depth: number,
): Map<number, number> {
  const distance = new Map([[start, 0]])
  let frontier = [start]
  for (let from = 0; from < depth && frontier.length > 0; from++) {
    const next: number[] = []
    for (const n of frontier)
      for (let i = starts[n]!; i < starts[n + 1]!; i++) {
        const source = sources[i]!
        if (distance.has(source)) continue
        distance.set(source, from + 1)
        next.push(source)
      }
    frontier = next
  }
  return distance
}

/** The same walk as a complete JSON answer: nodes ordered by distance and name, and the edges between them. */
export function walkUpstream(graph: MemoryGraph, start: number, depth: number): string {
  const { datasets, jobs, adjacency } = graph
  const { starts, sources } = adjacency
  const distance = reachUpstream(adjacency, start, depth)
  const found = Array.from(distance, ([n, d]) => ({ dataset: datasets[n]!, d }))
  found.sort((a, b) => a.d - b.d || (a.dataset.name < b.dataset.name ? -1 : 1))
  const nodes = found.map(({ dataset: { id, namespace, name }, d }) => ({
    ...{ id, kind: 'dataset', namespace, name },
    ...(d === 0 ? { start: true } : { member: true }),
    distance: d,
    ...(d === 0 ? {} : { basis: ['inferred'] }),
  }))
  const edges = []
  for (const [n, d] of distance) {
    if (d === depth) continue
    const { firstAt, lastAt, ...job } = jobs[n]!
    const times = { firstAt: toIso(firstAt), lastAt: toIso(lastAt) }
    for (let i = starts[n]!; i < starts[n + 1]!; i++) {
      const [from, to] = [datasets[sources[i]!]!.id, datasets[n]!.id]
      edges.push({ from, to, jobs: [{ ...job, ...times }], basis: ['inferred'], ...times })
    }
  }
  return JSON.stringify({ kind: 'graph', complete: true, nodes, edges })
}
