import { describe, expect, it } from 'vitest'
import type { Observation } from '../../domain/aggregate.ts'
import { readEntity } from '../../native/read-entity.ts'
import { readEvent } from '../../openlineage/read-event.ts'
import { newId } from '../../domain/ids.ts'
import { namedNamespaces } from './named-namespaces.ts'
import { permitFor } from './permit.ts'

const dataset = (namespace: string, facets: object = {}) => ({ namespace, name: 'd', facets })
const job = (namespace: string, facets: object = {}) => ({ namespace, name: 'j', facets })
const run = (facets: object = {}) => ({ runId: '0197a5b2-4c1e-7d3a-9b2f-6a1e5c0d8f47', facets })

function ofEvent(more: object): Observation {
  const read = readEvent({
    eventTime: '2026-11-26T12:00:00Z',
    eventType: 'COMPLETE',
    producer: 'https://test',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
    run: run(),
    job: job('own'),
    ...more,
  })
  if (!read.ok) throw new Error(read.error.reason)
  return read.value.observation
}

function ofEntity(item: object): Observation {
  const read = readEntity(item, { now: Date.UTC(2026, 10, 26), newId })
  if (!read.ok) throw new Error(read.error.reason)
  return read.value.observation
}

const named = (observation: Observation): readonly string[] => [...namedNamespaces(observation)].sort()

describe('the namespaces that an event names', () => {
  it.each<[string, object, readonly string[]]>([
    ['its job', {}, ['own']],
    [
      'what it reads and writes',
      { inputs: [dataset('in')], outputs: [dataset('out')] },
      ['in', 'out', 'own'],
    ],
    [
      'its parent and the root',
      {
        run: run({
          parent: {
            run: { runId: 'p' },
            job: { namespace: 'parent', name: 'p' },
            root: { run: { runId: 'r' }, job: { namespace: 'root', name: 'r' } },
          },
        }),
      },
      ['own', 'parent', 'root'],
    ],
    [
      'symlinks and former names',
      {
        outputs: [
          dataset('own', {
            symlinks: { identifiers: [{ namespace: 'linked', name: 'x', type: 'TABLE' }] },
            lifecycleStateChange: {
              lifecycleStateChange: 'RENAME',
              previousIdentifier: { namespace: 'former', name: 'y' },
            },
          }),
        ],
      },
      ['former', 'linked', 'own'],
    ],
    [
      'sources of columns',
      {
        outputs: [
          dataset('own', {
            columnLineage: {
              fields: { a: { inputFields: [{ namespace: 'column', name: 'x', field: 'b' }] } },
              dataset: [{ namespace: 'whole', name: 'x', field: 'c' }],
            },
          }),
        ],
      },
      ['column', 'own', 'whole'],
    ],
    [
      'jobs that it depends on',
      {
        run: run({
          jobDependencies: {
            upstream: [{ job: { namespace: 'before', name: 'x' } }],
            downstream: [{ job: { namespace: 'after', name: 'x' } }],
          },
        }),
      },
      ['after', 'before', 'own'],
    ],
  ])('are those of %s', (_, more, expected) => {
    expect(named(ofEvent(more))).toEqual(expected)
  })

  it('do not include those in stored but unread JSON', () => {
    expect(named(ofEvent({ run: run({ my_facet: { namespace: 'k8s', name: 'pod' } }) }))).toEqual(['own'])
  })

  it('are normalized', () => {
    expect(named(ofEvent({ inputs: [dataset('postgresql://db')] }))).toEqual(['own', 'postgres://db:5432'])
  })

  it('include those of a static event', () => {
    const declared = ofEvent({
      schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/JobEvent',
      run: undefined,
      eventType: undefined,
      inputs: [dataset('in')],
      outputs: [dataset('out')],
    })
    expect(named(declared)).toEqual(['in', 'out', 'own'])
  })
})

describe('the namespaces that an entity names', () => {
  const at = (namespace: string) => ({ namespace, name: 'x' })
  it.each<[object, readonly string[]]>([
    [{ entity: 'dataset', ...at('own') }, ['own']],
    [{ entity: 'job', ...at('own') }, ['own']],
    [
      { entity: 'run', job: at('own'), externalId: '1', parent: { job: at('parent'), externalId: '2' } },
      ['own', 'parent'],
    ],
    [
      { entity: 'interaction', run: { job: at('own'), externalId: '1' }, dataset: at('other'), type: 'read' },
      ['other', 'own'],
    ],
  ])('%j', (item, expected) => {
    expect(named(ofEntity(item))).toEqual(expected)
  })

  it('do not include those of places without a namespace', () => {
    const runner = { type: 'cron', location: { type: 'local', name: 'batch-1' } }
    expect(named(ofEntity({ entity: 'run', job: at('own'), externalId: '1', runner }))).toEqual(['own'])
  })
})

describe('a permit', () => {
  it('admits events that name only matching namespaces', () => {
    const permit = permitFor(['own', 'post*'])
    expect(permit(ofEvent({ inputs: [dataset('postgres://db')] }))).toBeUndefined()
    expect(permit(ofEvent({ inputs: [dataset('Own')] }))).toBe(
      'the key may not name the namespace "Own", but only own, post*',
    )
  })
})
