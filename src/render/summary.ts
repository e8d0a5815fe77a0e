import type { GraphJson } from './answer-json.ts'
import { PLAIN, type Palette } from './palette.ts'

/**
 * The counts of a graph in one line: `12 members, 15 edges, complete`. A comparison also counts added and removed
 * members.
 */
export function renderSummary(graph: GraphJson, palette: Palette = PLAIN): string {
  const { members, edges } = graph.stats
  const complete = graph.complete ? palette.good('complete') : palette.bad('incomplete')
  return `${counted(members, 'member')}${changes(graph)}, ${counted(edges, 'edge')}, ${complete}`
}

function changes({ nodes }: GraphJson): string {
  if (nodes.every(({ change }) => change === undefined)) return ''
  const members = nodes.filter(({ member }) => member === true)
  const count = (change: string): number => members.filter((node) => node.change === change).length
  return ` (${count('added')} added, ${count('removed')} removed)`
}

const counted = (count: number, thing: string): string => `${count} ${count === 1 ? thing : `${thing}s`}`
