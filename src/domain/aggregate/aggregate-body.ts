import type { Aggregate, DatasetUse, Declaration, TimeRange } from '../aggregate.ts'
import type { StampedFields } from './newest-by-key.ts'
import type { AggregateRow } from '../merge-protocol.ts'
import type { Json, JsonObject } from '../../lib/json.ts'

/**
 * The body under which stores save an aggregate or a declaration: its members under short keys. Values that can be
 * derived from elsewhere, such as the id, are left out.
 */
export function bodyOf(source: Aggregate | Declaration): JsonObject {
  return source.kind === 'run' ? bodyOfRun(source) : bodyOfDeclaration(source)
}

function bodyOfRun(a: Aggregate): JsonObject {
  return {
    r: a.runId,
    ...(a.externalId === undefined ? {} : { x: a.externalId }),
    ...(a.restricted === undefined ? {} : { l: true }),
    j: [a.job.namespace, a.job.name],
    t: a.times,
    ...(a.given === undefined ? {} : { n: packFields(a.given) }),
    ...(a.observed === undefined ? {} : { w: [...a.observed] }),
    ...(a.producer === undefined ? {} : { p: a.producer as unknown as Json }),
    f: packFields(a.run),
    g: packFields(a.jobFacets),
    i: a.inputs as unknown as Json,
    o: a.outputs as unknown as Json,
  }
}

function bodyOfDeclaration(d: Declaration): JsonObject {
  return {
    d: d.subjectKind,
    s: d.subject,
    a: d.at,
    ...(d.job === undefined ? {} : { j: [d.job.namespace, d.job.name] }),
    p: d.producer,
    g: packFields(d.jobFacets),
    i: d.inputs as unknown as Json,
    o: d.outputs as unknown as Json,
  }
}

/** Reads an aggregate or declaration from its row; the inverse of `bodyOf`. */
export function fromRow(row: AggregateRow): Aggregate | Declaration {
  const body = row.body as unknown as Body
  const uses = {
    inputs: body.i as { readonly [id: string]: DatasetUse },
    outputs: body.o as { readonly [id: string]: DatasetUse },
  }
  const job = body.j === undefined ? {} : { job: { namespace: body.j[0], name: body.j[1] } }
  if (body.d !== undefined)
    return {
      kind: 'declaration',
      id: row.id,
      subject: body.s!,
      subjectKind: body.d,
      at: body.a!,
      ...job,
      producer: body.p as string,
      jobFacets: unpackFields(body.g),
      ...uses,
    }
  return {
    kind: 'run',
    id: row.id,
    runId: body.r!,
    ...(body.x === undefined ? {} : { externalId: body.x }),
    ...(body.l === undefined ? {} : { restricted: body.l }),
    job: job.job!,
    times: body.t!,
    ...(body.n === undefined ? {} : { given: unpackFields(body.n) }),
    ...(body.w === undefined ? {} : { observed: body.w }),
    ...(body.p === undefined ? {} : { producer: body.p as NonNullable<Aggregate['producer']> }),
    run: unpackFields(body.f!),
    jobFacets: unpackFields(body.g),
    ...uses,
  }
}

export type PackedFields = { readonly [key: string]: readonly [value: Json, at: number, rank: number] }

interface Body {
  readonly r?: Aggregate['runId']
  readonly x?: string
  /** Limited: every event was sent with a key that is limited to some namespaces. */
  readonly l?: true
  readonly j?: readonly [string, string]
  readonly t?: Aggregate['times']
  readonly n?: PackedFields
  readonly w?: TimeRange
  readonly p?: unknown
  readonly f?: PackedFields
  readonly g: PackedFields
  readonly i: unknown
  readonly o: unknown
  readonly d?: Declaration['subjectKind']
  readonly s?: Declaration['subject']
  readonly a?: number
}

/** Fields in the form of a body: value, event time, rank. */
export const packFields = (fields: StampedFields): Json =>
  Object.fromEntries(
    Object.entries(fields).map(([key, { value, stamp }]) => [key, [value, stamp[0], stamp[1]] as Json]),
  )

export const unpackFields = (packed: PackedFields): StampedFields =>
  Object.fromEntries(
    Object.entries(packed).map(([key, [value, at, rank]]) => [key, { value, stamp: [at, rank] as const }]),
  )
