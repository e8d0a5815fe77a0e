import { z } from 'zod'
import type { JsonObject } from '../lib/json.ts'
import { datasetIdentity, jobIdentity, runIdentity } from './event-schema.ts'

/**
 * The JSON Schema (draft 2020-12) of what an event must have. All else of it is read facet by facet, and what cannot be used of
 * that is told in warnings.
 */
export function eventJsonSchema(): JsonObject {
  const event = z.union([runIdentity, jobIdentity, datasetIdentity])
  const schema = z.toJSONSchema(event, { io: 'input' }) as JsonObject
  return { title: 'A RunEvent, JobEvent or DatasetEvent of OpenLineage', ...schema }
}
