import type { FieldValue } from '../../../domain/lineage-graph.ts'
import type { Id } from '../../../domain/ids.ts'
import type { DescribeRequest, Description, ReadAnswers } from '../../../query/read-requests.ts'
import type { Graph } from '../graph.ts'
import { columnFields } from './column-fields.ts'
import { datasetFields } from './dataset-fields.ts'
import type { Fields } from './field.ts'
import { jobFields } from './job-fields.ts'
import type { Groups } from './groups.ts'
import type { Labels } from './labels.ts'
import type { ReaderCache } from './reader-cache.ts'
import type { Refs } from './refs.ts'
import { operationFields, runFields } from './executions/execution-fields.ts'

export type Describer = (request: DescribeRequest, poll: () => void) => ReadAnswers['describe']

/** Fields that the row of a dataset, column or job has, or the rows of the dataset's identity group. */
const OF_ITSELF: ReadonlySet<string> = new Set(['aliases', 'type', 'description'])
const REMEMBERED: ReadonlySet<DescribeRequest['of']> = new Set(['dataset', 'column', 'job'])

export function openDescriber(
  graph: Graph,
  groups: Groups,
  labels: Labels,
  refs: Refs,
  cache: ReaderCache,
): Describer {
  const { registry } = graph
  const fields: { readonly [K in DescribeRequest['of']]: Fields } = {
    dataset: datasetFields(graph, labels, refs),
    job: jobFields(graph, labels, refs),
    column: columnFields(graph, groups, labels, refs),
    run: runFields(graph, refs),
    operation: operationFields(graph, refs),
  }
  return ({ of, ids, fields: asked }, poll) => {
    const readers = asked.flatMap((name) => {
      const read = fields[of][name]
      return read === undefined ? [] : [[name, read] as const]
    })
    const remembered =
      REMEMBERED.has(of) && asked.every((name) => OF_ITSELF.has(name))
        ? cache.descriptions(`${of} ${asked.join(' ')}`)
        : undefined
    const found = new Map<Id, Description>()
    for (const id of ids) {
      poll()
      const n = registry.find(id)
      if (n === undefined) continue
      const before = remembered?.get(n)
      if (before !== undefined) {
        found.set(id, before)
        continue
      }
      if (refs.any(n)?.kind !== of) continue
      const description: { [field: string]: FieldValue } = {}
      const members = of === 'dataset' ? groups.membersOf(n) : [n]
      for (const [name, read] of readers) {
        const value = read(n, members)
        if (value !== undefined && !(Array.isArray(value) && value.length === 0)) description[name] = value
      }
      found.set(id, description)
      // Of a group it depends on other nodes too.
      if (members.length === 1) remembered?.set(n, description)
    }
    return found
  }
}
