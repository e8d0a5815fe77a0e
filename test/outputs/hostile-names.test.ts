import { instance } from '@viz-js/viz'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Viz } from '@viz-js/viz'
import type { GraphJson } from '../../src/render/answer-json.ts'
import { renderAs } from '../../src/render/formats.ts'
import { printableName } from '../../src/render/printable.ts'
import { HOSTILE_NAMES, hostileName } from '../generators/hostile-name.ts'
import { readCsv, readDot, readGraphml, readLines, unprinted } from './read-back.ts'
import { runs } from '../runs.ts'

/** A graph with given names: a dataset, a column of another one, and a job on the edge between them. */
function graphOf([namespace, name, dataset, column, job]: readonly string[]): GraphJson {
  return {
    kind: 'graph',
    query: `downstream of dataset ${JSON.stringify(name)}`,
    complete: true,
    cuts: [],
    notes: [{ code: 'note', severity: 'note', message: `there is ${name!}` }],
    nodes: [
      { id: 'a', kind: 'dataset', namespace: namespace!, name: name!, start: true, distance: 0 },
      {
        id: 'b',
        kind: 'column',
        namespace: namespace!,
        name: column!,
        dataset: { id: 'c', namespace: namespace!, name: dataset! },
        member: true,
        distance: 1,
      },
    ],
    edges: [
      {
        from: 'a',
        to: 'b',
        jobs: [{ id: 'j', namespace: namespace!, name: job! }],
        basis: ['stated'],
      },
    ],
    stats: { members: 1, edges: 1, elapsedMs: 0 },
  }
}

/** The names in each format, from an independent reader, in the order namespace, name, dataset, column, job. */
const READERS: Readonly<Record<string, (graph: GraphJson, viz: Viz) => readonly unknown[]>> = {
  json: (graph) => {
    const { nodes, edges } = JSON.parse(renderAs('json', graph)!) as GraphJson
    return [
      nodes[0]!.namespace,
      nodes[0]!.name,
      nodes[1]!.dataset!.name,
      nodes[1]!.name,
      edges[0]!.jobs[0]!.name,
    ]
  },
  ndjson: (graph) => {
    const [, a, b, edge] = readLines(renderAs('ndjson', graph)!) as readonly [
      unknown,
      { readonly node: GraphJson['nodes'][number] },
      { readonly node: GraphJson['nodes'][number] },
      { readonly edge: GraphJson['edges'][number] },
    ]
    return [a.node.namespace, a.node.name, b.node.dataset!.name, b.node.name, edge.edge.jobs[0]!.name]
  },
  csv: (graph) => {
    const [header, a, b] = readCsv(renderAs('csv', graph)!)
    const at = (row: readonly string[], column: string) => row[header!.indexOf(column)]!
    const { namespace } = graph.nodes[0]!
    return [
      at(a!, 'namespace'),
      at(a!, 'name'),
      at(b!, 'dataset').slice(namespace.length + 1),
      at(b!, 'name'),
      graph.edges[0]!.jobs[0]!.name,
    ]
  },
  graphml: (graph) => {
    const { nodes, edges } = readGraphml(renderAs('graphml', graph)!)
    const [a, b] = [nodes[0]!.data, nodes[1]!.data]
    const after = a.namespace!.length + 1
    return [a.namespace, a.name, b.dataset!.slice(after), b.name, edges[0]!.data.jobs!.slice(after)]
  },
  openlineage: (graph) => {
    const [event] = readLines(renderAs('openlineage', graph)!) as readonly {
      readonly job: { readonly name: string }
      readonly inputs: readonly { readonly namespace: string; readonly name: string }[]
      readonly outputs: readonly { readonly name: string }[]
    }[]
    // A walk never has an edge between a dataset and a column; it connects the two datasets.
    const { namespace, name } = event!.inputs[0]!
    return [namespace, name, event!.outputs[0]!.name, graph.nodes[1]!.name, event!.job.name]
  },
}

/** XML 1.0 cannot contain these, even escaped: they are shown as `\u0001`. */
const inXml = (name: string): string =>
  name.replaceAll(
    /[\u0001-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )

const five = fc.tuple(hostileName, hostileName, hostileName, hostileName, hostileName)

describe('a hostile name', () => {
  let viz: Viz
  beforeAll(async () => (viz = await instance()))

  it.each(Object.keys(READERS))('is read back unchanged from %s', (format) => {
    const check = (names: readonly string[]): void => {
      const expected = format === 'graphml' ? names.map(inXml) : names
      expect(READERS[format]!(graphOf(names), viz)).toEqual(expected)
    }
    for (const name of HOSTILE_NAMES) check([name, name, name, name, name])
    fc.assert(fc.property(five, check), { numRuns: runs(300) })
  })

  it('contains no terminal control sequence in any format', () => {
    // The only control characters are tabs and line breaks: no escape sequence, no override of the text direction.
    const steering =
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/
    const check = (names: readonly string[]): void => {
      for (const format of [
        'json',
        'ndjson',
        'csv',
        'dot',
        'mermaid',
        'graphml',
        'openlineage',
        'tree',
        'table',
      ])
        expect(renderAs(format as 'json', graphOf(names))!, format).not.toMatch(steering)
    }
    for (const name of [...HOSTILE_NAMES, 'a\u001b[2Jb', 'user\u202egnp.exe', '\\u001b', 'C:\\\\users\u009b'])
      check([name, name, name, name, name])
    fc.assert(fc.property(five, check), { numRuns: runs(100) })
  })

  it('is drawn by Graphviz as other formats print it', () => {
    const check = (names: readonly string[]): void => {
      const [, name, dataset, column, job] = names.map((text) =>
        printableName(text).replaceAll('\u00a0', ' '),
      )
      expect(readDot(viz, renderAs('dot', graphOf(names))!)).toEqual({
        nodes: [name, `${column!} of ${dataset!}`],
        edges: [job],
      })
    }
    for (const name of HOSTILE_NAMES) check([name, name, name, name, name])
    fc.assert(fc.property(five, check), { numRuns: runs(100) })
  })

  it('is printed in one line without control sequences, and can be read back', () => {
    fc.assert(
      fc.property(hostileName, (name) => {
        const printed = printableName(name)
        expect(printed).not.toMatch(/[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/u)
        expect(unprinted(printed)).toBe(name)
      }),
      { numRuns: runs(2000) },
    )
  })

  it('does not break lines of a tree or table, and is complete there', () => {
    fc.assert(
      fc.property(five, (names) => {
        const [, name, dataset, column] = names.map(printableName)
        const lines = renderAs('tree', graphOf(names), { width: 80 })!.split('\n')
        expect(lines[1]).toBe(`${name!}  start`)
        expect(lines[2]!.startsWith(`└─ ${column!} of ${dataset!}`)).toBe(true)
        expect(lines[3]).toBe('')
        const rows = renderAs('table', graphOf(names))!.split('\n')
        expect(rows[2]).toContain(name)
        expect(rows[3]).toContain(column)
        expect(rows[4]).toBe('')
      }),
      { numRuns: runs(300) },
    )
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\r', '\n=1', '\uff1d1', "'=1"])(
    'runs as no formula in a spreadsheet: %j',
    (name) => {
      const [, row] = renderAs('csv', graphOf(Array(5).fill(name) as string[]))!.split(/\r\n(?=\d)/)
      expect(row).toMatch(/^0,dataset,"?'/)
    },
  )
})
