import type { Viz } from '@viz-js/viz'
import { parse as parseCsv } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'

/** A parsed XML element: attributes and text, with namespaces resolved. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: XmlElement[]
  text: string
}

/** The root of a well-formed XML text. @throws Error at the first place that is not well-formed */
export function readXml(text: string): XmlElement {
  const parser = new SaxesParser({ xmlns: true })
  const stack: XmlElement[] = [{ name: '', attributes: {}, children: [], text: '' }]
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ local, attributes }) => {
    const element: XmlElement = {
      name: local,
      attributes: Object.fromEntries(Object.values(attributes).map(({ name, value }) => [name, value])),
      children: [],
      text: '',
    }
    stack.at(-1)!.children.push(element)
    stack.push(element)
  })
  parser.on('text', (piece) => (stack.at(-1)!.text += piece))
  parser.on('closetag', () => stack.pop())
  parser.write(text).close()
  return stack[0]!.children[0]!
}

export interface GraphmlElement {
  readonly attributes: Readonly<Record<string, string>>
  readonly data: Readonly<Record<string, string>>
}

export interface Graphml {
  readonly data: Readonly<Record<string, string>>
  readonly nodes: readonly GraphmlElement[]
  readonly edges: readonly GraphmlElement[]
}

/**
 * Parses GraphML and checks its schema: keys are declared once, before the graph, for their elements and with the type of their
 * values; ids are unique; edges join existing nodes.
 */
export function readGraphml(text: string): Graphml {
  const root = readXml(text)
  if (root.name !== 'graphml' || root.attributes.xmlns !== 'http://graphml.graphdrawing.org/xmlns')
    throw new Error('not GraphML')
  const graph = root.children.at(-1)!
  if (graph.name !== 'graph' || graph.attributes.edgedefault !== 'directed')
    throw new Error('no directed graph')
  const keys = new Map<string, Readonly<Record<string, string>>>()
  for (const { name, attributes } of root.children.slice(0, -1)) {
    if (name !== 'key' || keys.has(attributes.id!)) throw new Error(`no key of its own: ${name}`)
    if (!NMTOKEN.test(attributes['attr.name']!)) throw new Error(`no name: ${attributes['attr.name']!}`)
    keys.set(attributes.id!, attributes)
  }
  const dataOf = (element: XmlElement): Readonly<Record<string, string>> =>
    Object.fromEntries(
      element.children
        .filter(({ name }) => name === 'data')
        .map(({ attributes, text: value }) => {
          const key = keys.get(attributes.key!)
          if (key?.for !== element.name) throw new Error(`${attributes.key!} is not for ${element.name}`)
          if (!VALUES[key['attr.type']!]!.test(value)) throw new Error(`${value} is no ${key['attr.type']!}`)
          return [key['attr.name']!, value]
        }),
    )
  const all = (name: string): readonly XmlElement[] =>
    graph.children.filter((element) => element.name === name)
  const ids = new Set(all('node').map(({ attributes }) => attributes.id!))
  if (ids.size !== all('node').length) throw new Error('two nodes have one id')
  for (const { attributes } of all('edge'))
    if (!ids.has(attributes.source!) || !ids.has(attributes.target!)) throw new Error('an edge leads nowhere')
  const known = ['data', 'node', 'edge']
  if (graph.children.some(({ name }) => !known.includes(name))) throw new Error('an unknown element')
  const read = (element: XmlElement): GraphmlElement => ({
    attributes: element.attributes,
    data: dataOf(element),
  })
  return { data: dataOf(graph), nodes: all('node').map(read), edges: all('edge').map(read) }
}

/** Valid attribute names in the schema, without letters beyond ASCII. */
const NMTOKEN = /^[\w.:-]+$/

const VALUES: Readonly<Record<string, RegExp>> = {
  string: /^/,
  boolean: /^(true|false)$/,
  int: /^-?\d+$/,
  double: /^-?\d+(\.\d+)?(e[+-]?\d+)?$/,
}

/**
 * The texts on nodes and edges in Graphviz's SVG, with non-breaking spaces, which it uses for consecutive spaces, as spaces.
 * @throws Error if it cannot read the text
 */
export function readDot(
  viz: Viz,
  text: string,
): { readonly nodes: readonly string[]; readonly edges: readonly string[] } {
  const result = viz.render(text, { format: 'svg' })
  // Graphviz knows only the Latin letter widths of the font.
  const faults = result.errors.filter(({ message }) => !message.includes('no value for width'))
  if (result.status === 'failure' || faults.length > 0)
    throw new Error(faults.map(({ message }) => message).join('\n'))
  const drawn = elementsOf(readXml(result.output)).filter(({ name }) => name === 'g')
  const labels = (kind: string): readonly string[] =>
    drawn
      .filter(({ attributes }) => attributes.class === kind)
      .map((group) =>
        elementsOf(group)
          .filter(({ name }) => name === 'text')
          .map(({ text: line }) => line.replaceAll('\u00a0', ' '))
          .join('\n'),
      )
  return { nodes: labels('node'), edges: labels('edge') }
}

const elementsOf = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap(elementsOf),
]

/** The records of a CSV text, its header first; formulas without the prefix that makes them harmless. */
export const readCsv = (text: string): readonly (readonly string[])[] =>
  parseCsv(text, { relax_quotes: false, record_delimiter: '\r\n' }).map((record: readonly string[]) =>
    record.map((field) =>
      unescapedCell(/^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(field) ? field.slice(1) : field),
    ),
  )

/** In a sequence of backslashes before `u`, an odd last one starts an escape; the others are pairs. */
const unescapedCell = (text: string): string =>
  text.replaceAll(/(\\+)u([0-9a-f]{4})?/g, (_, slashes: string, hex: string | undefined) => {
    const half = '\\'.repeat(Math.floor(slashes.length / 2))
    return slashes.length % 2 === 1
      ? half + String.fromCharCode(Number.parseInt(hex!, 16))
      : `${half}u${hex ?? ''}`
  })

export const readLines = (text: string): readonly unknown[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown)

/** The name before it was made printable. */
export const unprinted = (text: string): string =>
  text.replaceAll(/\\(?:u([0-9a-f]{4})|([nrt\\]))/g, (_, hex: string | undefined, sign: string) =>
    hex === undefined
      ? { n: '\n', r: '\r', t: '\t', '\\': '\\' }[sign]!
      : String.fromCharCode(Number.parseInt(hex, 16)),
  )
