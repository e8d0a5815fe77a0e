import { SPAN_PROPS } from '../../../compile/roll-up-spans.ts'
import type { Props, PropValue } from '../../../domain/graph-schema.ts'
import type { Id } from '../../../domain/ids.ts'
import type { Transformation } from '../../../domain/lineage-graph.ts'
import { unionSpan, type Span } from '../../../domain/span.ts'
import { rollUpOf } from '../../../query/edge-filter.ts'
import type { EdgeFact } from '../../../query/read-requests.ts'

/** The times of one relationship, in the order of SPAN_PROPS; null where it has none. */
export type SpanRow = readonly unknown[]

/** The fact that the rows of one (source, target, job, transformation) tell together. */
export function factOf(
  source: Id,
  target: Id,
  jobId: Id | null,
  spans: readonly SpanRow[],
  transformation?: Transformation,
): EdgeFact {
  let stated: Span | undefined
  let inferred: Span | undefined
  for (const row of spans) {
    const rollUp = rollUpOf(propsOf(row), transformation === undefined ? 'dataset' : 'column')
    stated = union(stated, rollUp.stated)
    inferred = union(inferred, rollUp.inferred)
  }
  return {
    source,
    target,
    ...(jobId === null ? {} : { jobId }),
    ...(stated === undefined ? {} : { stated }),
    ...(inferred === undefined ? {} : { inferred }),
    ...(transformation === undefined ? {} : { transformation }),
  }
}

function propsOf(row: SpanRow): Props {
  const props: Record<string, PropValue> = {}
  SPAN_PROPS.forEach((name, i) => {
    const value = row[i]
    if (value !== null && value !== undefined) props[name] = value as PropValue
  })
  return props
}

function union(a: Span | undefined, b: Span | undefined): Span | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return unionSpan(a, b)
}
