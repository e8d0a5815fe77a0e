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

/** `/api/v1/lineage`, `/api/v1/lineage/batch` and `/api/v1/entities`: what pipelines and programs send. */
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
      schema: intake.entities.schema,
    }),
  ]
}

/** Items are judged one by one: what is wrong with one is told in the answer. A single one needs no array. */
const many: Content = {
  'application/json': z.union([z.array(z.unknown()).max(100_000), z.looseObject({})]),
  'application/x-ndjson': z.string(),
}
