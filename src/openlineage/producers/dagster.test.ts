import { describe, expect, test } from 'vitest'
import type { JsonObject } from '../../lib/json.ts'
import { producerRules } from '../producer-rules.ts'
import { aggregateOf, runEvent } from '../sample-event.test-support.ts'

const RUN = '680abf8a-ff29-49ef-939b-9140029830c7'

/** Events like those of dagster-openlineage 0.2.1 in examples/dagster-shop. Dagster uses the default rules. */
const event = (name: string, more: JsonObject = {}, runId = RUN, facets: JsonObject = {}) =>
  aggregateOf(
    runEvent({
      producer: 'https://github.com/OpenLineage/OpenLineage/tree/0.2.1/integration/dagster',
      run: { runId, facets },
      job: { namespace: 'shop_platform', name, facets: {} },
      ...more,
    }),
  )

const asset = (name: string): JsonObject => ({ namespace: 'shop_platform', name })

describe('Dagster', () => {
  test('makes an operation for each job, asset and check that share a runId', () => {
    const aggregates = [
      event('build_marts'),
      event('raw/orders', { outputs: [asset('raw/orders')] }),
      event('mart/customer_value', { outputs: [asset('mart/customer_value')] }),
      event('mart/customer_value__checks', { inputs: [asset('mart/customer_value')] }),
      event('mart/top_customers', { outputs: [asset('mart/top_customers')] }),
    ]
    expect(new Set(aggregates.map(({ id }) => id)).size).toBe(5)
    expect(new Set(aggregates.map(({ runId }) => runId)).size).toBe(1)
    for (const aggregate of aggregates)
      expect(producerRules.interpret(aggregate)).toMatchObject({
        belongs: 'own',
        job: { namespace: 'shop_platform', name: aggregate.job.name },
      })
  })

  test('a step is a Run below the run of its job', () => {
    const parent = { run: { runId: RUN }, job: { namespace: 'shop_platform', name: 'build_marts' } }
    const step = event('build_marts.raw__orders', {}, '01a20eca-5261-710b-8ac2-6a220f6a13e9', { parent })
    expect(producerRules.interpret(step)).toMatchObject({
      belongs: 'own',
      job: { name: 'build_marts.raw__orders' },
      parent: { runId: RUN, job: { name: 'build_marts' } },
    })
  })
})
