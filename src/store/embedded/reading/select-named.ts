import { compareRefs } from '../../../query/default-order.ts'
import type { NodeRef } from '../../../domain/lineage-graph.ts'
import type { SelectFilters } from '../../../query/plan.ts'
import type { ReadAnswers, SelectRequest } from '../../../query/read-requests.ts'
import { globLiteral } from '../../../query/text-match.ts'
import type { Graph } from '../graph.ts'
import { reverseName } from '../name-keys.ts'
import { prepareRows, rowsOf } from '../row-table.ts'
import type { Groups } from './groups.ts'
import type { Labels } from './labels.ts'
import type { Refs } from './refs.ts'
import { compileFilters, globPrefix, type Named } from './select-filter.ts'

/** Greater than any text that begins with the prefix: no character comes after this one. */
const END = '\u{10ffff}'

export interface NamedSelector {
  /** One page of datasets or jobs, as the request says. */
  page(request: SelectRequest, poll: () => void): ReadAnswers['select']
  /** Everything that fits, in order, from the first that does not come before `from`. */
  scan(
    filters: SelectFilters,
    from: Named | undefined,
    poll: () => void,
  ): Iterable<{ n: number; ref: NodeRef }>
}

/** Opens the selection of datasets or of jobs: by the narrowest index that the filters allow, else in order of names. */
export function openNamedSelector(
  of: 'dataset' | 'job',
  { db }: Graph,
  groups: Groups,
  labels: Labels,
  refs: Refs,
): NamedSelector {
  const inOrder = `FROM ${of} WHERE (namespace, name) >= (?, ?) ORDER BY namespace, name`
  const scanning = prepareRows(db, `SELECT n ${inOrder}`)
  const byNamespace = prepareRows(db, `SELECT n FROM ${of} WHERE namespace >= ?1 AND namespace <= ?1 || ?2`)
  const byName = prepareRows(db, `SELECT n FROM ${of} WHERE reversed = ?`)
  const canonicalOf = of === 'dataset' ? groups.canonicalOf : (n: number) => n
  const membersOf = of === 'dataset' ? groups.membersOf : (n: number) => [n]

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
    return prefix === undefined ? undefined : numbers(rowsOf(byNamespace, prefix, END))
  }
  const numbers = (rows: readonly (readonly unknown[])[]): number[] => rows.map(([n]) => n as number)

  function* scan(filters: SelectFilters, from: Named | undefined, poll: () => void) {
    const test = compileFilters(filters, labels)
    const fits = (n: number): boolean => {
      poll()
      const members = membersOf(n)
      const names = members.map((member) => refs[of](member)).filter((ref) => ref !== undefined)
      return test.byName(names) && test.byLabel({ names, tagged: members, owned: members })
    }
    const some = narrowed(filters)
    if (some !== undefined) {
      const found = [...new Set(some.map(canonicalOf))].filter(fits).map((n) => ({ n, ref: refs[of](n)! }))
      yield* found
        .filter(({ ref }) => from === undefined || compareRefs(ref, { ...ref, ...from }) >= 0)
        .sort((a, b) => compareRefs(a.ref, b.ref))
      return
    }
    for (const row of scanning.iterate(from?.namespace ?? '', from?.name ?? '')) {
      const n = (row as unknown as [number])[0]
      if (canonicalOf(n) === n && fits(n)) yield { n, ref: refs[of](n)! }
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
