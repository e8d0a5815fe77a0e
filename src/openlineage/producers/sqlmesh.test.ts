import { describe, expect, test } from 'vitest'
import { mergeAggregates } from '../../domain/aggregate/merge-aggregates.ts'
import type { JsonObject } from '../../lib/json.ts'
import { producerRules } from '../producer-rules.ts'
import { aggregateOf, runEvent } from '../sample-event.test-support.ts'

/** Events of the form that sqlmesh-openlineage 0.1.0 sends, as recorded in examples/sqlmesh-shop. */
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
  test('an evaluation is a run of its model, whose type nobody tells', () => {
    const read = producerRules.interpret(evaluation('COMPLETE', execution({ durationMs: 12 })))
    expect(read).toMatchObject({
      belongs: 'own',
      job: { name: '"shop"."mart"."order_check"' },
      streaming: false,
    })
    expect(read).not.toHaveProperty('jobType')
    expect(read).not.toHaveProperty('outcome')
  })

  test('inputs are quoted, outputs are not: one dataset', () => {
    const inputs = [{ namespace: 'shop_warehouse', name: '"shop"."raw"."orders"' }]
    const outputs = [{ namespace: 'shop_warehouse', name: 'shop.raw.orders' }]
    const { inputs: read, outputs: written } = evaluation('START', {}, { inputs, outputs })
    expect(Object.keys(read)).toEqual(Object.keys(written))
  })

  test.each<[string, string, JsonObject, string | undefined]>([
    ['came back', 'COMPLETE', execution({ durationMs: 0 }), undefined],
    ['ended by an exception', 'COMPLETE', execution({}), 'failed'],
    ['ended by one before anything was measured', 'COMPLETE', {}, 'failed'],
    [
      'came back with audits that do not block',
      'FAIL',
      { errorMessage: { message: 'Audit failed: 1 audit(s) failed' } },
      'succeeded',
    ],
    ['was interrupted', 'FAIL', { errorMessage: { message: 'Evaluation interrupted' } }, undefined],
    ['has only begun', 'START', {}, undefined],
  ])('an evaluation that %s', (_, kind, facets, outcome) =>
    expect(producerRules.interpret(evaluation(kind, facets)).outcome).toBe(outcome),
  )

  test('is decided on all of its events', () => {
    const [start, end] = [evaluation('START'), evaluation('COMPLETE', execution({ durationMs: 12 }))]
    for (const merged of [mergeAggregates(start, end), mergeAggregates(end, start)])
      expect(producerRules.interpret(merged).outcome).toBeUndefined()
  })

  test('any other client that sends COMPLETE without such a facet has succeeded', () =>
    expect(producerRules.interpret(aggregateOf(runEvent({ producer: 'sqlmesh' })))).not.toHaveProperty(
      'outcome',
    ))
})
