import { z } from 'zod'
import { eventJsonSchema } from '../app/event-schema.ts'
import { batchRoute } from './batch-route.ts'
import { endpoint, type Content, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { entitiesRoute } from './entities-route.ts'
import type { EventIntake } from './event-intake.ts'
import { lineageRoute } from './lineage-route.ts'
import { schemaEndpoint } from './schema-endpoint.ts'
import { BatchOutcome, EntitiesOutcome, EventAccepted } from './shapes/events.ts'

const group = 'Events'

/** `/api/v1/lineage`, `/api/v1/lineage/batch` and `/api/v1/entities`: ingestion. */
export function eventRoutes(intake: EventIntake): readonly Endpoint[] {
  const takeEvent = lineageRoute(intake)
  const takeBatch = batchRoute(intake)
  const takeEntities = entitiesRoute(intake)
  return [
    endpoint({
      method: 'POST',
      path: '/api/v1/lineage',
      scope: 'ingest',
      name: 'sendEvent',
      group,
      summary: 'Stores one OpenLineage event',
      description:
        'These members identify the event. If the server cannot use a part of the inputs, outputs or facets, it stores the rest and lists the part in `warnings`.',
      takes: { 'application/json': { jsonSchema: eventJsonSchema } },
      replies: { 201: json('The event is stored: the answer comes after the commit.', EventAccepted) },
      problems: ['not-an-event', 'unusable-event', 'event-too-large', 'unavailable'],
      handle: ({ c }) => takeEvent(c),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/lineage/batch',
      scope: 'ingest',
      name: 'sendEvents',
      group,
      summary: 'Stores many OpenLineage events',
      takes: many,
      replies: {
        200: json('The result, after the last commit: counts, and the failed events.', BatchOutcome),
      },
      problems: ['unavailable'],
      handle: ({ c }) => takeBatch(c),
    }),
    endpoint({
      method: 'POST',
      path: '/api/v1/entities',
      scope: 'ingest',
      name: 'sendEntities',
      group,
      summary: 'Stores entities that are not OpenLineage events',
      takes: many,
      replies: {
        200: json(
          'The result, after the last commit: the created entities, and the failed items.',
          EntitiesOutcome,
        ),
      },
      problems: ['unavailable'],
      handle: ({ c }) => takeEntities(c),
    }),
    schemaEndpoint({
      path: '/api/v1/entities/schema',
      name: 'getEntitySchema',
      group,
      summary: 'The JSON Schema of an entity',
      schema: intake.entities.schema,
    }),
  ]
}

/** The schema accepts any item, because the answer reports each invalid one. A single item needs no array. */
const many: Content = {
  'application/json': z.union([z.array(z.unknown()).max(100_000), z.looseObject({})]),
  'application/x-ndjson': z.string(),
}
