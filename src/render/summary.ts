import type { GraphJson } from './answer-json.ts'
import { PLAIN, type Palette } from './palette.ts'

/** The counts of a graph in one line: `12 members, 15 edges, complete`. */
export function renderSummary(graph: GraphJson, palette: Palette = PLAIN): string {
  const { members, edges } = graph.stats
  const complete = graph.complete ? palette.good('complete') : palette.bad('incomplete')
  return `${counted(members, 'member')}, ${counted(edges, 'edge')}, ${complete}`
}

const counted = (count: number, thing: string): string => `${count} ${count === 1 ? thing : `${thing}s`}`
