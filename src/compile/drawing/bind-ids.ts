import type { FoundKind } from '../../query/graph/found.ts'
import type { CombineNode, PlanNode, SelectFilters, Selection, WalkNode } from '../../query/plan.ts'
import type { SelectRequest } from '../../query/read-requests.ts'
import { compileSelect } from '../compile-select.ts'
import { where } from '../cypher-statement.ts'
import { globRegex } from '../glob-regex.ts'
import { PLACEHOLDER_IDS } from './placeholder-ids.ts'
import { indented, type Bindings } from './bindings.ts'
import type { IdLists } from './id-lists.ts'
import { directedWalks } from './directed-walks.ts'

/** A select request for all rows instead of a page. */
type UnpagedRequest = Omit<SelectRequest, 'after' | 'limit'>

/**
 * Binds the ids of a plan's members to variables whose names begin with `as`. Only for plans that `refusalOf` accepts as
 * a set.
 * @example
 * WITH *, COLLECT {
 *   CALL (likeStart) { … the statement of compileSelect … }
 *   WITH id, name, names
 *   WHERE any(one IN names WHERE one[1] =~ likeAll0)
 *   RETURN id
 * } AS starts
 * @throws Error for other plans
 */
export function bindIds(node: PlanNode, as: string, bindings: Bindings): IdLists {
  switch (node.kind) {
    case 'select':
      return bindSelection(node.selection, as, bindings)
    case 'orderBy':
      return bindIds(node.input, as, bindings)
    case 'walk':
      return new Map([['dataset', bindWalk(node, as, bindings)]])
    case 'combine':
      return bindCombination(node, as, bindings)
    default:
      throw new Error(`cannot bind as a set: ${node.kind}`)
  }
}

function bindSelection(selection: Selection, as: string, bindings: Bindings): IdLists {
  switch (selection.kind) {
    case 'ids':
      return new Map([[selection.of, bindings.value(as, selection.ids)]])
    case 'datasets':
    case 'jobs': {
      const of = selection.kind === 'datasets' ? 'dataset' : 'job'
      const request = { kind: 'select', of, filters: selection.filters } as const
      return new Map([[of, bindMatching(request, as, {}, bindings)]])
    }
    case 'columns': {
      const { filters, name: column, of } = selection
      const datasets = of === undefined ? undefined : bindIds(of, 'datasets', bindings).get('dataset')
      const request: UnpagedRequest = {
        kind: 'select',
        of: 'column',
        filters,
        ...(column === undefined ? {} : { column }),
        ...(datasets === undefined ? {} : { datasets: PLACEHOLDER_IDS }),
      }
      return new Map([
        ['column', bindMatching(request, as, datasets === undefined ? {} : { datasets }, bindings)],
      ])
    }
    case 'list':
      return joined(
        selection.items.map((item) => bindIds(item, as, bindings)),
        as,
        bindings,
      )
    case 'runs':
      throw new Error('cannot bind as a set: runs')
  }
}

/** Binds all rows of a `compileSelect` statement that also match the whole globs, which Tributary would otherwise test. */
function bindMatching(
  request: UnpagedRequest,
  as: string,
  known: Readonly<Record<string, string>>,
  bindings: Bindings,
): string {
  const { text, params } = compileSelect({ ...request, limit: 1 })
  // The set needs all rows, and LIMIT accepts no variable.
  const unlimited = text.replace(' LIMIT $limit', '')
  const values = Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'limit'))
  const globs = globTests(request)
  const variables = Object.keys(values).map((name) => known[name] ?? bindings.value(name, values[name]))
  return bindings.set(as, [
    'COLLECT {',
    ...indented([
      // A subquery inside an expression sees only the variables that CALL names.
      `CALL (${variables.join(', ')}) {`,
      ...indented(bindings.place([unlimited], values, known)),
      '}',
      ...(globs.length === 0 ? [] : ['WITH id, name, names']),
      ...bindings.place(
        [where(globs.map(({ holds }) => holds))],
        Object.assign({}, ...globs.map(({ params }) => params)) as Record<string, string>,
      ),
      'RETURN id',
    ]),
    '}',
  ])
}

interface GlobTest {
  readonly holds: string
  readonly params: Readonly<Record<string, string>>
}

/** A dataset matches if one name of its identity group does; a column is tested by its own name. */
function globTests({ of, filters, column }: UnpagedRequest): readonly GlobTest[] {
  const { like = [], in: namespaces = [] }: SelectFilters = filters
  return [
    ...like.map((glob, i) => ({
      holds: of === 'column' ? `name =~ $likeAll${i}` : `any(one IN names WHERE one[1] =~ $likeAll${i})`,
      params: { [`likeAll${i}`]: globRegex(glob) },
    })),
    ...namespaces.map((glob, i) => ({
      holds: `any(one IN names WHERE one[0] =~ $inAll${i})`,
      params: { [`inAll${i}`]: globRegex(glob) },
    })),
    ...(column?.glob === true
      ? [{ holds: 'name =~ $columnAll', params: { columnAll: globRegex(column.text) } }]
      : []),
  ]
}

/** Binds the nodes of a walk at or beyond its minimum distance, and the starts with `including start`. */
function bindWalk(walk: WalkNode, as: string, bindings: Bindings): string {
  const { starts, walks } = directedWalks(walk, bindIds, bindings)
  const each = walks.map(({ reach }) => [
    ...reach,
    ...bindings.place(['WHERE distance >= $minDepth', 'RETURN n.id AS id'], { minDepth: walk.depth.min }),
  ])
  const found = [
    'COLLECT {',
    ...indented(each.flatMap((lines, i) => (i === 0 ? lines : ['UNION', ...lines]))),
    '}',
  ]
  if (!walk.includingStart) return bindings.set(as, found)
  return bindings.set(as, [`${starts} +`, ...found])
}

function bindCombination({ op, left, right }: CombineNode, as: string, bindings: Bindings): IdLists {
  const a = bindIds(left, 'left', bindings)
  const b = bindIds(right, 'right', bindings)
  if (op === 'union') return joined([a, b], as, bindings)
  const result = new Map<FoundKind, string>()
  for (const [kind, ids] of a) {
    const others = b.get(kind)
    if (others !== undefined)
      result.set(
        kind,
        bindings.set(as, [`[id IN ${ids} WHERE ${op === 'except' ? 'NOT ' : ''}id IN ${others}]`]),
      )
    else if (op === 'except') result.set(kind, ids)
  }
  return result
}

/** Concatenates the lists of each kind. */
function joined(lists: readonly IdLists[], as: string, bindings: Bindings): IdLists {
  const byKind = new Map<FoundKind, readonly string[]>()
  for (const list of lists)
    for (const [kind, ids] of list) byKind.set(kind, [...(byKind.get(kind) ?? []), ids])
  return new Map(
    [...byKind].map(([kind, names]) => [
      kind,
      names.length === 1 ? names[0]! : bindings.set(as, [names.join(' + ')]),
    ]),
  )
}
