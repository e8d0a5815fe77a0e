import type { Id } from '../../src/domain/ids.ts'
import type { FieldValue, NodeRef } from '../../src/domain/lineage-graph.ts'
import { unionSpan, type Span } from '../../src/domain/span.ts'
import { compareRefs } from '../../src/query/default-order.ts'
import { edgeMatches, jobMatches, windowMatches } from '../../src/query/edge-filter.ts'
import type {
  DescribeRequest,
  EdgeFact,
  EdgeFilter,
  ExpandRequest,
  GapsRequest,
  PathsRequest,
  ReadAnswers,
  Reading,
  ReadRequest,
  SelectRequest,
  TouchFact,
  TouchRequest,
  WalkRequest,
} from '../../src/query/read-requests.ts'
import { tagText } from '../../src/query/tag-text.ts'
import { compileGlob, compileRegex } from '../../src/query/text-match.ts'
import { MemoryExecutions } from './memory-executions.ts'
import type { World, WorldColumn, WorldEdge, WorldEntity } from './reference/world.ts'

/** Answers the read requests of an evaluation from plain lists, in the most obvious way. */
export class MemoryReader {
  readonly #world: World
  readonly #refs: ReadonlyMap<Id, NodeRef>
  /** The requests so far, for tests of the number and content of requests. */
  readonly asked: ReadRequest[] = []

  readonly #work: MemoryExecutions
  readonly #walksNatively: boolean

  constructor(world: World, options: { readonly walksNatively?: boolean } = {}) {
    this.#world = world
    this.#refs = refsOf(world)
    this.#work = new MemoryExecutions(world, this.#refs)
    this.#walksNatively = options.walksNatively ?? false
  }

  /** Runs an evaluation to its end. */
  run<T>(reading: Reading<T>): T {
    let step = reading.next()
    while (step.done !== true) {
      this.asked.push(step.value)
      step = reading.next(this.answer(step.value))
    }
    return step.value
  }

  answer(request: ReadRequest): ReadAnswers[keyof ReadAnswers] {
    switch (request.kind) {
      case 'select':
        return this.#select(request)
      case 'expand':
        return this.#expand(request)
      case 'touch':
        return this.#touch(request)
      case 'refs':
        return new Map(request.ids.flatMap((id) => (this.#refs.has(id) ? [[id, this.#refs.get(id)!]] : [])))
      case 'describe':
        return this.#describe(request)
      case 'walk':
        return this.#walksNatively ? this.#walk(request) : undefined
      case 'paths':
        return this.#walksNatively ? this.#paths(request) : undefined
      case 'gaps':
        return this.#gaps(request)
      case 'runs':
        return this.#work.runs(request)
      case 'parts':
        return this.#work.parts(request)
      case 'executions':
        return this.#work.work(request)
      case 'links':
        return this.#work.links(request)
      case 'pause':
        return undefined
      default:
        throw new Error(`an evaluation does not send ${request.kind} requests`)
    }
  }

  #select({ of, filters, datasets, column, after, limit }: SelectRequest): ReadAnswers['select'] {
    const nodes = this.#things(of)
      .filter((thing) => {
        const names = [thing, ...thing.aliases]
        const fits = column === undefined ? undefined : column.glob ? compileGlob(column.text) : undefined
        if (of === 'column') {
          const owner = (thing as WorldColumn).dataset
          if (datasets !== undefined && !datasets.includes(owner)) return false
          if (thing.name === '*' && (column === undefined || column.glob || column.text !== '*')) return false
          if (fits !== undefined && !fits(thing.name)) return false
          if (column !== undefined && !column.glob && thing.name !== column.text) return false
        }
        return (
          (filters.like ?? []).every((glob) => names.some((n) => compileGlob(glob)(n.name))) &&
          (filters.in ?? []).every((glob) => names.some((n) => compileGlob(glob)(n.namespace))) &&
          (filters.matching ?? []).every((r) =>
            names.some((n) => compileRegex(r.source, r.ignoreCase)(n.name)),
          ) &&
          (filters.ownedBy ?? []).every((owner) => thing.owners.includes(owner)) &&
          (filters.tagged ?? []).every(({ tag, value }) => thing.tags.includes(tagText(tag, value)))
        )
      })
      .map((thing) => this.#refs.get(thing.id)!)
      .sort(compareRefs)
      .filter((ref) => after === undefined || compareRefs(ref, after) > 0)
    return { nodes: nodes.slice(0, limit), last: nodes.length <= limit }
  }

  #expand({ level, direction, frontier, filter, limit }: ExpandRequest): ReadAnswers['expand'] {
    const near = direction === 'downstream' ? 'source' : 'target'
    const rows = this.#world.edges.filter((e) => e.level === level && frontier.includes(e[near]))
    const groups = Map.groupBy(rows, (e) => JSON.stringify([e.source, e.target, e.job, e.transformation]))
    const edges: EdgeFact[] = []
    for (const group of groups.values())
      if (group.some((e) => edgeMatches(rowOf(e), filter))) edges.push(factOf(group))
    return { edges: edges.slice(0, limit), cut: edges.length > limit }
  }

  /** A whole walk as its request defines it. */
  #walk(request: WalkRequest): ReadAnswers['walk'] {
    const { direction, filter, maxDepth = Infinity } = request
    const starts = new Set(request.starts.map((s) => s.id))
    const distance = new Map<Id, number>([...starts].map((id) => [id, 0]))
    const crossed: EdgeFact[] = []
    const more = new Set<Id>()
    for (const [near, from] of distance) {
      if (!starts.has(near) && request.stopAt.includes(near)) continue
      const { edges } = this.#expand({
        kind: 'expand',
        level: 'dataset',
        direction,
        frontier: [near],
        filter,
        limit: Infinity,
      })
      for (const fact of edges) {
        const far = direction === 'downstream' ? fact.target : fact.source
        const passes =
          starts.has(far) ||
          (request.within.every((ids) => ids.includes(far)) && !request.avoiding.includes(far))
        if (!passes) continue
        const stopped = fact.jobId !== undefined && request.stopJobs.includes(fact.jobId)
        if (from < maxDepth) {
          crossed.push(fact)
          if (!stopped && !distance.has(far)) distance.set(far, from + 1)
        } else if (!stopped && !distance.has(far)) more.add(near)
      }
    }
    const reached = [...distance].filter(([id]) => !starts.has(id)).map(([id, d]) => ({ id, distance: d }))
    if (reached.length > request.limits.nodes || crossed.length > request.limits.edges) return undefined
    return { reached, crossed, more: request.at === 'job' ? [] : [...more] }
  }

  /** All nodes that a walk reaches from the starts, more than the answer needs. */
  #paths({ starts, maxDepth, ...request }: PathsRequest): ReadAnswers['paths'] {
    const walk = this.#walk({
      ...request,
      kind: 'walk',
      direction: 'downstream',
      at: 'job',
      starts: starts.map((id) => ({ kind: 'dataset', id })),
      minDepth: 1,
      ...(maxDepth === undefined ? {} : { maxDepth: maxDepth + 1 }),
    })
    if (walk === undefined) return undefined
    const passes = ({ jobId }: EdgeFact): boolean => jobId === undefined || !request.stopJobs.includes(jobId)
    return {
      reached: walk.reached.filter(({ distance }) => distance <= (maxDepth ?? Infinity)),
      crossed: walk.crossed.filter(passes),
    }
  }

  #touch({ type, by, filter, limit }: TouchRequest): ReadAnswers['touch'] {
    const rows = this.#world.touches.filter(
      (t) => t.type === type && ('jobs' in by ? by.jobs.includes(t.job) : by.datasets.includes(t.dataset)),
    )
    const touches: TouchFact[] = []
    for (const group of Map.groupBy(rows, (t) => `${t.job} ${t.dataset}`).values()) {
      const counts = group.some((t) => jobMatches(t.job, filter) && windowMatches(t.span, filter.window))
      const [{ job, dataset }] = group as [(typeof group)[0]]
      if (counts)
        touches.push({ jobId: job, datasetId: dataset, span: group.map((t) => t.span).reduce(unionSpan) })
    }
    return { touches: touches.slice(0, limit), cut: touches.length > limit }
  }

  #describe({ of, ids, fields }: DescribeRequest): ReadAnswers['describe'] {
    if (of === 'run' || of === 'operation') return this.#work.describe(of, ids, fields)
    const out = new Map<Id, Record<string, FieldValue>>()
    for (const thing of this.#things(of)) {
      if (!ids.includes(thing.id)) continue
      const values: Record<string, FieldValue | undefined> = {
        aliases: thing.aliases.map((a) => `${a.namespace}\u0000${a.name}`),
        tags: thing.tags,
        tag: thing.tags.map((t) => t.split('\u0000')[0]!),
        owner: thing.owners,
        firstSeen: thing.firstSeen,
        description: thing.description,
        upstreams: this.#neighbours(thing.id, 'target', 'source'),
        downstreams: this.#neighbours(thing.id, 'source', 'target'),
      }
      const row: Record<string, FieldValue> = {}
      for (const field of fields) {
        const value = values[field]
        if (value !== undefined && !(Array.isArray(value) && value.length === 0)) row[field] = value
      }
      out.set(thing.id, row)
    }
    return out
  }

  #gaps({ direction, datasets, opaque, filter }: GapsRequest): ReadAnswers['gaps'] {
    const near = direction === 'downstream' ? 'source' : 'target'
    const columnOf = (id: Id): Id | undefined => this.#refs.get(id)?.dataset?.id
    const anyVia: EdgeFilter = { ...filter, via: {} }
    const found = this.#world.edges.filter(
      (edge) =>
        edge.level === 'dataset' &&
        edge.source !== edge.target &&
        datasets.includes(edge[near]) &&
        edgeMatches(rowOf(edge), filter) &&
        !this.#world.edges.some(
          (e) =>
            e.level === 'column' &&
            columnOf(e.source) === edge.source &&
            columnOf(e.target) === edge.target &&
            edgeMatches(rowOf(e), anyVia),
        ),
    )
    return { opaque: new Set(opaque ? found.map((e) => e[near]) : []), omitted: new Set() }
  }

  #neighbours(id: Id, here: 'source' | 'target', there: 'source' | 'target'): number {
    return new Set(this.#world.edges.filter((e) => e[here] === id).map((e) => e[there])).size
  }

  #things(of: 'dataset' | 'column' | 'job'): readonly (WorldEntity | WorldColumn)[] {
    if (of === 'dataset') return this.#world.datasets
    return of === 'job' ? this.#world.jobs : this.#world.columns
  }
}

function refsOf(world: World): ReadonlyMap<Id, NodeRef> {
  const refs = new Map<Id, NodeRef>()
  for (const { id, namespace, name } of world.datasets) refs.set(id, { kind: 'dataset', id, namespace, name })
  for (const { id, namespace, name } of world.jobs) refs.set(id, { kind: 'job', id, namespace, name })
  const worked = [
    ['run', world.runs],
    ['operation', world.operations],
  ] as const
  for (const [kind, operations] of worked)
    for (const { id, job } of operations ?? []) {
      const { namespace, name } = refs.get(job)!
      refs.set(id, { kind, id, namespace, name })
    }
  for (const { id, namespace, name, dataset } of world.columns) {
    const of = refs.get(dataset)!
    refs.set(id, {
      kind: 'column',
      id,
      namespace,
      name,
      dataset: { id: of.id, namespace: of.namespace, name: of.name },
    })
  }
  return refs
}

function rowOf(edge: WorldEdge): Parameters<typeof edgeMatches>[0] {
  const { job, stated, inferred, transformation } = edge
  const all: Span =
    stated === undefined ? inferred! : inferred === undefined ? stated : unionSpan(stated, inferred)
  return {
    all,
    ...(job === undefined ? {} : { jobId: job }),
    ...(stated === undefined ? {} : { stated }),
    ...(inferred === undefined ? {} : { inferred }),
    ...(transformation === undefined ? {} : { transformation }),
  }
}

function factOf(rows: readonly WorldEdge[]): EdgeFact {
  const { source, target, job, transformation } = rows[0]!
  const stated = rows.flatMap((e) => e.stated ?? [])
  const inferred = rows.flatMap((e) => e.inferred ?? [])
  return {
    source,
    target,
    ...(job === undefined ? {} : { jobId: job }),
    ...(stated.length === 0 ? {} : { stated: stated.reduce(unionSpan) }),
    ...(inferred.length === 0 ? {} : { inferred: inferred.reduce(unionSpan) }),
    ...(transformation === undefined ? {} : { transformation }),
  }
}
