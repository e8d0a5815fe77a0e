import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { edgeRemarks, jobNames } from './edge-label.ts'
import { nodeLabel } from './node-label.ts'
import { printable } from './printable.ts'
import { remarkLines } from './remarks.ts'

/** A graph as a Mermaid flowchart, left to right the way the data flows; remarks come as comments. */
export function renderMermaid(graph: GraphJson): string {
  const index = new Map(graph.nodes.map(({ id }, i) => [id, `n${i}`]))
  const styled = (name: string, style: string, is: (node: NodeJson) => boolean): readonly string[] => {
    const nodes = graph.nodes.filter(is).map(({ id }) => index.get(id)!)
    return nodes.length === 0 ? [] : [`  classDef ${name} ${style}`, `  class ${nodes.join(',')} ${name}`]
  }
  return [
    'flowchart LR',
    ...remarkLines(graph).map((line) => `  %% ${line.replaceAll(/[{}]/g, ' ')}`),
    ...graph.nodes.map((node) => `  ${index.get(node.id)!}${shape(node)}`),
    ...graph.edges.flatMap((edge) => {
      const [from, to] = [index.get(edge.from), index.get(edge.to)]
      return from === undefined || to === undefined ? [] : [`  ${from} ${arrow(edge)} ${to}`]
    }),
    ...styled('start', 'fill:#cfe8ff,stroke:#0969da', ({ start }) => start === true),
    ...styled('added', 'stroke:#1a7f37', ({ change }) => change === 'added'),
    ...styled('removed', 'stroke:#cf222e', ({ change }) => change === 'removed'),
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
  const line = remarks.includes('inferred') ? '-.->' : '-->'
  const label = [jobNames(edge, 2), ...(remarks.length === 0 ? [] : [`(${remarks.join(', ')})`])]
    .join(' ')
    .trim()
  return label === '' ? line : `${line}|"${escaped(label)}"|`
}

/** Characters that mean something in a quoted label go as Mermaid's own entities (`#35;`), by code point. */
const escaped = (text: string): string =>
  printable(text).replaceAll(/["#&<>`\\]/g, (char) => `#${char.charCodeAt(0)};`)
