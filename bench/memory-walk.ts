import { datasetId, jobId, type Id } from '../src/domain/ids.ts'
import { jobNameOf, nameOf, NAMESPACE, type Adjacency } from './query-graph.ts'

interface Thing {
  readonly id: Id
  readonly namespace: string
  readonly name: string
}

/** The graph as objects that point at each other, as a program would hold it that does nothing but walk upstream. */
export interface MemoryGraph {
  readonly datasets: readonly Thing[]
  readonly jobs: readonly Thing[]
  readonly adjacency: Adjacency
}

export interface MemoryAnswer {
  readonly nodes: readonly (Thing & { readonly kind: 'dataset'; readonly distance: number })[]
  readonly edges: readonly { readonly from: Id; readonly to: Id; readonly jobs: readonly Thing[] }[]
}

export function memoryGraph(adjacency: Adjacency): MemoryGraph {
  const { size, width } = adjacency
  const datasets: Thing[] = []
  const jobs: Thing[] = []
  for (let n = 0; n < size; n++) {
    const name = nameOf(n, width)
    const jobName = jobNameOf(n, width)
    datasets.push({ id: datasetId(NAMESPACE, name), namespace: NAMESPACE, name })
    jobs.push({ id: jobId(NAMESPACE, jobName), namespace: NAMESPACE, name: jobName })
  }
  return { datasets, jobs, adjacency }
}

/** The least distances of what lies upstream of a dataset, the dataset itself at 0: nothing but the walk. */
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

/** The same with what an answer says of it: nodes in order of distance and name, and the edges between them. */
export function walkUpstream(graph: MemoryGraph, start: number, depth: number): MemoryAnswer {
  const { datasets, jobs, adjacency } = graph
  const { starts, sources } = adjacency
  const distance = reachUpstream(adjacency, start, depth)
  const nodes = Array.from(distance, ([n, d]) => ({ kind: 'dataset' as const, ...datasets[n]!, distance: d }))
  nodes.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
  const edges = []
  for (const [n, d] of distance) {
    if (d === depth) continue
    for (let i = starts[n]!; i < starts[n + 1]!; i++)
      edges.push({ from: datasets[sources[i]!]!.id, to: datasets[n]!.id, jobs: [jobs[n]!] })
  }
  return { nodes, edges }
}
