import type { Interpretation } from '../../domain/aggregate.ts'
import { datasetId } from '../../domain/ids.ts'
import type { JsonObject } from '../../lib/json.ts'
import { producerRules } from '../producer-rules.ts'
import { aggregateOf, MART, RUN_ID, runEvent } from '../sample-event.test-support.ts'

/** Interprets an event of which a test gives only the relevant parts. */

export const PARENT_ID = '0197a9a0-0000-7c3e-8f5e-1c2d3e4f5a6b'
export const MART_ID = datasetId(MART.namespace, MART.name)

export interface Parts {
  readonly name?: string
  readonly parent?: string
  readonly jobType?: JsonObject
  readonly producer?: string
  readonly run?: JsonObject
  readonly job?: JsonObject
  readonly event?: JsonObject
}

export function interpret({
  name = 'load',
  parent,
  jobType,
  producer = '',
  run = {},
  job = {},
  event = {},
}: Parts): Interpretation {
  const parentFacet = { run: { runId: PARENT_ID }, job: { namespace: 'shop', name: parent ?? '' } }
  return producerRules.interpret(
    aggregateOf(
      runEvent({
        producer,
        run: { runId: RUN_ID, facets: { ...run, ...(parent === undefined ? {} : { parent: parentFacet }) } },
        job: { namespace: 'shop', name, facets: { ...job, ...(jobType === undefined ? {} : { jobType }) } },
        ...event,
      }),
    ),
  )
}
