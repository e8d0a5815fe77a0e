import type { Id } from '../../domain/ids.ts'
import type {
  EdgeJob,
  LineageEdge,
  LineageGraph,
  LineageNode,
  NodeRef,
  Transformation,
} from '../../domain/lineage-graph.ts'
import { compareText } from '../../lib/compare.ts'
import { ask } from '../ask.ts'
import { isExecution } from '../causal/is-causal.ts'
import { AS_OF_FIELDS, executionAsOf } from '../causal/execution-as-of.ts'
import { compareRefs } from '../default-order.ts'
import type { Description, ReadAnswer, ReadRequest } from '../read-requests.ts'
import { NO_DISTANCE, type Session } from '../session.ts'
import { DISPLAYED } from './displayed.ts'
import { basesOf, type AccumulatedEdge } from './edge-accumulator.ts'
import type { Found, FoundNode } from './found.ts'
import { compareNodes, nameNodes } from './refs.ts'

/**
 * The graph of a set in an answer: nodes in default order or as a stage ordered them, cut to the limits, with their displayed
 * fields.
 */
export function* drawGraph(found: Found, session: Session): Generator<ReadRequest, LineageGraph, ReadAnswer> {
  yield* session.within(nameNodes(found.nodes.values()), () => undefined, 'the nodes named in time are shown')
  const byDefault = [...found.nodes.values()].filter((n) => n.ref !== undefined).sort(compareNodes)
  const shown = cutNodes(byDefault, found.order, session)
  const rank = new Map<Id, number>()
  const displayed = new Set(shown)
  for (const node of byDefault) if (displayed.has(node)) rank.set(node.id, rank.size)
  const edges = cutEdges(found, rank, session)
  const jobs = yield* session.within(
    jobRefs(edges),
    () => new Map<Id, NodeRef>(),
    'the edges lack their jobs',
  )
  const descriptions = new Map<Id, Description>()
  yield* session.within(describe(shown, descriptions), () => undefined, 'some nodes lack their descriptions')
  const drawn: LineageEdge[] = []
  const all = session.finishes(() => {
    for (const edge of edges) {
      session.check()
      drawn.push(lineageEdge(edge, jobs))
    }
  })
  if (!all) session.cutByTime(`the nearest ${drawn.length} of ${edges.length} edges were drawn in time`)
  return {
    kind: 'graph',
    nodes: shown.map((node) => lineageNode(node, descriptions.get(node.id))),
    edges: drawn,
    ...(found.paths === undefined
      ? {}
      : { paths: found.paths.filter((path) => path.every((id) => rank.has(id))) }),
  }
}

function cutNodes(
  byDefault: readonly FoundNode[],
  order: readonly FoundNode[] | undefined,
  session: Session,
): readonly FoundNode[] {
  // Starts that are not members come first, since no stage orders them.
  const all =
    order === undefined ? byDefault : [...byDefault.filter((n) => !n.member), ...order.filter((n) => n.ref)]
  const { nodes: most } = session.limits
  if (all.length <= most) return all
  const known = session.cuts.some((cut) => cut.limit === 'nodes')
  const of = known ? '' : ` of ${all.length}`
  session.cut('nodes', most, `the first ${most}${of} nodes are kept`, NO_DISTANCE)
  return all.slice(0, most)
}

/** Edges whose ends are shown: those that leave the nearest nodes first, then in the default order of their ends. */
function cutEdges(found: Found, rank: ReadonlyMap<Id, number>, session: Session): readonly AccumulatedEdge[] {
  const edges: AccumulatedEdge[] = []
  for (const edge of found.edges) if (rank.has(edge.from) && rank.has(edge.to)) edges.push(edge)
  edges.sort(
    (a, b) =>
      a.near - b.near ||
      rank.get(a.from)! - rank.get(b.from)! ||
      rank.get(a.to)! - rank.get(b.to)! ||
      (a.hidden ?? 0) - (b.hidden ?? 0),
  )
  const { edges: most } = session.limits
  if (edges.length <= most) return edges
  const known = session.cuts.some((cut) => cut.limit === 'edges')
  const of = known ? '' : ` of ${edges.length}`
  session.cut('edges', most, `the nearest ${most}${of} edges are kept`, NO_DISTANCE)
  return edges.slice(0, most)
}

function* jobRefs(
  edges: readonly AccumulatedEdge[],
): Generator<ReadRequest, ReadonlyMap<Id, NodeRef>, ReadAnswer> {
  const ids = new Set<Id>()
  for (const edge of edges) for (const id of edge.jobs.keys()) ids.add(id)
  return ids.size === 0 ? new Map() : yield* ask<'refs'>({ kind: 'refs', ids: [...ids], likely: 'job' })
}

/** Reads the displayed fields of these nodes. */
function* describe(
  nodes: readonly FoundNode[],
  descriptions: Map<Id, Description>,
): Generator<ReadRequest, void, ReadAnswer> {
  for (const kind of ['dataset', 'column', 'job', 'run', 'operation'] as const) {
    const ids = nodes.filter((n) => n.kind === kind).map((n) => n.id)
    if (ids.length === 0) continue
    const answer = yield* ask<'describe'>({ kind: 'describe', of: kind, ids, fields: DISPLAYED[kind] })
    for (const [id, description] of answer) descriptions.set(id, description)
  }
}

function lineageNode(node: FoundNode, description: Description | undefined): LineageNode {
  const { kind, id, namespace, name, dataset } = node.ref!
  const aliases = aliasesOf(description)
  const fields = fieldsShown(node, description)
  return {
    kind,
    id,
    namespace,
    name,
    ...(dataset === undefined ? {} : { dataset }),
    ...(node.start ? { start: true } : {}),
    ...(node.member ? { member: true } : {}),
    ...(node.distance === undefined ? {} : { distance: node.distance }),
    ...(node.more ? { more: true } : {}),
    ...(node.opaque ? { opaque: true } : {}),
    ...(node.cycle === undefined ? {} : { cycle: node.cycle }),
    ...(node.change === undefined ? {} : { change: node.change }),
    ...(aliases.length === 0 ? {} : { aliases }),
    ...(typeof description?.type === 'string' ? { type: description.type } : {}),
    ...(typeof description?.description === 'string' ? { description: description.description } : {}),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
  }
}

function fieldsShown(
  node: FoundNode,
  description: Description | undefined,
): NonNullable<LineageNode['fields']> {
  const basis = basesOf(node.basis)
  if (!isExecution(node.kind)) return basis.length === 0 ? {} : { basis }
  const fields = executionAsOf(description ?? {}, node.asOf)
  return Object.fromEntries(
    AS_OF_FIELDS.flatMap((field) => (fields[field] === undefined ? [] : [[field, fields[field]]])),
  )
}

function aliasesOf(
  description: Description | undefined,
): { readonly namespace: string; readonly name: string }[] {
  const aliases = description?.aliases
  if (aliases === undefined || typeof aliases === 'boolean') return []
  return (typeof aliases === 'object' ? aliases : [aliases]).map((alias) => {
    const [namespace = '', name = ''] = String(alias).split('\u0000')
    return { namespace, name }
  })
}

function lineageEdge(edge: AccumulatedEdge, refs: ReadonlyMap<Id, NodeRef>): LineageEdge {
  const transformations = transformationsOf(edge)
  return {
    from: edge.from,
    to: edge.to,
    jobs: jobsOf(edge, refs),
    basis: basesOf(edge.basis),
    ...timesOf(edge.times),
    ...(edge.hidden === undefined ? {} : { hidden: edge.hidden }),
    ...(transformations === undefined ? {} : { transformations }),
    ...(edge.change === undefined ? {} : { change: edge.change }),
  }
}

function jobsOf(edge: AccumulatedEdge, refs: ReadonlyMap<Id, NodeRef>): readonly EdgeJob[] {
  const jobs: NodeRef[] = []
  for (const id of edge.jobs.keys()) {
    const ref = refs.get(id)
    if (ref !== undefined) jobs.push(ref)
  }
  if (jobs.length > 1) jobs.sort(compareRefs)
  return jobs.map(({ id, namespace, name }) => ({ id, namespace, name, ...timesOf(edge.jobs.get(id)!) }))
}

function transformationsOf({ transformations }: AccumulatedEdge): readonly Transformation[] | undefined {
  if (transformations === undefined) return undefined
  return [...transformations].sort(([a], [b]) => compareText(a, b)).map(([, t]) => t)
}

function timesOf({ firstAt, lastAt }: AccumulatedEdge['times']): Pick<LineageEdge, 'firstAt' | 'lastAt'> {
  if (firstAt !== undefined && lastAt !== undefined) return { firstAt, lastAt }
  return firstAt === undefined ? {} : { firstAt }
}
