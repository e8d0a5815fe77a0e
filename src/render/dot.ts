import type { EdgeJson, GraphJson, NodeJson } from './answer-json.ts'
import { edgeLabel, edgeRemarks } from './edge-label.ts'
import { nodeLabel } from './node-label.ts'
import { firstPathSteps } from './path-lines.ts'
import { printable, printableName } from './printable.ts'
import { remarkLines } from './remarks.ts'

const SHAPES: Readonly<Record<NodeJson['kind'], string>> = {
  dataset: 'cylinder',
  column: 'box',
  job: 'component',
  run: 'cds',
  operation: 'cds',
}

/**
 * A graph in the DOT language of Graphviz, left to right in the direction of the data flow; remarks are comments.
 * `check` is called for each line.
 */
export function renderDot(graph: GraphJson, check: () => void = () => undefined): string {
  const index = new Map(graph.nodes.map(({ id }, i) => [id, `n${i}`]))
  const first = firstPathSteps(graph)
  return [
    ...remarkLines(graph).map((line) => `// ${line}`),
    'digraph lineage {',
    '  rankdir=LR',
    '  node [fontname="Helvetica", fontsize=11]',
    '  edge [fontname="Helvetica", fontsize=9, color="#666666"]',
    ...graph.nodes.map((node) => {
      check()
      return `  ${index.get(node.id)!} ${nodeAttributes(node)}`
    }),
    ...graph.edges.flatMap((edge) => {
      check()
      const [from, to] = [index.get(edge.from), index.get(edge.to)]
      return from === undefined || to === undefined
        ? []
        : [`  ${from} -> ${to}${edgeAttributes(edge, first.has(`${edge.from} ${edge.to}`))}`]
    }),
    '}',
    '',
  ].join('\n')
}

function nodeAttributes(node: NodeJson): string {
  const attributes = [
    `label=${quoted(nodeLabel(node))}`,
    `tooltip=${quoted(`${node.kind} ${printableName(node.namespace)}/${printableName(node.name)}`)}`,
    `shape=${SHAPES[node.kind]}`,
    ...(node.start === true ? ['style=filled', 'fillcolor="#cfe8ff"'] : []),
    ...changeColour(node.change),
  ]
  return `[${attributes.join(', ')}]`
}

function edgeAttributes(edge: EdgeJson, onFirstPath: boolean): string {
  const label = edgeLabel(edge)
  const attributes = [
    ...(label === '' ? [] : [`label=${quoted(label)}`]),
    ...(edge.hidden !== undefined
      ? ['style=dotted']
      : edgeRemarks(edge).includes('inferred')
        ? ['style=dashed']
        : []),
    ...(onFirstPath ? ['penwidth=2.5', 'color="#0969da"'] : []),
    ...changeColour(edge.change),
  ]
  return attributes.length === 0 ? '' : ` [${attributes.join(', ')}]`
}

function changeColour(change: NodeJson['change']): readonly string[] {
  if (change === 'added') return ['color="#1a7f37"']
  return change === 'removed' ? ['color="#cf222e"'] : []
}

/**
 * A quoted string of DOT that is displayed as the given text. Labels have escapes such as `\N`, so a backslash is
 * doubled, and HTML entities, so the `&` of anything like an entity becomes `&amp;`.
 */
const quoted = (text: string): string =>
  `"${printable(text)
    .replaceAll(/&(?=#?\w+;)/g, '&amp;')
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')}"`
