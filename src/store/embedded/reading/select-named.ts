import { LAST_CHARACTER } from '../../../lib/last-character.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import { compareRefs } from '../../../query/default-order.ts'
import type { SelectFilters } from '../../../query/plan.ts'
import type { ReadAnswers, SelectRequest } from '../../../query/read-requests.ts'
import { globLiteral } from '../../../query/text-match.ts'
import { BY_FINISH, edgeCode } from '../edge-kind.ts'
import type { Graph } from '../graph.ts'
import { reverseName } from '../name-keys.ts'
import { prepareRows, rowsOf } from '../row-table.ts'
import type { Groups } from './groups.ts'
import type { Labels } from './labels.ts'
import type { Refs } from './refs.ts'
import { compileFilters, globPrefix, type Named } from './select-filter.ts'

/** Rows read per query. */
const STEP = 1000

export interface Selected {
  readonly n: number
  readonly ref: NodeRef
}

export interface NamedSelector {
  /** One page of datasets or jobs. */
  readonly page: (request: SelectRequest, poll: () => void) => ReadAnswers['select']
  /** All items that match, in order, beginning with the first that does not sort before `from`. */
  scan(filters: SelectFilters, from: Named | undefined, poll: () => void): Iterable<Selected>
}

/**
 * Opens the selection of datasets or jobs, without deleted ones. It uses the narrowest index for the filters, else it scans in order
 * of names.
 */
export function openNamedSelector(
  of: 'dataset' | 'job',
  { db, registry }: Graph,
  groups: Groups,
  labels: Labels,
  refs: Refs,
  isDeleted: (n: number) => boolean,
): NamedSelector {
  const aliasOf = edgeCode('ALIAS_OF', 'Dataset', 'Dataset')
  // Of datasets, only canonical ones, and whether they have aliases. Jobs have no groups.
  const canonical = `NOT EXISTS (SELECT 1 FROM edge e WHERE e.start = t.n AND e.kind = ${aliasOf})`
  const grouped = `EXISTS (SELECT 1 FROM edge e WHERE e.finish = t.n AND e.kind = ${aliasOf} AND e.${BY_FINISH})`
  const [condition, others] = of === 'dataset' ? [canonical, grouped] : ['TRUE', 'FALSE']
  const inOrder = (after: '>' | '>='): string =>
    `SELECT t.n, t.namespace, t.name, ${others} FROM ${of} t
      WHERE (t.namespace, t.name) ${after} (?, ?) AND t.deleted_at IS NULL AND ${condition} ORDER BY t.namespace, t.name LIMIT ${STEP}`
  const first = prepareRows(db, inOrder('>='))
  const next = prepareRows(db, inOrder('>'))
  const byNamespace = prepareRows(db, `SELECT n FROM ${of} WHERE namespace >= ?1 AND namespace <= ?1 || ?2`)
  const byName = prepareRows(db, `SELECT n FROM ${of} WHERE reversed = ?`)
  const canonicalOf = of === 'dataset' ? groups.canonicalOf : (n: number) => n
  const membersOf = of === 'dataset' ? groups.membersOf : (n: number) => [n]
  const numbers = (rows: readonly (readonly unknown[])[]): number[] => rows.map(([n]) => n as number)

  const narrowed = (filters: SelectFilters): readonly number[] | undefined => {
    const [tag] = filters.tagged ?? []
    if (tag !== undefined) return labels.tagged(of, tag.tag, tag.value)
    const [owner] = filters.ownedBy ?? []
    if (owner !== undefined) return labels.owned(of, owner)
    for (const glob of filters.like ?? []) {
      const name = globLiteral(glob)
      if (name !== undefined) return numbers(rowsOf(byName, reverseName(name)))
    }
    const prefix = (filters.in ?? []).map(globPrefix).find((text) => text !== '')
    return prefix === undefined ? undefined : numbers(rowsOf(byNamespace, prefix, LAST_CHARACTER))
  }

  function* inNameOrder(from: Named | undefined) {
    let rows = rowsOf(first, from?.namespace ?? '', from?.name ?? '')
    while (rows.length > 0) {
      for (const [n, namespace, name, hasOthers] of rows)
        yield {
          n: n as number,
          named: { namespace: namespace as string, name: name as string },
          isGroup: hasOthers === 1,
        }
      const last = rows.at(-1)!
      rows = rows.length < STEP ? [] : rowsOf(next, last[1]!, last[2]!)
    }
  }

  function* scan(filters: SelectFilters, from: Named | undefined, poll: () => void) {
    const test = compileFilters(filters, labels, poll)
    const fits = (n: number): boolean => {
      poll()
      const members = membersOf(n)
      const names = members.map((member) => refs[of](member)).filter((ref) => ref !== undefined)
      return test.byName(names) && test.byLabel({ names, tagged: members, owned: members })
    }
    const some = narrowed(filters)
    if (some !== undefined) {
      const found = [...new Set(some.map(canonicalOf))]
        .filter((n) => !isDeleted(n) && fits(n))
        .map((n) => ({ n, ref: refs[of](n)! }))
      yield* found
        .filter(({ ref }) => from === undefined || compareRefs(ref, { ...ref, ...from }) >= 0)
        .sort((a, b) => compareRefs(a.ref, b.ref))
      return
    }
    for (const { n, named, isGroup } of inNameOrder(from)) {
      poll()
      // Most items have no aliases, so the name is that of the row. Filters by label have already narrowed the search.
      if (isGroup ? fits(n) : test.byName([named]))
        yield { n, ref: { kind: of, id: registry.id(n), ...named } }
    }
  }
  return {
    scan,
    page({ filters, after, limit }, poll) {
      const nodes: NodeRef[] = []
      for (const { ref } of scan(filters, after, poll)) {
        if (after !== undefined && ref.id === after.id) continue
        if (nodes.length >= limit) return { nodes, last: false }
        nodes.push(ref)
      }
      return { nodes, last: true }
    },
  }
}
