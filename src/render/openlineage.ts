import { toIso, type Instant } from '../domain/time.ts'
import type { GraphJson, NameJson, NodeJson } from './answer-json.ts'
import { datasetOf, isActivity, lineageByMaker, nameKey, type Output } from './lineage-by-maker.ts'
import { columnLineage, datasetLineage, documentation, jobLineage, PRODUCER } from './openlineage-facets.ts'
import { jsonText } from './printable.ts'

/**
 * A graph as OpenLineage 2-0-2, one event a line: a JobEvent for each job that made an edge, a DatasetEvent for each dataset
 * with edges that no job made, then one event for each node that none of these names. A JobEvent has the job's inputs and
 * outputs; its `lineage` facet says which of them made which, so that nothing is joined that the answer does not join. A run
 * or operation stands for its job. What `changes` has found removed is left out.
 *
 * `eventTime` is when the answer last saw the lineage being made; where it does not say, `at`.
 */
export function* renderOpenLineage(whole: GraphJson, at: Instant): Generator<string, undefined> {
  const graph = present(whole)
  const { dataset, job, isTold } = writer(graph.nodes)
  for (const { maker, inputs, outputs, at: madeAt = toIso(at) } of lineageByMaker(graph)) {
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
    if (isTold(node)) continue
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

/** Writes jobs and datasets with what the answer knows of them, and remembers which it has written. */
function writer(nodes: readonly NodeJson[]) {
  const key = (kind: 'job' | 'dataset', name: NameJson): string => `${kind} ${nameKey(name)}`
  const known = new Map(
    nodes
      .filter(({ kind }) => kind === 'job' || kind === 'dataset')
      .map((node) => [key(node.kind as 'job' | 'dataset', node), node]),
  )
  const told = new Set<string>()
  const write =
    (kind: 'job' | 'dataset') =>
    (of: NameJson, more: object = {}): object => {
      told.add(key(kind, of))
      const node = known.get(key(kind, of))
      const facets = { ...documentation(kind === 'job' ? 'Job' : 'Dataset', node), ...more }
      const { namespace, name } = of
      return { namespace, name, ...(Object.keys(facets).length === 0 ? {} : { facets }) }
    }
  return {
    job: write('job'),
    dataset: write('dataset'),
    isTold: (node: NodeJson): boolean =>
      told.has(isActivity(node) ? key('job', node) : key('dataset', datasetOf(node))),
  }
}
