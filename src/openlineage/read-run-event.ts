import type { Aggregate } from '../domain/aggregate.ts'
import { operationId } from '../domain/ids.ts'
import { EVENT_KINDS, stampOf, type EventKind } from '../domain/stamp.ts'
import type { JsonObject } from '../lib/json.ts'
import { err, ok, type Result } from '../lib/result.ts'
import type { Normalise } from './naming/normalise.ts'
import { dbtNodeTags, taggedOutputs } from './dbt-node-tags.ts'
import { draftEvent } from './event-draft.ts'
import { runIdentity } from './event-schema.ts'
import { readActivityFacets, stamped } from './read-activity-facets.ts'
import { createInputSpelling } from './input-spelling.ts'
import { readProducer } from './read-producer.ts'
import { readUses } from './read-datasets.ts'
import type { ParsedEvent } from './parsed-event.ts'
import { refusalOf, type Refusal } from './refusal.ts'
import { producerWithoutVersion } from './producer-without-version.ts'
import { readRunId } from './run-id.ts'

/** Reads a RunEvent: an aggregate of one event, and facts of the datasets that it names. */
export function readRunEvent(event: JsonObject, normalise: Normalise): Result<ParsedEvent, Refusal> {
  const identity = runIdentity.safeParse(event)
  if (!identity.success) return err(refusalOf(event, identity.error))
  const { eventTime, job, run } = identity.data
  const [kind, fault] = readKind(event.eventType)
  const stamp = stampOf(eventTime, kind)
  const source = producerWithoutVersion(event.producer)
  const draft = draftEvent(stamp, source, normalise, createInputSpelling(event, normalise))
  if (fault !== undefined) draft.warn('eventType', fault)
  const producer = readProducer(event, draft)
  const reference = readRunId(run.runId, job.namespace)
  const nodeTags = dbtNodeTags(event, source)
  const aggregate: Aggregate = {
    kind: 'run',
    id: operationId(reference.runId, job.namespace, job.name),
    ...reference,
    job,
    times: { [kind]: [eventTime, eventTime] },
    ...(producer === undefined ? {} : { producer: { value: producer, stamp } }),
    run: stamped(readActivityFacets(event, 'run', job, draft), stamp),
    jobFacets: stamped(
      {
        ...readActivityFacets(event, 'job', job, draft),
        ...(nodeTags === undefined ? {} : { [nodeTags.field]: nodeTags.tags }),
      },
      stamp,
    ),
    inputs: readUses(event, 'inputs', 'read', job, stamp, draft),
    outputs: readUses(event, 'outputs', 'written', job, stamp, draft),
  }
  if (nodeTags !== undefined)
    for (const facts of taggedOutputs(aggregate.outputs, nodeTags, stamp)) draft.describe(facts)
  const { datasets, jobs, content, warnings, droppedFacets } = draft.finish()
  return ok({
    kind: 'run',
    observation: { eventTime, aggregate, datasets, jobs, content },
    warnings,
    droppedFacets,
  })
}

/** Words that clients send instead of the event types of the specification. */
const EVENT_TYPE_ALIASES: ReadonlyMap<string | undefined, EventKind> = new Map([
  ['STARTED', 'START'],
  ['COMPLETED', 'COMPLETE'],
  ['FAILED', 'FAIL'],
  ['ABORTED', 'ABORT'],
  ['CANCELLED', 'ABORT'],
  ['CANCELED', 'ABORT'],
])

/** Reads eventType in any case. An event with a missing or unknown type is OTHER: it has information but no state. */
function readKind(value: unknown): readonly [EventKind, string?] {
  if (value === undefined || value === null || value === '') return ['OTHER']
  const kind = typeof value === 'string' ? value.trim().toUpperCase() : undefined
  const known = EVENT_KINDS.find((candidate) => candidate === kind)
  if (known !== undefined) return [known]
  const meant = EVENT_TYPE_ALIASES.get(kind)
  return meant === undefined
    ? ['OTHER', `is not an OpenLineage event type (${EVENT_KINDS.join(', ')}); it was read as OTHER`]
    : [meant, `\`${kind}\` is not an OpenLineage event type; it was read as ${meant}`]
}
