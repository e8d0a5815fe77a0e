import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { edgeLabel, edgeRemarks } from './edge-label.ts'
import { nodeLabel } from './node-label.ts'
import { firstPathSteps } from './path-lines.ts'
import { printable } from './printable.ts'
import { remarkLines } from './remarks.ts'

/** Mermaid's default for `maxEdges`. */
const MAX_EDGES = 500

/**
 * A graph as a Mermaid flowchart, left to right in the direction of the data flow. Remarks are comments, and so is a
 * warning that Mermaid draws at most 500 edges by default. `check` is called for each line.
 */
export function renderMermaid(graph: GraphJson, check: () => void = () => undefined): string {
  const index = new Map(graph.nodes.map(({ id }, i) => [id, `n${i}`]))
  const drawn = graph.edges.filter(({ from, to }) => index.has(from) && index.has(to))
  const first = firstPathSteps(graph)
  const onFirst = drawn.flatMap(({ from, to }, i) => (first.has(`${from} ${to}`) ? [i] : []))
  const styled = (name: string, style: string, is: (node: NodeJson) => boolean): readonly string[] => {
    const nodes = graph.nodes.filter(is).map(({ id }) => index.get(id)!)
    return nodes.length === 0 ? [] : [`  classDef ${name} ${style}`, `  class ${nodes.join(',')} ${name}`]
  }
  return [
    'flowchart LR',
    ...remarkLines(graph).map((line) => `  %% ${entities(line, /[{}<]/g)}`),
    ...(graph.edges.length > MAX_EDGES
      ? [`  %% ${graph.edges.length} edges: Mermaid draws them only with maxEdges and maxTextSize raised`]
      : []),
    ...graph.nodes.map((node) => {
      check()
      return `  ${index.get(node.id)!}${shape(node)}`
    }),
    ...drawn.map((edge) => {
      check()
      return `  ${index.get(edge.from)!} ${arrow(edge)} ${index.get(edge.to)!}`
    }),
    ...(onFirst.length === 0 ? [] : [`  linkStyle ${onFirst.join(',')} stroke:#0969da,stroke-width:3px`]),
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
  const line = edge.hidden !== undefined || edgeRemarks(edge).includes('inferred') ? '-.->' : '-->'
  const label = edgeLabel(edge)
  return label === '' ? line : `${line}|"${escaped(label)}"|`
}

/**
 * Characters with a meaning in a quoted label, written as Mermaid's own entity (`#35;`) by code point: those that end
 * the label or begin a directive, a link, an icon or a formula; Markdown, which Mermaid 10 and 11 read in every
 * label; and spaces at the ends, which Mermaid trims.
 */
const MEANINGFUL =
  /["#&<>`\\:@*~$%[\]{}]|(?<=^ *) | (?= *$)|^[=+-]|(?<=^\d+)[.)]|(?<=www)\.|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu

const escaped = (text: string): string => entities(printable(text), MEANINGFUL)

/** Comments need escapes too: Mermaid reads directives in braces, and tags, before it recognises comments. */
const entities = (text: string, signs: RegExp): string =>
  text.replaceAll(signs, (char) => `#${char.codePointAt(0)!};`)
