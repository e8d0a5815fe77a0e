import { compareText } from '../../../lib/compare.ts'
import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowsOf } from '../row-table.ts'
import type { Fields } from './field.ts'
import type { Labels } from './labels.ts'
import { openNeighbours } from './neighbours.ts'
import { openNewestExecution } from './newest-execution.ts'
import { openPlaceReader } from './place-reader.ts'
import type { Refs } from './refs.ts'
import { storedId, storedValue, storedWord } from './stored-column.ts'

/**
 * The fields of a dataset, which stands for its identity group: what has one value is the canonical member's, or that of
 * the first other member that has it; what may have several is that of all.
 */
export function datasetFields(graph: Graph, labels: Labels, refs: Refs): Fields {
  const { db } = graph
  const work = openNewestExecution(graph)
  const places = openPlaceReader(graph)
  const first =
    <T>(read: (member: number) => T | undefined) =>
    (_: number, members: readonly number[]): T | undefined => {
      for (const member of members) {
        const value = read(member)
        if (value !== undefined) return value
      }
      return undefined
    }
  const columns = prepareRows(
    db,
    `SELECT f.name FROM edge e JOIN field f ON f.n = e.start
      WHERE e.finish = ? AND e.kind = ${edgeCode('PART_OF', 'Column', 'Dataset')} AND e.${BY_FINISH} AND f.name <> '*'`,
  )
  const count = openNeighbours(graph, edgeCode('DERIVED_FROM', 'Dataset', 'Dataset'))
  const seen = storedValue(graph, 'dataset', 'first_seen')
  return {
    namespace: (n) => refs.dataset(n)?.namespace,
    name: (n) => refs.dataset(n)?.name,
    type: first(storedWord(graph, 'dataset', 'kind')),
    format: first(storedWord(graph, 'dataset', 'format')),
    description: first(storedValue(graph, 'dataset', 'description')),
    schema: first(storedId(graph, 'dataset', 'schema')),
    storage: first(places.storageOf),
    location: first(places.locationOfDataset),
    tag: (_, members) => labels.tagsOf(members, false),
    tags: (_, members) => labels.tagsOf(members, true),
    owner: (_, members) => labels.ownersOf(members),
    column: (n) =>
      rowsOf(columns, n)
        .map(([name]) => name as string)
        .sort(compareText),
    lastRead: (_, members) => work.lastTouch('reads', members),
    lastWritten: (_, members) => work.lastTouch('writes', members),
    status: (_, members) => work.writing(members)?.status,
    firstSeen(_, members) {
      const times = members.map(seen).filter((at) => typeof at === 'number')
      return times.length === 0 ? undefined : Math.min(...times)
    },
    upstreams: (n) => count.finishes([n]),
    downstreams: (n) => count.starts([n]),
    aliases: (_, members) =>
      members.slice(1).flatMap((member) => {
        const ref = refs.dataset(member)
        return ref === undefined ? [] : [`${ref.namespace}\u0000${ref.name}`]
      }),
  }
}
