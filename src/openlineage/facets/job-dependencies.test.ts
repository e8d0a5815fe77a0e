import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../../lib/json.ts'
import { readValid, runEvent, withRunFacets } from '../sample-event.test-support.ts'

const SOURCE = 'https://example.com/loader'

function read(facet: JsonObject) {
  const { observation, warnings } = readValid(runEvent(withRunFacets({ jobDependencies: facet })))
  const run = observation.aggregate!.run
  return {
    entries: run[`dependencies ${SOURCE}`]?.value,
    stored: run['facets.jobDependencies']?.value,
    jobs: observation.jobs.map(({ namespace, name }) => `${namespace}/${name}`),
    warnings,
  }
}

const job = (name: string): JsonObject => ({ job: { namespace: 'air', name } })

describe('jobDependencies', () => {
  test('reads both sides with all their members, and stores the facet', () => {
    const facet: JsonObject = {
      upstream: [
        {
          ...job('extract'),
          run: { runId: '0197a9a0-0000-7c3e-8f5e-1c2d3e4f5a6b' },
          dependency_type: 'DIRECT_INVOCATION',
          sequence_trigger_rule: 'FINISH_TO_START',
          status_trigger_rule: 'EXECUTE_ON_SUCCESS',
        },
      ],
      downstream: [job('report')],
      trigger_rule: 'ALL_SUCCESS',
    }
    expect(read({ _producer: 'x', ...facet })).toEqual({
      entries: [
        [
          'upstream',
          'air',
          'extract',
          'DIRECT_INVOCATION',
          'FINISH_TO_START',
          'EXECUTE_ON_SUCCESS',
          'ALL_SUCCESS',
        ],
        ['downstream', 'air', 'report', '', '', '', ''],
      ],
      stored: facet,
      jobs: ['air/extract', 'air/report'],
      warnings: [],
    })
  })

  test('an empty list is an empty set; a missing list changes nothing', () => {
    expect(read({ upstream: [] }).entries).toEqual([])
    expect(read({ trigger_rule: 'ALL_DONE' }).entries).toBeUndefined()
  })

  test('a deleted facet withdraws its entries', () => {
    expect(read({ _deleted: true })).toMatchObject({ entries: null, stored: null })
  })

  test.each<[string, Json, string]>([
    ['an entry that is not an object', 7, 'is not an object and was left out'],
    ['an entry without a job', {}, 'was left out: its job is not an object'],
    ['a job without a name', { job: { namespace: 'a' } }, "was left out: its job's name is missing"],
  ])('leaves out %s', (_, entry, fault) => {
    expect(read({ upstream: [entry, job('a')] })).toMatchObject({
      entries: [['upstream', 'air', 'a', '', '', '', '']],
      warnings: [`run.facets.jobDependencies.upstream[0] ${fault}`],
    })
    expect(read({ upstream: [entry] }).entries).toBeUndefined()
  })

  test('folds the name of a query to the Job of all queries of its user', () => {
    expect(read({ upstream: [job('20241101_101530_00042_abcde')] }).jobs).toEqual(['air/queries'])
  })
})
