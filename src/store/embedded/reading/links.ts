import type { Id } from '../../../domain/ids.ts'
import { unionSpan, type Span } from '../../../domain/span.ts'
import type { RollUp } from '../../../query/edge-filter.ts'
import type { EdgeFact } from '../../../query/read-requests.ts'
import type { Graph } from '../graph.ts'
import type { Link, Memory } from './memory.ts'
import type { RollUpReader, RollUpRow } from './rollup-rows.ts'

/** The links of one node, as they are remembered or read. */
export type LinkReader = (
  level: 'dataset' | 'column',
  direction: 'upstream' | 'downstream',
  node: number,
) => readonly Link[]

/** More links of one node are read each time: they would take the room of thousands of others. */
const MOST = 500

export function openLinks({ registry }: Graph, read: RollUpReader, memory: Memory): LinkReader {
  const open = (level: 'dataset' | 'column') => ({
    upstream: memory.links(`${level} upstream`),
    downstream: memory.links(`${level} downstream`),
  })
  const known = { dataset: open('dataset'), column: open('column') }
  const idOf = (n: number): Id => registry.id(n)
  return (level, direction, node) => {
    const remembered = known[level][direction]
    const before = remembered.get(node)
    if (before !== undefined) return before
    const links = gather(read(level, direction, node), idOf)
    if (links.length <= MOST) remembered.set(node, links)
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
