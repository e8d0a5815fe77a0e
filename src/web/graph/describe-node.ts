import type { SceneCard, SceneGroup, SceneNode } from './scene.ts'

const counted = (n: number, one: string, several = `${one}s`): string => `${n} ${n === 1 ? one : several}`

/** The accessible name of a node: what it is, its marks, and its numbers of edges. */
export function describeNode(node: SceneNode, arriving: number, leaving: number): string {
  const edges = `${counted(arriving, 'edge')} in, ${leaving} out`
  return node.kind === 'group'
    ? [...describeGroup(node), edges].join(', ')
    : [...describeCard(node), edges].join(', ')
}

function describeCard({ node, title, marks, facts, columns, pinned }: SceneCard): string[] {
  return [
    `${node.kind} ${title} in ${node.namespace}`,
    ...(marks.start ? ['start'] : []),
    ...(marks.opened ? ['opened by hand'] : []),
    ...(marks.change === undefined ? [] : [marks.change]),
    ...(facts.type === undefined ? [] : [facts.type]),
    ...(facts.owners.length === 0 ? [] : [`owned by ${facts.owners.join(', ')}`]),
    ...(facts.tags.length === 0 ? [] : [`tagged ${facts.tags.join(', ')}`]),
    ...(facts.freshness === undefined
      ? []
      : [`last seen ${facts.freshness.text === 'now' ? 'now' : `${facts.freshness.text} ago`}`]),
    ...(facts.status === undefined ? [] : [`status ${facts.status.text}`]),
    ...(marks.cycle === undefined ? [] : [`on cycle ${marks.cycle}`]),
    ...(marks.opaque ? ['column lineage unknown beyond'] : []),
    ...(marks.more ? ['leads further'] : []),
    ...(marks.deleted ? ['deleted'] : []),
    ...(pinned === undefined ? [] : ['pinned']),
    ...(columns.known === 0 ? [] : [counted(columns.known, 'column')]),
  ]
}

function describeGroup({ by, title, count, marked, inner }: SceneGroup): string[] {
  return [
    `group of ${counted(count, 'node')} by ${by}: ${title}`,
    ...describeMarks(marked),
    ...(inner === 0 ? [] : [`${counted(inner, 'edge')} inside`]),
  ]
}

const MARKS = {
  start: 'start',
  more: 'leading further',
  opaque: 'with unknown column lineage',
  cycle: 'on a cycle',
  added: 'added',
  removed: 'removed',
  opened: 'opened by hand',
} as const

/** How many members of a group have each mark. */
export const describeMarks = (marked: SceneGroup['marked']): readonly string[] =>
  (Object.keys(MARKS) as (keyof typeof MARKS)[]).flatMap((mark) =>
    marked[mark] === undefined ? [] : [`${marked[mark]} ${MARKS[mark]}`],
  )

/** The initials of a person or team: of two words, or the first two letters. */
export function initials(owner: string): string {
  const words = owner.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const letters =
    words.length > 1
      ? words.slice(0, 2).map((word) => Array.from(word)[0]!)
      : Array.from(words[0] ?? owner).slice(0, 2)
  return letters.join('').toUpperCase()
}
