import { columnId } from '../../../domain/ids.ts'
import { fullName } from '../../../query/full-name.ts'
import { edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import type { Fields } from './field.ts'
import type { Groups } from './groups.ts'
import type { Labels } from './labels.ts'
import { openNeighbours } from './neighbours.ts'
import type { Refs } from './refs.ts'
import { columnsNamed } from './columns-named.ts'
import { storedValue, storedWord } from './stored-column.ts'

/**
 * The fields of a column. Its sources are also those of its dataset's `*`, which stands for every column; its tags are
 * those of the columns of its name of all names of its dataset.
 */
export function columnFields(graph: Graph, groups: Groups, labels: Labels, refs: Refs): Fields {
  const { registry } = graph
  const count = openNeighbours(graph, edgeCode('DERIVED_FROM', 'Column', 'Column'))
  const withWhole = (n: number): readonly number[] => {
    const { dataset } = refs.column(n) ?? {}
    const whole = dataset && registry.find(columnId(dataset.namespace, dataset.name, '*'))
    return whole === undefined || whole === n ? [n] : [n, whole]
  }
  const sameColumns = (n: number): readonly number[] => {
    const dataset = refs.datasetOf(n)
    if (dataset === undefined) return [n]
    const members = groups.membersOf(groups.canonicalOf(dataset))
    const name = refs.column(n)?.name
    return members.length === 1 || name === undefined ? [n] : columnsNamed(name, members, graph, refs)
  }
  return {
    namespace: (n) => refs.column(n)?.namespace,
    name: (n) => refs.column(n)?.name,
    dataset(n) {
      const { dataset } = refs.column(n) ?? {}
      return dataset && fullName(dataset.namespace, dataset.name)
    },
    type: storedWord(graph, 'field', 'type'),
    tag: (n) => labels.tagsOf(sameColumns(n), false),
    tags: (n) => labels.tagsOf(sameColumns(n), true),
    owner(n) {
      const dataset = refs.datasetOf(n)
      return dataset === undefined
        ? undefined
        : labels.ownersOf(groups.membersOf(groups.canonicalOf(dataset)))
    },
    description: storedValue(graph, 'field', 'description'),
    firstSeen: storedValue(graph, 'field', 'first_seen'),
    upstreams: (n) => count.finishes(withWhole(n)),
    downstreams: (n) => count.starts([n]),
  }
}
