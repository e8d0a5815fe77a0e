import { describe, expect, test } from 'vitest'
import { mergeAggregates } from '../../domain/aggregate/merge-aggregates.ts'
import type { JsonObject } from '../../lib/json.ts'
import { producerRules } from '../producer-rules.ts'
import { aggregateOf, runEvent } from '../sample-event.test-support.ts'

/** Events like those of sqlmesh-openlineage 0.1.0 in examples/sqlmesh-shop. */
const evaluation = (eventType: string, facets: JsonObject = {}, more: JsonObject = {}) =>
  aggregateOf(
    runEvent({
      eventType,
      eventTime:
        eventType === 'START' ? '2026-11-24T18:00:00.000001+00:00' : '2026-11-24T18:00:01.000001+00:00',
      producer: 'sqlmesh-openlineage',
      run: { runId: '9287903d-95ac-4688-aa9a-411a3e3757c6', facets },
      job: { namespace: 'shop_warehouse', name: '"shop"."mart"."order_check"', facets: {} },
      ...more,
    }),
  )

const execution = (more: JsonObject): JsonObject => ({
  sqlmesh_execution: { _producer: 'sqlmesh-openlineage', ...more },
})

describe('SQLMesh', () => {
  test('an evaluation is a run of its model without a type', () => {
    const read = producerRules.interpret(evaluation('COMPLETE', execution({ durationMs: 12 })))
    expect(read).toMatchObject({
      belongs: 'own',
      job: { name: '"shop"."mart"."order_check"' },
      streaming: false,
    })
    expect(read).not.toHaveProperty('jobType')
    expect(read).not.toHaveProperty('outcome')
  })

  test('a quoted input and an unquoted output are the same dataset', () => {
    const inputs = [{ namespace: 'shop_warehouse', name: '"shop"."raw"."orders"' }]
    const outputs = [{ namespace: 'shop_warehouse', name: 'shop.raw.orders' }]
    const { inputs: read, outputs: written } = evaluation('START', {}, { inputs, outputs })
    expect(Object.keys(read)).toEqual(Object.keys(written))
  })

  test.each<[string, string, JsonObject, string | undefined]>([
    ['succeeded', 'COMPLETE', execution({ durationMs: 0 }), undefined],
    ['ended with an exception', 'COMPLETE', execution({}), 'failed'],
    ['ended with an exception before it was measured', 'COMPLETE', {}, 'failed'],
    [
      'succeeded with failed non-blocking audits',
      'FAIL',
      { errorMessage: { message: 'Audit failed: 1 audit(s) failed' } },
      'succeeded',
    ],
    ['was interrupted', 'FAIL', { errorMessage: { message: 'Evaluation interrupted' } }, undefined],
    ['has only started', 'START', {}, undefined],
  ])('an evaluation that %s', (_, kind, facets, outcome) =>
    expect(producerRules.interpret(evaluation(kind, facets)).outcome).toBe(outcome),
  )

  test('the outcome depends on all events of the run', () => {
    const [start, end] = [evaluation('START'), evaluation('COMPLETE', execution({ durationMs: 12 }))]
    for (const merged of [mergeAggregates(start, end), mergeAggregates(end, start)])
      expect(producerRules.interpret(merged).outcome).toBeUndefined()
  })

  test('does not apply to other clients that send COMPLETE without the facet', () =>
    expect(producerRules.interpret(aggregateOf(runEvent({ producer: 'sqlmesh' })))).not.toHaveProperty(
      'outcome',
    ))
})
