import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { displayWidth } from './display-width.ts'
import { edgeRemarks, jobNames } from './edge-label.ts'
import { isDoer, isWork, nodeLabel } from './node-label.ts'
import type { Palette } from './palette.ts'
import { printableName } from './printable.ts'

/** A stretch of a line with how it is painted, so that widths are measured on what is seen. */
export interface Piece {
  readonly text: string
  readonly paint?: (text: string) => string
}

export const joined = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, paint }) => (paint === undefined || text === '' ? text : paint(text))).join('')

/** What a node is called in one drawing. One namespace for all is said once, on top; of several each node says its own. */
export interface Naming {
  readonly header: readonly string[]
  readonly name: (node: NodeJson) => readonly Piece[]
}

export function namingOf(graph: GraphJson, palette: Palette): Naming {
  const data = graph.nodes.filter((node) => !isDoer(node))
  const judged = data.length === 0 ? graph.nodes : data
  const spaces = new Set(judged.map(spaceOf))
  const [only] = spaces
  const single = spaces.size === 1 && only !== undefined && graph.nodes.length > 1
  const isNamed = (node: NodeJson): boolean => single || (isDoer(node) && data.length > 0)
  return {
    header: single ? [palette.faint(`in ${printableName(only)}`)] : [],
    name(node) {
      const label = nodeLabel(node)
      const styled: Piece = isDoer(node)
        ? { text: `[${label}]`, paint: palette.start }
        : node.start === true
          ? { text: label, paint: palette.strong }
          : { text: label }
      return isNamed(node)
        ? [styled]
        : [styled, { text: ` (${printableName(spaceOf(node))})`, paint: palette.faint }]
    },
  }
}

const spaceOf = (node: NodeJson): string => node.dataset?.namespace ?? node.namespace

/** What a reader must know of a node besides its name. */
export function marks(node: NodeJson, palette: Palette): readonly Piece[] {
  return [
    ...(node.start === true ? [{ text: '  start', paint: palette.start }] : []),
    ...standing(node, palette),
    ...(node.change === 'added' ? [{ text: '  added', paint: palette.good }] : []),
    ...(node.change === 'removed' ? [{ text: '  removed', paint: palette.bad }] : []),
    ...(node.cycle === undefined ? [] : [{ text: `  cycle ${node.cycle}`, paint: palette.warn }]),
    ...(node.opaque === true ? [{ text: '  opaque: columns unknown beyond', paint: palette.warn }] : []),
    ...(node.more === true ? [{ text: '  more beyond this depth', paint: palette.warn }] : []),
  ]
}

/** Of a run or operation that did not succeed, or not yet. */
function standing(node: NodeJson, palette: Palette): readonly Piece[] {
  const { status } = node
  if (!isWork(node) || typeof status !== 'string' || status === 'succeeded') return []
  return [{ text: `  ${status}`, paint: status === 'running' ? palette.warn : palette.bad }]
}

/** What the edge that leads to a node says: by which jobs, and how sure it is. */
function edgeText(edge: EdgeJson, near: NodeJson, to: NodeJson, room: number): string {
  // Where jobs, runs or operations are nodes of their own, the job on the edge would be said twice.
  const shown = isDoer(to) || isDoer(near)
  const by = (max: number): string => (shown || edge.jobs.length === 0 ? '' : `by ${jobNames(edge, max)}`)
  const remarks = edgeRemarks(edge).filter((remark) => remark !== to.change)
  const remark = remarks.length === 0 ? '' : `(${remarks.join(', ')})`
  const text = (jobs: string): string => [jobs, remark].filter((part) => part !== '').join(' ')
  const jobRoom = room - (remark === '' ? 0 : displayWidth(remark) + 1)
  const shortened = jobRoom < LEAST_JOB ? '' : `${by(1).slice(0, jobRoom - 1)}…`
  return (
    [text(by(2)), text(by(1)), text(shortened), remark].find((option) => displayWidth(option) <= room) ?? ''
  )
}

/** A job's name cut shorter than this says nothing. */
const LEAST_JOB = 12

/** A line of a drawing: the node, what its edge says as far as there is room, and what else is to know of the node. */
export function treeLine(
  before: readonly Piece[],
  edge: EdgeJson,
  near: NodeJson,
  to: NodeJson,
  {
    palette,
    width,
    after: end = [],
  }: { readonly palette: Palette; readonly width: number; readonly after?: readonly Piece[] },
): string {
  const after = [...marks(to, palette), ...end]
  const taken = [...before, ...after].reduce((sum, { text }) => sum + displayWidth(text), 2)
  const text = edgeText(edge, near, to, width - taken)
  const label = text === '' ? [] : [{ text: `  ${text}`, paint: palette.faint }]
  return joined([...before, ...label, ...after])
}
