import { toIso } from '../domain/time.ts'
import { assertNever } from '../lib/assert-never.ts'
import type {
  PathsNode,
  Plan,
  PlanNode,
  SelectFilters,
  Selection,
  Via,
  WalkNode,
  Window,
} from '../query/plan.ts'
import type { Outline } from '../render/outline.ts'
import { predicateText } from './predicate-text.ts'

type NameOf = (id: string) => string

/** A resolved plan as a tree of readable lines, the last operator on top. `nameOf` maps ids to names. */
export function outlinePlan(plan: Plan, nameOf: NameOf): Outline {
  return outline(plan.root, nameOf)
}

const line = (text: string, ...parts: readonly Outline[]): Outline => ({ text, parts })

function outline(node: PlanNode, nameOf: NameOf): Outline {
  switch (node.kind) {
    case 'select':
      return outlineSelection(node.selection, nameOf)
    case 'walk':
      return outlineWalk(node, nameOf)
    case 'paths':
      return outlinePaths(node, nameOf)
    case 'cycles':
      return line('cycles', ...(node.in === undefined ? [] : [line('in', outline(node.in, nameOf))]))
    case 'ends':
      return line(node.which, line('of', outline(node.of, nameOf)))
    case 'combine':
      return line(node.op, outline(node.left, nameOf), outline(node.right, nameOf))
    case 'changes':
      return line(
        'changes',
        line('before', outline(node.before, nameOf)),
        line('after', outline(node.after, nameOf)),
      )
    case 'where':
      return line(`where ${predicateText(node.predicate)}`, outline(node.input, nameOf))
    case 'orderBy': {
      const keys = node.keys.map(({ field, descending }) => (descending ? `${field} desc` : field))
      return line(`order by ${keys.join(', ')}`, outline(node.input, nameOf))
    }
    case 'limit':
      return line(`limit ${node.count}`, outline(node.input, nameOf))
    case 'count':
      return line(
        node.by.length === 0 ? 'count' : `count by ${node.by.join(', ')}`,
        outline(node.input, nameOf),
      )
    case 'show':
      return line(`show ${node.fields.join(', ')}`, outline(node.input, nameOf))
    default:
      return assertNever(node)
  }
}

function outlineWalk(walk: WalkNode, nameOf: NameOf): Outline {
  const { min, max } = walk.depth
  const words = [
    `walk ${walk.direction} at ${walk.at}`,
    `depth ${depthText(min, max)}`,
    ...windowWords(walk.window),
    ...viaWords(walk.via),
    ...(walk.includingStart ? ['including start'] : []),
  ]
  return line(words.join(', '), line('from', outline(walk.starts, nameOf)), ...confining(walk, nameOf))
}

function outlinePaths(paths: PathsNode, nameOf: NameOf): Outline {
  const words = [
    `${paths.shortest ? 'shortest path' : 'paths'} at ${paths.at}`,
    `depth ${depthText(1, paths.maxDepth)}`,
    ...windowWords(paths.window),
    ...viaWords(paths.via),
    ...(paths.includingStart ? ['including start'] : []),
  ]
  return line(
    words.join(', '),
    line('from', outline(paths.from, nameOf)),
    line('to', outline(paths.to, nameOf)),
    ...confining(paths, nameOf),
  )
}

function confining(
  walk: Pick<WalkNode, 'within' | 'avoiding' | 'stopAt' | 'skip'>,
  nameOf: NameOf,
): readonly Outline[] {
  const clause = (word: string, nodes: readonly PlanNode[] = []): readonly Outline[] =>
    nodes.map((node) => line(word, outline(node, nameOf)))
  return [
    ...clause('within', walk.within),
    ...clause('avoiding', walk.avoiding),
    ...clause('stop at', walk.stopAt),
    ...clause('skip', walk.skip),
  ]
}

function depthText(min: number, max: number | undefined): string {
  if (min === 1) return max === undefined ? 'all' : String(max)
  return `${min}..${max ?? ''}`
}

function windowWords(window: Window): readonly string[] {
  const words: string[] = []
  if (window.since !== undefined) words.push(`since ${toIso(window.since)}`)
  if (window.until !== undefined) words.push(`until ${toIso(window.until)}`)
  if (window.asOf !== undefined) words.push(`as of ${toIso(window.asOf)}`)
  if (window.wholeDays) words.push('in whole UTC days')
  return words
}

function viaWords(via: Via): readonly string[] {
  const words = [
    ...(via.basis === undefined ? [] : [via.basis]),
    ...(via.transformation ?? []).map((type) => type.toLowerCase()),
    ...(via.masking === undefined ? [] : [via.masking ? 'masked' : 'unmasked']),
  ]
  return words.length === 0 ? [] : [`via ${words.join(', ')}`]
}

function outlineSelection(selection: Selection, nameOf: NameOf): Outline {
  switch (selection.kind) {
    case 'ids':
      return selection.ids.length === 1
        ? line(`${selection.of} ${nameOf(selection.ids[0]!)}`)
        : line(`${selection.ids.length} ${selection.of}s`, ...selection.ids.map((id) => line(nameOf(id))))
    case 'datasets':
    case 'jobs':
      return line([selection.kind, ...filterWords(selection.filters)].join(' '))
    case 'columns': {
      const name = selection.name === undefined ? [] : [`named ${JSON.stringify(selection.name.text)}`]
      const of = selection.of === undefined ? [] : [line('of', outline(selection.of, nameOf))]
      return line(['columns', ...name, ...filterWords(selection.filters)].join(' '), ...of)
    }
    case 'runs': {
      const last = selection.last === undefined ? [] : [`the newest ${selection.last}`]
      const of = selection.of === undefined ? [] : [line('of', outline(selection.of, nameOf))]
      return line(['runs', ...filterWords(selection.filters), ...last].join(' '), ...of)
    }
    case 'list':
      return line('all of', ...selection.items.map((item) => outline(item, nameOf)))
    default:
      return assertNever(selection)
  }
}

function filterWords(filters: SelectFilters): readonly string[] {
  const quoted = (text: string): string => JSON.stringify(text)
  return [
    ...(filters.like ?? []).map((glob) => `like ${quoted(glob)}`),
    ...(filters.matching ?? []).map(
      ({ source, ignoreCase }) => `matching /${source}/${ignoreCase ? 'i' : ''}`,
    ),
    ...(filters.tagged ?? []).map(({ tag, value }) =>
      value === undefined ? `tagged ${quoted(tag)}` : `tagged ${quoted(tag)}=${quoted(value)}`,
    ),
    ...(filters.ownedBy ?? []).map((owner) => `owned by ${quoted(owner)}`),
    ...(filters.in ?? []).map((glob) => `in ${quoted(glob)}`),
  ]
}
