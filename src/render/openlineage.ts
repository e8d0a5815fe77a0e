import { toIso, type Instant } from '../domain/time.ts'
import type { GraphJson, NameJson, NodeJson } from './answer-json.ts'
import { datasetOf, lineageByJob, nameKey, type Output } from './lineage-by-job.ts'
import { isActivity } from './node-label.ts'
import { columnLineage, datasetLineage, documentation, jobLineage, PRODUCER } from './openlineage-facets.ts'
import { jsonText } from './printable.ts'

/**
 * A graph as OpenLineage 2-0-2, one event per line: a JobEvent for each job that made an edge, a DatasetEvent for
 * each dataset with edges that no job made, then one event for each node that no other event names. A JobEvent has
 * the inputs and outputs of the job. Its `lineage` facet says which outputs come from which inputs, so that nothing
 * is joined that the answer does not join. A run or operation counts as its job. Nodes and edges that `changes`
 * reports as removed are left out.
 *
 * `eventTime` is the last time in the answer when the lineage was made, or `at` if the answer has none.
 */
export function* renderOpenLineage(whole: GraphJson, at: Instant): Generator<string, undefined> {
  const graph = present(whole)
  const { dataset, job, isWritten } = writer(graph.nodes)
  for (const { job: maker, inputs, outputs, at: madeAt = toIso(at) } of lineageByJob(graph)) {
    if (maker !== undefined)
      yield line('JobEvent', madeAt, {
        job: job(maker, jobLineage(outputs)),
        inputs: inputs.map((input) => dataset(input)),
        outputs: outputs.map((output) => dataset(output.dataset, columnLineage(output))),
      })
    else
      for (const output of outputs)
        yield line('DatasetEvent', madeAt, { dataset: dataset(output.dataset, lineageOf(output)) })
  }
  for (const node of graph.nodes) {
    if (isWritten(node)) continue
    yield isActivity(node)
      ? line('JobEvent', toIso(at), { job: job(node), inputs: [], outputs: [] })
      : line('DatasetEvent', toIso(at), { dataset: dataset(datasetOf(node)) })
  }
}

const lineageOf = (output: Output): object => ({ ...datasetLineage(output), ...columnLineage(output) })

const line = (kind: 'JobEvent' | 'DatasetEvent', eventTime: string, members: object): string =>
  `${jsonText({
    eventTime,
    producer: PRODUCER,
    schemaURL: `https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/${kind}`,
    ...members,
  })}\n`

function present({ nodes, edges }: GraphJson): Pick<GraphJson, 'nodes' | 'edges'> {
  return {
    nodes: nodes.filter(({ change }) => change !== 'removed'),
    edges: edges.filter(({ change }) => change !== 'removed'),
  }
}

/** Writes jobs and datasets with the properties from the answer, and remembers what it has written. */
function writer(nodes: readonly NodeJson[]) {
  const key = (kind: 'job' | 'dataset', name: NameJson): string => `${kind} ${nameKey(name)}`
  const known = new Map(
    nodes
      .filter(({ kind }) => kind === 'job' || kind === 'dataset')
      .map((node) => [key(node.kind as 'job' | 'dataset', node), node]),
  )
  const written = new Set<string>()
  const write =
    (kind: 'job' | 'dataset') =>
    (of: NameJson, more: object = {}): object => {
      written.add(key(kind, of))
      const node = known.get(key(kind, of))
      const facets = { ...documentation(kind === 'job' ? 'Job' : 'Dataset', node), ...more }
      const { namespace, name } = of
      return { namespace, name, ...(Object.keys(facets).length === 0 ? {} : { facets }) }
    }
  return {
    job: write('job'),
    dataset: write('dataset'),
    isWritten: (node: NodeJson): boolean =>
      written.has(isActivity(node) ? key('job', node) : key('dataset', datasetOf(node))),
  }
}
