import { edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import type { Field, Fields } from './field.ts'
import type { Labels } from './labels.ts'
import { openNeighbours } from './neighbours.ts'
import { openNewestExecution } from './newest-execution.ts'
import { openPlaceReader } from './place-reader.ts'
import type { Refs } from './refs.ts'
import { storedValue, storedWord } from './stored-column.ts'

/** The fields of a job. Its neighbours are the datasets that it reads and writes. */
export function jobFields(graph: Graph, labels: Labels, refs: Refs): Fields {
  const work = openNewestExecution(graph)
  const places = openPlaceReader(graph)
  const count = (kind: number): Field => {
    const neighbours = openNeighbours(graph, kind)
    return (n) => neighbours.finishes([n])
  }
  return {
    namespace: (n) => refs.job(n)?.namespace,
    name: (n) => refs.job(n)?.name,
    type: storedWord(graph, 'job', 'type'),
    location: places.locationOfJob,
    tag: (n) => labels.tagsOf([n], false),
    tags: (n) => labels.tagsOf([n], true),
    owner: (n) => labels.ownersOf([n]),
    description: storedValue(graph, 'job', 'description'),
    lastRun: (n) => work.runOf(n)?.startedAt,
    status: (n) => work.runOf(n)?.status,
    producer: storedWord(graph, 'job', 'producer'),
    firstSeen: storedValue(graph, 'job', 'first_seen'),
    upstreams: count(edgeCode('READS', 'Job', 'Dataset')),
    downstreams: count(edgeCode('WRITES', 'Job', 'Dataset')),
  }
}
