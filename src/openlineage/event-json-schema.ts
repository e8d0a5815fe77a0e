import { z } from 'zod'
import type { JsonObject } from '../lib/json.ts'
import { datasetIdentity, jobIdentity, runIdentity } from './event-schema.ts'

/**
 * The JSON Schema (draft 2020-12) of the required members of an event. The rest is read facet by facet, and unusable parts
 * cause warnings.
 */
export function eventJsonSchema(): JsonObject {
  const event = z.union([runIdentity, jobIdentity, datasetIdentity])
  const schema = z.toJSONSchema(event, { io: 'input' }) as JsonObject
  return { title: 'A RunEvent, JobEvent or DatasetEvent of OpenLineage', ...schema }
}
