import type { SceneCard, SceneGroup, SceneNode } from './scene.ts'

const many = (n: number, one: string, several = `${one}s`): string => `${n} ${n === 1 ? one : several}`

/** A node in words, for whoever does not see it: what it is, what marks it has, how many edges lead to and from it. */
export function nodeWords(node: SceneNode, arriving: number, leaving: number): string {
  const edges = `${many(arriving, 'edge')} in, ${leaving} out`
  return node.kind === 'group'
    ? [...groupWords(node), edges].join(', ')
    : [...cardWords(node), edges].join(', ')
}

function cardWords({ node, title, marks, facts, columns, pinned }: SceneCard): string[] {
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
    ...(marks.opaque ? ['columns unknown beyond'] : []),
    ...(marks.more ? ['more beyond'] : []),
    ...(marks.deleted ? ['deleted'] : []),
    ...(pinned === undefined ? [] : ['pinned']),
    ...(columns.known === 0 ? [] : [many(columns.known, 'column')]),
  ]
}

function groupWords({ by, title, count, marked, inner }: SceneGroup): string[] {
  return [
    `group of ${many(count, 'node')} by ${by}: ${title}`,
    ...markedWords(marked),
    ...(inner === 0 ? [] : [`${many(inner, 'edge')} inside`]),
  ]
}

const MARKS = {
  start: 'start',
  more: 'with more beyond',
  opaque: 'with unknown columns',
  cycle: 'on a cycle',
  added: 'added',
  removed: 'removed',
  opened: 'opened by hand',
} as const

/** How many members of a group have which mark. */
export const markedWords = (marked: SceneGroup['marked']): readonly string[] =>
  (Object.keys(MARKS) as (keyof typeof MARKS)[]).flatMap((mark) =>
    marked[mark] === undefined ? [] : [`${marked[mark]} ${MARKS[mark]}`],
  )

/** The letters that stand for a person or team: of two words, or the first two. */
export function initials(owner: string): string {
  const words = owner.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
  const letters =
    words.length > 1
      ? words.slice(0, 2).map((word) => Array.from(word)[0]!)
      : Array.from(words[0] ?? owner).slice(0, 2)
  return letters.join('').toUpperCase()
}
