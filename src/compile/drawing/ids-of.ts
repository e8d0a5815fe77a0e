import type { FoundKind } from '../../query/graph/found.ts'
import type { CombineNode, PlanNode, SelectFilters, Selection, WalkNode } from '../../query/plan.ts'
import type { SelectRequest } from '../../query/read-requests.ts'
import { compileSelect } from '../compile-select.ts'
import { where } from '../cypher-statement.ts'
import { globRegex } from '../glob-regex.ts'
import { LATER } from '../listing.ts'
import { indented, type Bindings } from './bindings.ts'
import type { IdLists } from './id-lists.ts'
import { waysOf, type Way } from './ways-of.ts'

/** No page of it. */
type Whole = Omit<SelectRequest, 'after' | 'limit'>

/**
 * Binds the ids of a plan's members, under a name like `as`. Only for what `whyRefused` lets pass as a set.
 * @throws Error for other plans
 */
export function idsOf(node: PlanNode, as: string, bindings: Bindings): IdLists {
  switch (node.kind) {
    case 'select':
      return idsOfSelection(node.selection, as, bindings)
    case 'orderBy':
      return idsOf(node.input, as, bindings)
    case 'walk':
      return new Map([['dataset', membersOfWalk(node, as, bindings)]])
    case 'combine':
      return combined(node, as, bindings)
    default:
      throw new Error(`no set that a statement finds: ${node.kind}`)
  }
}

function idsOfSelection(selection: Selection, as: string, bindings: Bindings): IdLists {
  switch (selection.kind) {
    case 'ids':
      return new Map([[selection.of, bindings.value(as, selection.ids)]])
    case 'datasets':
    case 'jobs': {
      const of = selection.kind === 'datasets' ? 'dataset' : 'job'
      const request = { kind: 'select', of, filters: selection.filters } as const
      return new Map([[of, fitting(request, as, {}, bindings)]])
    }
    case 'columns': {
      const { filters, name: column, of } = selection
      const datasets = of === undefined ? undefined : idsOf(of, 'datasets', bindings).get('dataset')
      const request: Whole = {
        kind: 'select',
        of: 'column',
        filters,
        ...(column === undefined ? {} : { column }),
        ...(datasets === undefined ? {} : { datasets: LATER }),
      }
      return new Map([['column', fitting(request, as, datasets === undefined ? {} : { datasets }, bindings)]])
    }
    case 'list':
      return joined(
        selection.items.map((item) => idsOf(item, as, bindings)),
        as,
        bindings,
      )
    case 'runs':
      throw new Error('no set that a statement finds: runs')
  }
}

/** Those that the page's statement gives, judged by the whole globs as Tributary judges them. */
function fitting(
  request: Whole,
  as: string,
  known: Readonly<Record<string, string>>,
  bindings: Bindings,
): string {
  const { text, params } = compileSelect({ ...request, limit: 1 })
  // All are wanted, and a limit takes no variable.
  const whole = text.replace(' LIMIT $limit', '')
  const values = Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'limit'))
  const globs = globTests(request)
  const variables = Object.keys(values).map((name) => known[name] ?? bindings.value(name, values[name]))
  return bindings.set(as, [
    'COLLECT {',
    ...indented([
      // Inside an expression only what is named is seen.
      `CALL (${variables.join(', ')}) {`,
      ...indented(bindings.place([whole], values, known)),
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

/** A filter fits if one name of a group fits it; of a column its own. */
function globTests({ of, filters, column }: Whole): readonly GlobTest[] {
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

/** The members have at least the walk's least distance; starts none, but where they are to count. */
function membersOfWalk(walk: WalkNode, as: string, bindings: Bindings): string {
  const { starts, ways } = waysOf(walk, idsOf, bindings)
  const each = ways.map(({ reach }: Way) => [
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

function combined({ op, left, right }: CombineNode, as: string, bindings: Bindings): IdLists {
  const a = idsOf(left, 'left', bindings)
  const b = idsOf(right, 'right', bindings)
  if (op === 'union') return joined([a, b], as, bindings)
  const kept = new Map<FoundKind, string>()
  for (const [kind, ids] of a) {
    const others = b.get(kind)
    if (others !== undefined)
      kept.set(
        kind,
        bindings.set(as, [`[id IN ${ids} WHERE ${op === 'except' ? 'NOT ' : ''}id IN ${others}]`]),
      )
    else if (op === 'except') kept.set(kind, ids)
  }
  return kept
}

/** Lists of one kind after one another. */
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
