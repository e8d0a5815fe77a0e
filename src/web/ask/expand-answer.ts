import type { EdgeJson, GraphJson, NodeJson, WindowJson } from '../../render/answer-json.ts'
import type { Step } from './ask-url.ts'

/** Levels of a walk, finest first. A node of that kind shows that the walk used the level. */
const LEVELS = ['operation', 'run', 'job', 'column', 'dataset'] as const

/** Adds a step unless it is present. */
export const withStep = (steps: readonly Step[], { way, id }: Step): readonly Step[] =>
  steps.some((step) => step.way === way && step.id === id) ? steps : [...steps, { way, id }]

/** The query for one more lineage step from a node, with the level and time window of the answer. */
export function stepQuery({ way, id }: Step, { nodes, window }: Pick<GraphJson, 'nodes' | 'window'>): string {
  const kinds = new Set(nodes.map(({ kind }) => kind))
  const level = LEVELS.find((kind) => kinds.has(kind)) ?? 'dataset'
  const walk = way === 'up' ? 'upstream' : 'downstream'
  return [`${walk} of id ${id} at ${level} depth 1`, ...clausesOf(window)].join(' ')
}

function clausesOf(window: WindowJson | undefined): readonly string[] {
  if (window === undefined) return []
  const { since, until, asOf } = window
  return [
    ...(since === undefined ? [] : [`since ${since}`]),
    // `as of` already bounds the window at its end.
    ...(until === undefined || asOf !== undefined ? [] : [`until ${until}`]),
    ...(asOf === undefined ? [] : [`as of ${asOf}`]),
  ]
}

/**
 * Adds the result of an expansion to an answer. Existing nodes stay. New nodes are one step further away than the expanded node and
 * have `opened: true`, because they are not members of the answer. If the result is complete, the expanded node loses its `more`
 * mark.
 */
export function expandAnswer(answer: GraphJson, { id }: Step, found: GraphJson): GraphJson {
  const from = answer.nodes.find((node) => node.id === id)
  // The answer no longer contains the node, so nothing connects to the result.
  if (from === undefined) return answer
  const shown = new Set(answer.nodes.map((node) => node.id))
  const fresh = found.nodes.filter((node) => !shown.has(node.id)).map((node) => openedNode(node, from))
  const nodes = answer.nodes.map((node) =>
    node.id === id && found.complete ? without(node, ['more']) : node,
  )
  return {
    ...answer,
    complete: answer.complete && found.complete,
    cuts: [
      ...answer.cuts,
      ...found.cuts.filter((cut) => !answer.cuts.some((c) => c.message === cut.message)),
    ],
    nodes: [...nodes, ...fresh],
    edges: joinEdges(answer.edges, found.edges),
  }
}

function openedNode(node: NodeJson, from: NodeJson): NodeJson {
  const { distance } = node
  const isFar = from.distance !== undefined || distance !== undefined
  return {
    ...without(node, ['start', 'member', 'distance']),
    ...(isFar ? { distance: (from.distance ?? 0) + (distance ?? 1) } : {}),
    opened: true,
  }
}

const without = (node: NodeJson, fields: readonly string[]): NodeJson =>
  Object.fromEntries(Object.entries(node).filter(([field]) => !fields.includes(field))) as unknown as NodeJson

/** Merges two lists of edges. Edges in both combine their jobs, basis and times. */
function joinEdges(old: readonly EdgeJson[], found: readonly EdgeJson[]): readonly EdgeJson[] {
  const keyOf = ({ from, to, hidden }: EdgeJson): string =>
    `${from} ${to} ${hidden === undefined ? '' : 'past'}`
  const more = new Map(found.map((edge) => [keyOf(edge), edge]))
  // Only edges that start at one of these nodes can be in both.
  const ends = new Set(found.map(({ from }) => from))
  const joined = old.map((edge) => {
    if (!ends.has(edge.from)) return edge
    const key = keyOf(edge)
    const again = more.get(key)
    if (again === undefined) return edge
    more.delete(key)
    return joinedEdge(edge, again)
  })
  return [...joined, ...more.values()]
}

function joinedEdge(a: EdgeJson, b: EdgeJson): EdgeJson {
  const { from, to, hidden, transformations, change } = a
  const known = new Set(a.jobs.map(({ id }) => id))
  const firstAt = least(a.firstAt, b.firstAt)
  // An edge without an end is still in force.
  const lastAt = a.lastAt === undefined || b.lastAt === undefined ? undefined : greatest(a.lastAt, b.lastAt)
  return {
    from,
    to,
    jobs: [...a.jobs, ...b.jobs.filter(({ id }) => !known.has(id))],
    basis: [...new Set([...a.basis, ...b.basis])],
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(lastAt === undefined ? {} : { lastAt }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(transformations === undefined ? {} : { transformations }),
    ...(change === undefined ? {} : { change }),
  }
}

// UTC times with milliseconds compare as text.
const least = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || b === undefined ? (a ?? b) : a < b ? a : b
const greatest = (a: string, b: string): string => (a > b ? a : b)
