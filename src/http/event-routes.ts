import { z } from 'zod'
import type { EntityIngest } from '../app/create-entity-ingest.ts'
import type { Ingest } from '../app/create-ingest.ts'
import type { Refused } from '../app/dead-letters.ts'
import { eventJsonSchema } from '../app/event-schema.ts'
import type { LetterKind } from '../app/dead-letters.ts'
import { batchRoute } from './batch-route.ts'
import { endpoint, type Content, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { entitiesRoute } from './entities-route.ts'
import { lineageRoute } from './lineage-route.ts'
import type { BodyLimits } from './read-body.ts'
import { schemaEndpoint } from './schema-endpoint.ts'
import { BatchOutcome, EntitiesOutcome, EventAccepted } from './shapes/events.ts'

/** Where events and entities come in, and what keeps those that are refused. */
export interface EventIntake {
  readonly ingest: Ingest
  readonly entities: EntityIngest
  readonly limits: BodyLimits
  /** Resolves when what was refused is safe. */
  readonly keep: (kind: LetterKind, refused: Refused) => Promise<void>
}

const group = 'Events'

/** `/api/v1/lineage`, `/api/v1/lineage/batch` and `/api/v1/entities`: what pipelines and programs send. */
export function eventRoutes({ ingest, entities, limits, keep }: EventIntake): readonly Endpoint[] {
  const event = (refused: Refused): Promise<void> => keep('event', refused)
  const takeEvent = lineageRoute(ingest, limits, event)
  const takeBatch = batchRoute(ingest, limits, event)
  const takeEntities = entitiesRoute(entities, limits, (refused) => keep('entity', refused))
  return [
    endpoint({
      method: 'POST',
      path: '/api/v1/lineage',
      scope: 'ingest',
      name: 'sendEvent',
      group,
      summary: 'Takes one OpenLineage event',
      description:
        'These members name the event. Inputs, outputs and facets are read as far as they can be used; `warnings` of the answer tell what could not.',
      takes: { 'application/json': { jsonSchema: eventJsonSchema } },
      replies: { 201: json('It is stored: the answer comes after the commit.', EventAccepted) },
      problems: ['not-an-event', 'unusable-event', 'event-too-large', 'unavailable'],
      handle: ({ c }) => takeEvent(c),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/lineage/batch',
      scope: 'ingest',
      name: 'sendEvents',
      group,
      summary: 'Takes many OpenLineage events',
      takes: many,
      replies: { 200: json('After the last commit, what failed.', BatchOutcome) },
      problems: ['unavailable'],
      handle: ({ c }) => takeBatch(c),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/entities',
      scope: 'ingest',
      name: 'sendEntities',
      group,
      summary: 'Takes entities that come without OpenLineage',
      takes: many,
      replies: { 200: json('After the last commit, what each made and which failed.', EntitiesOutcome) },
      problems: ['unavailable'],
      handle: ({ c }) => takeEntities(c),
    }),
    schemaEndpoint({
      path: '/api/v1/entities/schema',
      name: 'getEntitySchema',
      group,
      summary: 'The JSON Schema of an entity',
      schema: entities.schema,
    }),
  ]
}

/** Items are judged one by one: what is wrong with one is told in the answer. A single one needs no array. */
const many: Content = {
  'application/json': z.union([z.array(z.unknown()).max(100_000), z.looseObject({})]),
  'application/x-ndjson': z.string(),
}
