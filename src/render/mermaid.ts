import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { edgeRemarks, jobNames } from './edge-label.ts'
import { nodeLabel } from './node-label.ts'
import { firstPathSteps } from './path-lines.ts'
import { printable } from './printable.ts'
import { remarkLines } from './remarks.ts'

/** A graph as a Mermaid flowchart, left to right the way the data flows; remarks come as comments. */
export function renderMermaid(graph: GraphJson): string {
  const index = new Map(graph.nodes.map(({ id }, i) => [id, `n${i}`]))
  const starts = graph.nodes.filter(({ start }) => start === true).map(({ id }) => index.get(id)!)
  const drawn = graph.edges.filter(({ from, to }) => index.has(from) && index.has(to))
  const first = firstPathSteps(graph)
  const onFirst = drawn.flatMap(({ from, to }, i) => (first.has(`${from} ${to}`) ? [i] : []))
  return [
    'flowchart LR',
    ...remarkLines(graph).map((line) => `  %% ${line.replaceAll(/[{}]/g, ' ')}`),
    ...graph.nodes.map((node) => `  ${index.get(node.id)!}${shape(node)}`),
    ...drawn.map((edge) => `  ${index.get(edge.from)!} ${arrow(edge)} ${index.get(edge.to)!}`),
    ...(onFirst.length === 0 ? [] : [`  linkStyle ${onFirst.join(',')} stroke:#0969da,stroke-width:3px`]),
    ...(starts.length === 0
      ? []
      : ['  classDef start fill:#cfe8ff,stroke:#0969da', `  class ${starts.join(',')} start`]),
    '',
  ].join('\n')
}

function shape(node: NodeJson): string {
  const label = escaped(nodeLabel(node))
  if (node.kind === 'dataset') return `[("${label}")]`
  return node.kind === 'column' ? `["${label}"]` : `[["${label}"]]`
}

function arrow(edge: EdgeJson): string {
  const remarks = edgeRemarks(edge)
  const line = edge.hidden !== undefined || remarks.includes('inferred') ? '-.->' : '-->'
  const label = [jobNames(edge, 2), ...(remarks.length === 0 ? [] : [`(${remarks.join(', ')})`])]
    .join(' ')
    .trim()
  return label === '' ? line : `${line}|"${escaped(label)}"|`
}

/** Characters that mean something in a quoted label go as Mermaid's own entities (`#35;`), by code point. */
const escaped = (text: string): string =>
  printable(text).replaceAll(/["#&<>`\\]/g, (char) => `#${char.charCodeAt(0)};`)
