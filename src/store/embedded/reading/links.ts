import type { Id } from '../../../domain/ids.ts'
import { unionSpan, type Span } from '../../../domain/span.ts'
import type { RollUp } from '../../../query/edge-filter.ts'
import type { EdgeFact } from '../../../query/read-requests.ts'
import type { Graph } from '../graph.ts'
import type { Link, ReaderCache } from './reader-cache.ts'
import type { RollUpReader, RollUpRow } from './rollup-rows.ts'

/** Reads the links of one node, or returns them from the cache. */
export type LinkReader = (
  level: 'dataset' | 'column',
  direction: 'upstream' | 'downstream',
  node: number,
) => readonly Link[]

/** Nodes with more links are not cached: they would take the space of thousands of others. */
const MAX_CACHED_LINKS = 500

export function openLinks({ registry }: Graph, read: RollUpReader, cache: ReaderCache): LinkReader {
  const open = (level: 'dataset' | 'column') => ({
    upstream: cache.links(`${level} upstream`),
    downstream: cache.links(`${level} downstream`),
  })
  const caches = { dataset: open('dataset'), column: open('column') }
  const idOf = (n: number): Id => registry.id(n)
  return (level, direction, node) => {
    const cached = caches[level][direction]
    const known = cached.get(node)
    if (known !== undefined) return known
    const links = gather(read(level, direction, node), idOf)
    if (links.length <= MAX_CACHED_LINKS) cached.set(node, links)
    return links
  }
}

interface Gathered {
  readonly source: number
  readonly target: number
  readonly rollUps: RollUp[]
}

function gather(rows: readonly RollUpRow[], idOf: (n: number) => Id): readonly Link[] {
  const found = new Map<string, Gathered>()
  for (const { source, target, rollUp } of rows) {
    const { type, subtype, masking } = rollUp.transformation ?? {}
    const key = `${source} ${target} ${rollUp.jobId ?? ''} ${type ?? ''} ${String(masking)} ${subtype ?? ''}`
    const known = found.get(key)
    if (known === undefined) found.set(key, { source, target, rollUps: [rollUp] })
    else known.rollUps.push(rollUp)
  }
  return Array.from(found.values(), (one) => ({ fact: factOf(one, idOf), rollUps: one.rollUps }))
}

function factOf({ source, target, rollUps }: Gathered, idOf: (n: number) => Id): EdgeFact {
  const { jobId, transformation } = rollUps[0]!
  const stated = unionOf(rollUps.map((rollUp) => rollUp.stated))
  const inferred = unionOf(rollUps.map((rollUp) => rollUp.inferred))
  return {
    source: idOf(source),
    target: idOf(target),
    ...(jobId !== undefined && { jobId }),
    ...(stated !== undefined && { stated }),
    ...(inferred !== undefined && { inferred }),
    ...(transformation !== undefined && { transformation }),
  }
}

const unionOf = (spans: readonly (Span | undefined)[]): Span | undefined =>
  spans.reduce((a, b) => (a === undefined || b === undefined ? (a ?? b) : unionSpan(a, b)))
