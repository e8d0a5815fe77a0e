import { instance } from '@viz-js/viz'
import type { MarkdownRenderer } from 'vitepress'

/**
 * Draws the flowcharts of the pages when the site is built, as SVG without styles. Mermaid itself would add 1 MB of script and
 * inline styles, which the content security policy of the server forbids.
 */
export async function drawMermaid(): Promise<(md: MarkdownRenderer) => void> {
  const viz = await instance()
  return (md) => {
    const fence = md.renderer.rules.fence!
    md.renderer.rules.fence = (tokens, i, options, env, self) => {
      const { info, content } = tokens[i]!
      if (info.trim() !== 'mermaid') return fence(tokens, i, options, env, self)
      const svg = viz.renderString(dotOf(content), { format: 'svg' })
      return `<div class="diagram" role="group" aria-label="Diagram" tabindex="0" v-pre>${svg.slice(svg.indexOf('<svg'))}</div>\n`
    }
  }
}

const NODE = String.raw`(\w+)(?:\["?([^\]"]+)"?\])?`
const LINK = new RegExp(String.raw`^\s*--?>(?:\|"?([^|"]+)"?\|)?\s*${NODE}`, 'u')

/**
 * The graph of a Mermaid flowchart in DOT. It reads nodes (`id`, `id["label"]`) and chains of edges (`a --> b -->|label| c`). Edges
 * between the same nodes become one edge with all labels, and the graph is drawn from top to bottom, so that it fits the page.
 * @throws Error on any other line, which stops the build of the site
 */
export function dotOf(flowchart: string): string {
  const [head = '', ...lines] = flowchart.trim().split('\n')
  if (!/^(?:flowchart|graph) \w+$/u.test(head)) throw new Error(`The site cannot draw this diagram: ${head}`)
  const nodes: string[] = []
  const edges = new Map<string, string[]>()
  for (const line of lines) {
    const text = line.trim()
    const unreadable = new Error(`The site cannot draw this line of a diagram: ${line}`)
    const first = new RegExp(`^${NODE}`, 'u').exec(text)
    if (first === null) throw unreadable
    const declare = (id: string, label: string | undefined): void => {
      if (label !== undefined) nodes.push(`"${id}" [label=${JSON.stringify(label)}]`)
    }
    let from = first[1]!
    declare(from, first[2])
    let rest = text.slice(first[0].length)
    while (rest.trim() !== '') {
      const link = LINK.exec(rest)
      if (link === null) throw unreadable
      const [whole, label, to = '', name] = link
      declare(to, name)
      const edge = `"${from}" -> "${to}"`
      edges.set(edge, [...(edges.get(edge) ?? []), ...(label === undefined ? [] : [label])])
      from = to
      rest = rest.slice(whole.length)
    }
  }
  return [
    'digraph {',
    'bgcolor=transparent ranksep=0.2 nodesep=0.25',
    'node [shape=box style=rounded fontname=Helvetica fontsize=13 margin="0.15,0.07" height=0.35]',
    'edge [fontname=Helvetica fontsize=10 arrowsize=0.7]',
    ...nodes,
    ...[...edges].map(([edge, labels]) => `${edge} [label=${JSON.stringify(` ${labels.join(', ')} `)}]`),
    '}',
  ].join('\n')
}
