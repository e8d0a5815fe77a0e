import type { Aggregate, Observation } from '../domain/aggregate.ts'
import type { JsonObject } from '../lib/json.ts'
import type { ParsedEvent } from './parsed-event.ts'
import { readEvent } from './read-event.ts'

/** Events for tests: a complete event, of which a test replaces parts. */

export const RUN_ID = '0197a9a0-6d1c-7c3e-8f5e-1c2d3e4f5a6b'

export const runEvent = (parts: JsonObject = {}): JsonObject => ({
  eventTime: '2026-11-01T10:00:00.000Z',
  eventType: 'COMPLETE',
  run: { runId: RUN_ID, facets: {} },
  job: { namespace: 'shop', name: 'load_orders', facets: {} },
  inputs: [],
  outputs: [],
  producer: 'https://example.com/loader',
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  ...parts,
})

export const withRunFacets = (facets: JsonObject): JsonObject => ({ run: { runId: RUN_ID, facets } })
export const withJobFacets = (facets: JsonObject, name = 'load_orders'): JsonObject => ({
  job: { namespace: 'shop', name, facets },
})
export const ORDERS = { namespace: 'postgres://db1:5432', name: 'shop.public.orders' }
export const MART = { namespace: 'postgres://db1:5432', name: 'mart.public.revenue' }

/** Reads an event. Throws if it is refused. */
export function readValid(event: unknown): ParsedEvent {
  const result = readEvent(event)
  if (!result.ok) throw new Error(result.error.reason)
  return result.value
}

export const observationOf = (event: unknown): Observation => readValid(event).observation

/** The aggregate of a RunEvent. */
export function aggregateOf(event: unknown): Aggregate {
  const { aggregate } = observationOf(event)
  if (aggregate === undefined) throw new Error('no RunEvent')
  return aggregate
}
