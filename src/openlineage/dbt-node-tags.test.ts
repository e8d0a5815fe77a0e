import { describe, expect, test } from 'vitest'
import type { Json, JsonObject } from '../lib/json.ts'
import { MART, observationOf, ORDERS, RUN_ID, runEvent } from './sample-event.test-support.ts'

const FIELD = 'tags https://github.com/OpenLineage/OpenLineage/tree/integration/dbt#node'
const CLIENT = { key: 'openlineage_client_version', value: '1.54.0', source: 'OPENLINEAGE_CLIENT' }

function tagged(tags: Json, jobType = 'MODEL', integration = 'DBT') {
  const { aggregate, datasets } = observationOf(
    runEvent({
      producer: 'https://github.com/OpenLineage/OpenLineage/tree/1.54.0/integration/dbt',
      run: { runId: RUN_ID, facets: { tags: tags as JsonObject } },
      job: { namespace: 'shop', name: 'model.shop.revenue', facets: { jobType: { integration, jobType } } },
      inputs: [ORDERS],
      outputs: [MART],
    }),
  )
  const of = (name: string) => datasets.flatMap((facts) => (facts.name === name ? [facts.fields[FIELD]] : []))
  return {
    job: aggregate?.jobFacets[FIELD]?.value,
    output: of(MART.name).find((tags) => tags !== undefined),
    input: of(ORDERS.name).find((tags) => tags !== undefined),
    run: aggregate?.run['facets.tags']?.value,
  }
}

describe('tags of a dbt node', () => {
  test.each(['MODEL', 'SNAPSHOT', 'SEED'])(
    'a %s: the job has them, and the dataset that it writes',
    (type) => {
      const tags = [
        { key: 'pii', value: 'true', source: 'DBT' },
        { key: 'owner', value: 'finance', source: 'DBT_META' },
        CLIENT,
      ]
      const expected = [
        ['owner', 'finance'],
        ['pii', ''],
      ]
      expect(tagged({ tags }, type)).toMatchObject({
        job: expected,
        output: expected,
        input: undefined,
        run: { tags },
      })
    },
  )

  test('an empty facet withdraws the tags of the node', () =>
    expect(tagged({ tags: [CLIENT] })).toMatchObject({ job: [], output: [] }))

  test.each<[string, Json, string?, string?]>([
    ['a test, which repeats the tags of the tested node', { tags: [{ key: 'pii', source: 'DBT' }] }, 'TEST'],
    ['an invocation', { tags: [] }, 'JOB'],
    ['another integration', { tags: [{ key: 'pii', source: 'DBT' }] }, 'MODEL', 'SPARK'],
    ['no tags', {}],
    ['a value that is not an array', { tags: 'pii' }],
    ['a deleted facet', { _deleted: true, tags: [] }],
    ['malformed tags alone', { tags: [{ key: '', source: 'DBT' }] }],
  ])('ignores %s', (_, tags, type, integration) =>
    expect(tagged(tags, type, integration)).toMatchObject({ job: undefined, output: undefined }),
  )
})
