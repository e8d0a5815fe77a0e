import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { displayWidth } from './display-width.ts'
import { edgeRemarks, jobNames } from './edge-label.ts'
import { isActivity, isExecution, nodeLabel } from './node-label.ts'
import type { Palette } from './palette.ts'
import { printableName } from './printable.ts'

/** A part of a line with its style. The style is separate, so that widths are measured on visible text. */
export interface Piece {
  readonly text: string
  readonly paint?: (text: string) => string
}

export const joined = (pieces: readonly Piece[]): string =>
  pieces.map(({ text, paint }) => (paint === undefined || text === '' ? text : paint(text))).join('')

/**
 * The names of nodes in one drawing. A namespace common to all nodes is written once, at the top; otherwise each node
 * has its own.
 */
export interface Naming {
  readonly header: readonly string[]
  readonly name: (node: NodeJson) => readonly Piece[]
}

export function namingOf(graph: GraphJson, palette: Palette): Naming {
  const data = graph.nodes.filter((node) => !isActivity(node))
  const judged = data.length === 0 ? graph.nodes : data
  const spaces = new Set(judged.map(spaceOf))
  const [only] = spaces
  const single = spaces.size === 1 && only !== undefined && graph.nodes.length > 1
  const isNamed = (node: NodeJson): boolean => single || (isActivity(node) && data.length > 0)
  return {
    header: single ? [palette.faint(`in ${printableName(only)}`)] : [],
    name(node) {
      const label = nodeLabel(node)
      const styled: Piece = isActivity(node)
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

/** Marks of a node beside its name. */
export function marks(node: NodeJson, palette: Palette): readonly Piece[] {
  return [
    ...(node.start === true ? [{ text: '  start', paint: palette.start }] : []),
    ...statusMark(node, palette),
    ...(node.change === 'added' ? [{ text: '  added', paint: palette.good }] : []),
    ...(node.change === 'removed' ? [{ text: '  removed', paint: palette.bad }] : []),
    ...(node.cycle === undefined ? [] : [{ text: `  cycle ${node.cycle}`, paint: palette.warn }]),
    ...(node.opaque === true ? [{ text: '  opaque: columns unknown beyond', paint: palette.warn }] : []),
    ...(node.more === true ? [{ text: '  more beyond this depth', paint: palette.warn }] : []),
  ]
}

/** The status of a run or operation that failed, was killed or is running. */
function statusMark(node: NodeJson, palette: Palette): readonly Piece[] {
  const { status } = node
  if (!isExecution(node) || typeof status !== 'string' || status === 'succeeded') return []
  return [{ text: `  ${status}`, paint: status === 'running' ? palette.warn : palette.bad }]
}

/** The label of the edge that leads to a node: its jobs, and its basis. */
function edgeText(edge: EdgeJson, near: NodeJson, to: NodeJson, room: number): string {
  // If jobs, runs or operations are nodes of their own, the job on the edge would be repeated.
  const shown = isActivity(to) || isActivity(near)
  const by = (max: number): string => (shown || edge.jobs.length === 0 ? '' : `by ${jobNames(edge, max)}`)
  const remarks = edgeRemarks(edge).filter((remark) => remark !== to.change)
  const remark = remarks.length === 0 ? '' : `(${remarks.join(', ')})`
  const text = (jobs: string): string => [jobs, remark].filter((part) => part !== '').join(' ')
  const jobRoom = room - (remark === '' ? 0 : displayWidth(remark) + 1)
  const shortened = jobRoom < MIN_JOB_WIDTH ? '' : `${by(1).slice(0, jobRoom - 1)}…`
  return (
    [text(by(2)), text(by(1)), text(shortened), remark].find((option) => displayWidth(option) <= room) ?? ''
  )
}

/** A shorter prefix of a job name is useless. */
const MIN_JOB_WIDTH = 12

/** A line of a drawing: the node, the label of its edge as far as it fits, and the marks of the node. */
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
