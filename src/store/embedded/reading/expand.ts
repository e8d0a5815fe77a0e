import type { Id } from '../../../domain/ids.ts'
import { unionSpan, type Span } from '../../../domain/span.ts'
import { edgeMatches, type RollUp } from '../../../query/edge-filter.ts'
import type { EdgeFact, ExpandRequest, ReadAnswers } from '../../../query/read-requests.ts'
import type { Graph } from '../graph.ts'
import type { RollUpReader, RollUpRow } from './rollup-rows.ts'

/** Rows of one (source, target, job, transformation). */
interface Gathered {
  readonly source: number
  readonly target: number
  readonly first: RollUp
  matches: boolean
  stated: Span | undefined
  inferred: Span | undefined
}

/** Answers an expansion; `poll` is called for each node and may throw to give up. */
export function expand(
  { registry }: Graph,
  read: RollUpReader,
  { level, direction, frontier, filter, limit }: ExpandRequest,
  poll: () => void,
): ReadAnswers['expand'] {
  const edges: EdgeFact[] = []
  for (const id of new Set<Id>(frontier)) {
    poll()
    const node = registry.find(id)
    if (node === undefined) continue
    for (const one of gather(read(level, direction, node), (rollUp) => edgeMatches(rollUp, filter))) {
      if (edges.length >= limit) return { edges, cut: true }
      edges.push(factOf(one, (n) => registry.id(n)))
    }
  }
  return { edges, cut: false }
}

function gather(rows: readonly RollUpRow[], counts: (rollUp: RollUp) => boolean): readonly Gathered[] {
  const found = new Map<string, Gathered>()
  for (const { source, target, rollUp } of rows) {
    const { type, subtype, masking } = rollUp.transformation ?? {}
    const key = `${source} ${target} ${rollUp.jobId ?? ''} ${type ?? ''} ${String(masking)} ${subtype ?? ''}`
    const known = found.get(key)
    if (known === undefined) {
      const { stated, inferred } = rollUp
      found.set(key, { source, target, first: rollUp, matches: counts(rollUp), stated, inferred })
      continue
    }
    known.matches ||= counts(rollUp)
    known.stated = union(known.stated, rollUp.stated)
    known.inferred = union(known.inferred, rollUp.inferred)
  }
  return [...found.values()].filter((one) => one.matches)
}

function factOf({ source, target, first, stated, inferred }: Gathered, idOf: (n: number) => Id): EdgeFact {
  return {
    source: idOf(source),
    target: idOf(target),
    ...(first.jobId !== undefined && { jobId: first.jobId }),
    ...(stated !== undefined && { stated }),
    ...(inferred !== undefined && { inferred }),
    ...(first.transformation !== undefined && { transformation: first.transformation }),
  }
}

function union(a: Span | undefined, b: Span | undefined): Span | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return unionSpan(a, b)
}
