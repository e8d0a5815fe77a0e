import type { SceneTold } from './scene.ts'

const count = (n: number, one: string, several = `${one}s`): string =>
  `${n.toLocaleString('en')} ${n === 1 ? one : several}`

/** What is not drawn, or not known, in short sentences; none where everything is drawn and known. */
export function toldLines(told: SceneTold): readonly string[] {
  const lines: string[] = []
  if (told.inGroups > 0)
    lines.push(`${count(told.inGroups, 'node')} are drawn as ${count(told.groups, 'group')}`)
  if (told.hidden > 0) lines.push(`${count(told.hidden, 'node is', 'nodes are')} hidden`)
  if (told.outOfFocus > 0) lines.push(`${count(told.outOfFocus, 'node is', 'nodes are')} out of focus`)
  if (told.restColumns > 0) lines.push(`${count(told.restColumns, 'column is', 'columns are')} not drawn`)
  if (told.more > 0)
    lines.push(`Beyond ${count(told.more, 'node')} there is more that the answer does not have`)
  if (told.opaque > 0) lines.push(`Columns are unknown beyond ${count(told.opaque, 'node')}`)
  return [...lines, ...told.cuts]
}
