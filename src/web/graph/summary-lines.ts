import type { SceneSummary } from './scene.ts'

const count = (n: number, one: string, several = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : several}`

/** Short sentences about what is not drawn or not known; empty if everything is. */
export function summaryLines(summary: SceneSummary): readonly string[] {
  const lines: string[] = []
  if (summary.inGroups > 0)
    lines.push(`${count(summary.inGroups, 'node')} are drawn as ${count(summary.groups, 'group')}`)
  if (summary.hidden > 0) lines.push(`${count(summary.hidden, 'node is', 'nodes are')} hidden`)
  if (summary.outOfFocus > 0) lines.push(`${count(summary.outOfFocus, 'node is', 'nodes are')} out of focus`)
  if (summary.restColumns > 0)
    lines.push(`${count(summary.restColumns, 'column is', 'columns are')} not drawn`)
  if (summary.more > 0)
    lines.push(`${count(summary.more, 'node leads', 'nodes lead')} further: expand to see more`)
  if (summary.opaque > 0) lines.push(`Columns are unknown beyond ${count(summary.opaque, 'node')}`)
  return [...lines, ...summary.cuts]
}
