import type { Aggregate, DatasetName, Declaration } from '../aggregate.ts'
import { bodyOf, fromRow, packFields, unpackFields, type PackedFields } from '../aggregate/aggregate-body.ts'
import { newestByKey, type StampedFields } from '../aggregate/newest-by-key.ts'
import type { EdgeRow } from '../graph-rows.ts'
import { idOfIds, jobId, locationId, type Id } from '../ids.ts'
import type { Basis } from '../lineage-graph.ts'
import type { AggregateRow } from '../merge-protocol.ts'
import { unionSpan, type Span } from '../span.ts'
import type { Instant } from '../time.ts'
import type { Json, JsonObject } from '../../lib/json.ts'
import type { RollupKey } from './contribution.ts'
import { plainEdge } from './edge-ids.ts'

/**
 * The rows that retention keeps in place of pruned operations. They are stored among the aggregates and are base data
 * too: they support roll-ups, claim jobs and are exported. Their merge is also associative, commutative and
 * idempotent.
 */
export type Compacted = CompactedSpan | CompactedJob

/** The possible contents of an aggregate row. */
export type Source = Aggregate | Declaration | Compacted

/** The contribution of pruned operations to one part of one roll-up. */
export interface CompactedSpan {
  readonly kind: 'compacted-span'
  readonly id: Id
  readonly key: RollupKey
  readonly basis: Basis
  readonly span: Span
}

/** The claims of pruned operations on one job. */
export interface CompactedJob {
  readonly kind: 'compacted-job'
  readonly id: Id
  readonly job: DatasetName
  readonly firstSeen: Instant
  readonly fields: StampedFields
  /** The parent jobs. */
  readonly above: ReadonlySet<Id>
  /** The Locations where the job ran: type as `namespace`, and name. */
  readonly places: ReadonlyMap<Id, DatasetName>
}

export const compactedSpanId = (rollup: Id, basis: Basis): Id => idOfIds('Compacted', rollup, basis)
export const compactedJobId = (job: Id): Id => idOfIds('Compacted', job)

/** The slot for renames, which are looked up by target when two groups separate. */
export const compactedRenamesOf = (target: Id): Id => idOfIds('Compacted', target, 'rename')

/**
 * Joins two compacted rows with one id.
 * @throws Error if they are of different kinds
 */
export function joinCompacted(a: Compacted, b: Compacted): Compacted {
  if (a.kind === 'compacted-span' && b.kind === 'compacted-span')
    return { ...a, span: unionSpan(a.span, b.span) }
  if (a.kind === 'compacted-job' && b.kind === 'compacted-job')
    return {
      ...a,
      firstSeen: Math.min(a.firstSeen, b.firstSeen),
      fields: newestByKey(a.fields, b.fields),
      above: new Set([...a.above, ...b.above]),
      places: new Map([...a.places, ...b.places]),
    }
  throw new Error(`compacted rows with the id ${a.id} are of different kinds`)
}

/** The edges from a job to its parent jobs and its locations. */
export function edgesAbove({ job, above, places }: CompactedJob): readonly EdgeRow[] {
  const id = jobId(job.namespace, job.name)
  return [
    ...[...above].map((to) => plainEdge('PART_OF', 'Job', id, 'Job', to)),
    ...[...places.keys()].map((to) => plainEdge('LOCATED_IN', 'Job', id, 'Location', to)),
  ]
}

/** Converts a compacted row to an aggregate row. */
export const compactedRow = (source: Compacted): AggregateRow => ({
  ...slotsOfCompacted(source),
  body: bodyOfCompacted(source),
})

/** The slots by which a compacted row is found, and its id. */
export function slotsOfCompacted(source: Compacted): Omit<AggregateRow, 'body'> {
  const { id } = source
  if (source.kind === 'compacted-job') return { id, job: jobId(source.job.namespace, source.job.name) }
  const { key } = source
  return key.type === 'DERIVED_FROM' && key.rename === true
    ? { id, subject: compactedRenamesOf(key.target) }
    : { id }
}

export const bodyOfSource = (source: Source): JsonObject =>
  source.kind === 'run' || source.kind === 'declaration' ? bodyOf(source) : bodyOfCompacted(source)

function bodyOfCompacted(source: Compacted): JsonObject {
  if (source.kind === 'compacted-span') {
    const { key, basis, span } = source
    return { c: 'span', k: key as unknown as Json, b: basis, s: [span.firstAt, span.lastAt, ...span.days] }
  }
  const { job, firstSeen, fields, above, places } = source
  return {
    c: 'job',
    j: [job.namespace, job.name],
    a: firstSeen,
    g: packFields(fields),
    e: [...above].sort(),
    l: [...places.keys()].sort().map((id) => [places.get(id)!.namespace, places.get(id)!.name]),
  }
}

/** Reads the content of an aggregate row; the inverse of `bodyOfSource`. */
export function sourceOf(row: AggregateRow): Source {
  const body = row.body as unknown as Body
  switch (body.c) {
    case undefined:
      return fromRow(row)
    case 'span': {
      const [firstAt, lastAt, ...days] = body.s
      return {
        kind: 'compacted-span',
        id: row.id,
        key: body.k,
        basis: body.b,
        span: { firstAt, lastAt, days },
      }
    }
    case 'job':
      return {
        kind: 'compacted-job',
        id: row.id,
        job: { namespace: body.j[0], name: body.j[1] },
        firstSeen: body.a,
        fields: unpackFields(body.g),
        above: new Set(body.e),
        places: new Map(
          body.l.map(([namespace, name]) => [locationId(namespace, name), { namespace, name }]),
        ),
      }
  }
}

type Body =
  | { readonly c?: undefined }
  | {
      readonly c: 'span'
      readonly k: RollupKey
      readonly b: Basis
      readonly s: readonly [firstAt: number, lastAt: number, ...days: number[]]
    }
  | {
      readonly c: 'job'
      readonly j: readonly [string, string]
      readonly a: number
      readonly g: PackedFields
      readonly e: readonly Id[]
      readonly l: readonly (readonly [type: string, name: string])[]
    }
