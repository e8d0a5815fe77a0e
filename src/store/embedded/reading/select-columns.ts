import type { Id } from '../../../domain/ids.ts'
import { columnId } from '../../../domain/ids.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import { compareText } from '../../../lib/compare.ts'
import { compareRefs } from '../../../query/default-order.ts'
import type { ReadAnswers, SelectRequest } from '../../../query/read-requests.ts'
import { compileGlob } from '../../../query/text-match.ts'
import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { prepareRows, rowsOf } from '../row-table.ts'
import { columnsNamed } from './columns-named.ts'
import type { Deletions } from './deletions.ts'
import type { Groups } from './groups.ts'
import type { Labels } from './labels.ts'
import type { Refs } from './refs.ts'
import { compileFilters } from './select-filter.ts'
import type { NamedSelector } from './select-named.ts'

/** The pseudo-column that represents its whole dataset. */
const WHOLE = '*'

export type ColumnSelector = (request: SelectRequest, poll: () => void) => ReadAnswers['select']

export function openColumnSelector(
  graph: Graph,
  groups: Groups,
  labels: Labels,
  refs: Refs,
  datasets: NamedSelector,
  deletions: Deletions,
): ColumnSelector {
  const { db, registry } = graph
  const partOf = edgeCode('PART_OF', 'Column', 'Dataset')
  const columns = prepareRows(
    db,
    `SELECT f.n, f.name FROM edge e JOIN field f ON f.n = e.start WHERE e.finish = ? AND e.kind = ${partOf} AND e.${BY_FINISH}`,
  )
  const one = prepareRows(
    db,
    `SELECT f.n, f.name FROM field f JOIN edge e ON e.start = f.n AND e.finish = ? AND e.kind = ${partOf} WHERE f.n = ?`,
  )

  /** The datasets to search, in order, beginning with that of `after`. */
  function* sources({ datasets: ids, filters, after }: SelectRequest, poll: () => void) {
    const from = after?.dataset
    const start = from && { namespace: from.namespace, name: from.name }
    if (ids !== undefined)
      yield* inOrder(
        ids.map((id) => registry.find(id)),
        start,
      )
    else if (filters.tagged !== undefined && filters.tagged.length > 0) {
      const [{ tag, value }] = filters.tagged as [{ tag: string; value?: string }]
      yield* inOrder(
        labels.tagged('column', tag, value).map((n) => {
          const dataset = refs.datasetOf(n)
          return dataset === undefined ? undefined : groups.canonicalOf(dataset)
        }),
        start,
      )
    } else yield* datasets.scan({}, start, poll)
  }
  function inOrder(
    numbers: readonly (number | undefined)[],
    from: { namespace: string; name: string } | undefined,
  ) {
    const found = [...new Set(numbers)].flatMap((n) => {
      const ref = n === undefined ? undefined : refs.dataset(n)
      return n === undefined || ref === undefined || groups.canonicalOf(n) !== n || deletions.dataset(n)
        ? []
        : [{ n, ref }]
    })
    return found
      .filter(({ ref }) => from === undefined || compareRefs(ref, { ...ref, ...from }) >= 0)
      .sort((a, b) => compareRefs(a.ref, b.ref))
  }
  const columnsOf = (n: number, ref: NodeRef, exact: string | undefined) => {
    if (exact === undefined) return rowsOf(columns, n)
    const column = registry.find(columnId(ref.namespace, ref.name, exact))
    return column === undefined ? [] : rowsOf(one, n, column)
  }

  /** A column has the tags of all columns with its name in the identity group of its dataset. */
  const sameColumns = (n: number, name: string, members: readonly number[]): readonly number[] =>
    members.length === 1 ? [n] : columnsNamed(name, members, graph, refs)

  return (request, poll) => {
    const { column, after, limit, filters } = request
    // Filters of names apply to the column, filters of namespaces to its dataset.
    const { in: namespaces, ...own } = filters
    const columnTest = compileFilters(own, labels, poll)
    const datasetTest = compileFilters(namespaces === undefined ? {} : { in: namespaces }, labels, poll)
    const fitsName =
      column === undefined
        ? () => true
        : column.glob
          ? compileGlob(column.text)
          : (name: string) => name === column.text
    const exact = column !== undefined && !column.glob ? column.text : undefined

    const nodes: NodeRef[] = []
    for (const { n, ref } of sources(request, poll)) {
      poll()
      const members = groups.membersOf(n)
      const names = members.map((member) => refs.dataset(member)).filter((member) => member !== undefined)
      if (!datasetTest.byName(names)) continue
      const dataset = { id: ref.id, namespace: ref.namespace, name: ref.name }
      const found = columnsOf(n, ref, exact)
        .map(([number, name]) => ({ number: number as number, name: name as string }))
        .filter(({ number, name }) => {
          if (name === WHOLE && exact !== WHOLE) return false
          const own = [{ namespace: ref.namespace, name }]
          if (!fitsName(name) || !columnTest.byName(own)) return false
          const tagged = filters.tagged === undefined ? [] : sameColumns(number, name, members)
          return columnTest.byLabel({ names: own, tagged, owned: members })
        })
        .sort((a, b) => compareText(a.name, b.name))
      for (const { number, name } of found) {
        if (after?.dataset?.id === ref.id && compareText(name, after.name) <= 0) continue
        if (nodes.length >= limit) return { nodes, last: false }
        const id: Id = registry.id(number)
        nodes.push({ kind: 'column', id, namespace: ref.namespace, name, dataset })
      }
    }
    return { nodes, last: true }
  }
}
