import { columnId, datasetId, idOf, idOfIds, jobId, operationId, type Id } from '../src/domain/ids.ts'
import { edge, plainEdge, readId, typedEdge, wroteId } from '../src/domain/merge/edge-ids.ts'
import { noChanges } from '../src/domain/merge/no-changes.test-support.ts'
import type { EdgeRow, NodeRow } from '../src/domain/graph-rows.ts'
import type { Props } from '../src/domain/graph-schema.ts'
import type { ChangeSet } from '../src/domain/merge-protocol.ts'
import { spanOf, type Span } from '../src/domain/span.ts'
import { randomNumbers } from './workload.ts'

/** A layered graph: one job makes each dataset from 1 to 4 nearby datasets of the previous layer, or from a hub. */
export interface GraphShape {
  readonly seed: number
  readonly datasets: number
  /** Runs of each job that has runs: the jobs of the first `detailed` datasets of each layer. */
  readonly runs: number
}

export const LAYERS = 30
export const NAMESPACE = 'bench://warehouse'
/** The number of datasets per layer that have columns, column lineage and runs. */
export const DETAILED = 100
const COLUMNS = ['id', 'name', 'amount', 'email'] as const
const NEAR = 3
const HUB_EVERY = 500
const HUB_SHARE = 0.003
const DAY = 86_400_000
/** The bench's current time; the newest operation ended shortly before. */
export const NOW = Date.UTC(2026, 10, 20, 12)
const ROWS = 4_000

/** Only the shape of the graph: for the number of each dataset, the numbers of its sources. */
export interface Adjacency {
  readonly size: number
  readonly width: number
  /** Sources of dataset n: `sources[starts[n]] … sources[starts[n + 1] - 1]`. */
  readonly starts: Int32Array
  readonly sources: Int32Array
}

export function adjacency({ seed, datasets }: GraphShape): Adjacency {
  const width = Math.floor(datasets / LAYERS)
  const size = width * LAYERS
  const random = randomNumbers(seed)
  const starts = new Int32Array(size + 1)
  const sources: number[] = []
  for (let n = 0; n < size; n++) {
    starts[n] = sources.length
    const layer = Math.floor(n / width)
    if (layer === 0) continue
    const mine = new Set<number>()
    const count = 1 + Math.floor(random() * 4)
    for (let i = 0; i < count; i++) {
      const at = n - layer * width
      const near = (at + Math.floor(random() * (2 * NEAR + 1)) - NEAR + width) % width
      const other = random() < HUB_SHARE ? at - (at % HUB_EVERY) : near
      mine.add((layer - 1) * width + other)
    }
    sources.push(...mine)
  }
  starts[size] = sources.length
  return { size, width, starts, sources: Int32Array.from(sources) }
}

export const nameOf = (n: number, width: number): string =>
  `lake.layer_${String(Math.floor(n / width)).padStart(2, '0')}.table_${String(n % width)}`
export const jobNameOf = (n: number, width: number): string => `make.${nameOf(n, width)}`

/** All rows of the graph, in change sets of a few thousand rows; nodes come before their edges. */
export function* graphRows(shape: GraphShape, graph: Adjacency): Generator<ChangeSet> {
  const random = randomNumbers(shape.seed + 1)
  let nodes: NodeRow[] = []
  let edges: EdgeRow[] = []
  const full = function* (): Generator<ChangeSet> {
    if (nodes.length + edges.length < ROWS) return
    yield changes(nodes, edges)
    nodes = []
    edges = []
  }
  const { size, width, starts, sources } = graph
  const id = (n: number): Id => datasetId(NAMESPACE, nameOf(n, width))
  for (let n = 0; n < size; n++) {
    const name = nameOf(n, width)
    const dataset = id(n)
    nodes.push(node('Dataset', dataset, { namespace: NAMESPACE, name, firstSeen: NOW - 400 * DAY }))
    const detailed = n % width < DETAILED
    if (detailed)
      for (const column of COLUMNS) {
        const its = columnId(NAMESPACE, name, column)
        const props = {
          namespace: NAMESPACE,
          dataset: name,
          name: column,
          type: 'text',
          firstSeen: NOW - 400 * DAY,
        }
        nodes.push(node('Column', its, props))
        edges.push(plainEdge('PART_OF', 'Column', its, 'Dataset', dataset))
      }
    if (n >= width) {
      const jobName = jobNameOf(n, width)
      const job = jobId(NAMESPACE, jobName)
      nodes.push(
        node('Job', job, { namespace: NAMESPACE, name: jobName, type: 'QUERY', firstSeen: NOW - 400 * DAY }),
      )
      const lastAt = NOW - Math.floor(random() * 60 * DAY)
      const span = spanProps(spanOf(lastAt - Math.floor(random() * 300 * DAY), lastAt))
      edges.push(
        typedEdge('WRITES', idOfIds('WRITES', job, dataset), job, dataset, { memberId: dataset, ...span }),
      )
      const from = [...sources.subarray(starts[n], starts[n + 1])]
      for (const source of from) {
        const other = id(source)
        edges.push(
          typedEdge('READS', idOfIds('READS', job, other), job, other, { memberId: other, ...span }),
          derived('Dataset', dataset, other, job, dataset, other, span),
        )
        if (detailed && source % width < DETAILED)
          for (const column of COLUMNS) {
            const target = columnId(NAMESPACE, name, column)
            const its = columnId(NAMESPACE, nameOf(source, width), column)
            const how = { ...span, transformation: 'DIRECT', subtype: 'IDENTITY', masking: false }
            edges.push(derived('Column', target, its, job, dataset, other, how))
          }
      }
      if (detailed) history(job, jobName, dataset, from.map(id), lastAt)
    }
    yield* full()
  }
  if (nodes.length + edges.length > 0) yield changes(nodes, edges)

  /** Runs of a job, one per day; the last one ends at `lastAt`. */
  function history(job: Id, jobName: string, dataset: Id, from: readonly Id[], lastAt: number): void {
    for (let i = 0; i < shape.runs; i++) {
      const endedAt = lastAt - i * DAY
      const startedAt = endedAt - 60_000
      const run = idOf('bench-run', job, i)
      const operation = operationId(run, NAMESPACE, jobName)
      const ended = {
        startedAt,
        endedAt,
        lastEventAt: endedAt,
        firstSeen: startedAt,
        status: 'succeeded',
        jobId: job,
      }
      nodes.push(
        node('Run', run, ended),
        node('Operation', operation, {
          ...ended,
          type: 'batch',
          runId: run,
          jobNamespace: NAMESPACE,
          jobName,
          counts: true,
        }),
      )
      edges.push(
        plainEdge('PART_OF', 'Operation', operation, 'Run', run),
        plainEdge('PART_OF', 'Run', run, 'Job', job),
      )
      const props = { jobId: job, startedAt, endedAt, counts: true }
      for (const other of from)
        edges.push(
          typedEdge('READ', readId(operation, other), operation, other, { datasetId: other, ...props }),
        )
      const wrote = { datasetId: dataset, ...props, types: ['overwrite'], replaces: true }
      edges.push(typedEdge('WROTE', wroteId(operation, dataset), operation, dataset, wrote))
    }
  }
}

const node = (label: NodeRow['label'], id: Id, props: Props): NodeRow => ({ label, id, props })

const spanProps = ({ firstAt, lastAt, days }: Span): Props => ({ firstAt, lastAt, days })

function derived(
  label: 'Dataset' | 'Column',
  target: Id,
  source: Id,
  job: Id,
  memberTargetId: Id,
  memberSourceId: Id,
  props: Props,
): EdgeRow {
  const id = idOfIds('DERIVED_FROM', target, source, job)
  return edge('DERIVED_FROM', id, label, target, label, source, {
    jobId: job,
    memberTargetId,
    memberSourceId,
    ...props,
  })
}

const changes = (nodes: readonly NodeRow[], edges: readonly EdgeRow[]): ChangeSet => ({
  ...noChanges,
  nodes: nodes.map((row) => ({ ...row, created: true })),
  edges: edges.map((row) => ({ ...row, created: true })),
})
