import type { Diagnostic } from '../diagnostics/diagnostic.ts'
import type {
  AnswerWindow,
  FieldValue,
  LineageEdge,
  LineageGraph,
  LineageNode,
  Table,
} from '../domain/lineage-graph.ts'
import { FOREVER, toIso } from '../domain/time.ts'
import type { Answer } from '../query/answer.ts'
import { fieldNamed } from '../query/fields.ts'
import type {
  EdgeJson,
  GraphJson,
  NodeJson,
  NoteJson,
  TableJson,
  ValueJson,
  WindowJson,
} from './answer-json.ts'

/** An answer in its one wire form; every other format is made from this. */
export function toAnswerJson(answer: Answer): GraphJson | TableJson {
  const head = {
    query: answer.query,
    complete: answer.complete,
    cuts: answer.cuts,
    notes: toNotes(answer.notes),
  }
  const tail = {
    ...(answer.window === undefined ? {} : { window: toWindow(answer.window) }),
    ...(answer.comparedWith === undefined ? {} : { comparedWith: toWindow(answer.comparedWith) }),
  }
  return answer.result.kind === 'graph'
    ? { kind: 'graph', ...head, ...tail, ...toGraph(answer.result), stats: answer.stats }
    : { kind: 'table', ...head, ...tail, ...toTable(answer.result), stats: answer.stats }
}

export const toNotes = (diagnostics: readonly Diagnostic[]): readonly NoteJson[] =>
  diagnostics.map(({ code, severity, message, span, expected, hints, suggestions }) => ({
    code,
    severity,
    message,
    ...(span === undefined ? {} : { span: { start: span.start, end: span.end } }),
    ...(expected === undefined || expected.length === 0 ? {} : { expected }),
    ...(hints === undefined || hints.length === 0 ? {} : { hints }),
    ...(suggestions === undefined || suggestions.length === 0 ? {} : { suggestions }),
  }))

const toWindow = ({ since, until, asOf, resolution }: AnswerWindow): WindowJson => ({
  ...time('since', since),
  ...time('until', until),
  ...time('asOf', asOf),
  resolution,
})

function toGraph(graph: LineageGraph): Pick<GraphJson, 'nodes' | 'edges' | 'paths'> {
  return {
    nodes: graph.nodes.map(toNode),
    edges: graph.edges.map(toEdge),
    ...(graph.paths === undefined ? {} : { paths: graph.paths }),
  }
}

function toNode(node: LineageNode): NodeJson {
  const { id, kind, namespace, name, dataset, type, description, aliases } = node
  const { start, member, distance, more, opaque, cycle, change } = node
  const core = {
    id,
    kind,
    namespace,
    name,
    ...(dataset === undefined
      ? {}
      : { dataset: { id: dataset.id, namespace: dataset.namespace, name: dataset.name } }),
    ...(type === undefined ? {} : { type }),
    ...(description === undefined ? {} : { description }),
    ...(aliases === undefined || aliases.length === 0 ? {} : { aliases }),
    ...(start === true ? { start } : {}),
    ...(member === true ? { member } : {}),
    ...(distance === undefined ? {} : { distance }),
    ...(more === true ? { more } : {}),
    ...(opaque === true ? { opaque } : {}),
    ...(cycle === undefined ? {} : { cycle }),
    ...(change === undefined ? {} : { change }),
  }
  const rest = Object.entries(node.fields ?? {})
    .filter(([field]) => !(field in core))
    .map(([field, value]) => [field, fieldNamed(field)?.type === 'time' ? toTime(value) : value])
  return { ...core, ...(Object.fromEntries(rest) as { readonly [field: string]: FieldValue }) }
}

function toEdge(edge: LineageEdge): EdgeJson {
  return {
    from: edge.from,
    to: edge.to,
    jobs: edge.jobs.map(({ id, namespace, name, firstAt, lastAt }) => ({
      id,
      namespace,
      name,
      ...time('firstAt', firstAt),
      ...time('lastAt', lastAt),
    })),
    basis: edge.basis,
    ...time('firstAt', edge.firstAt),
    ...time('lastAt', edge.lastAt),
    ...(edge.hidden === undefined ? {} : { hidden: edge.hidden }),
    ...(edge.transformations === undefined || edge.transformations.length === 0
      ? {}
      : { transformations: edge.transformations }),
    ...(edge.change === undefined ? {} : { change: edge.change }),
  }
}

function toTable(table: Table): Pick<TableJson, 'columns' | 'rows'> {
  return {
    columns: table.columns.map(({ name }) => ({ name })),
    rows: table.rows.map((row) =>
      row.map((value, i) => (value !== null && table.columns[i]?.type === 'time' ? toTime(value) : value)),
    ),
  }
}

/** What is in force has no end: FOREVER is never shown as a time. */
function time<K extends string>(key: K, at: number | undefined): { readonly [P in K]?: string } {
  return at === undefined || at >= FOREVER ? {} : ({ [key]: toIso(at) } as { readonly [P in K]?: string })
}

function toTime(value: FieldValue): ValueJson {
  if (typeof value === 'number') return toIso(Math.min(value, FOREVER))
  return Array.isArray(value)
    ? value.map((item: string | number) => (typeof item === 'number' ? toIso(item) : item))
    : value
}
