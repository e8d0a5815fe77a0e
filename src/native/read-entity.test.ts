import { describe, expect, it } from 'vitest'
import { toId } from '../domain/ids.ts'
import { readEntity } from './read-entity.ts'

const NEW_ID = toId('0197a5b2-4c1e-7d3a-9b2f-6a1e5c0d8f47')
const context = { now: 7, newId: () => NEW_ID }
const job = { namespace: 'etl', name: 'load' }
const run = { job, externalId: 'r' }
const dataset = { namespace: 'db', name: 'a' }

function fault(item: unknown): string {
  const read = readEntity(item, context)
  if (read.ok) throw new Error('expected a refusal')
  return `${read.error.path ?? '-'}: ${read.error.reason}`
}
function readValid(item: unknown) {
  const read = readEntity(item, context)
  if (!read.ok) throw new Error(read.error.reason)
  return read.value
}

describe('readEntity refuses', () => {
  it.each([
    [null, '-: an item must be a JSON object'],
    [{ entity: 'user' }, 'name: name is missing'],
    [{ entity: 'user', name: 7 }, 'name: name must be a text'],
    [{ entity: 'user', name: '' }, 'name: name must not be empty'],
    [{ entity: 'user', name: 'a\0' }, 'name: name must not contain NUL'],
    [{ entity: 'user', name: '\ud800' }, 'name: name must not contain a lone surrogate'],
    [{ entity: 'user', name: 'x'.repeat(4097) }, 'name: name is longer than 4096 bytes'],
    [{ entity: 'run', job, statsu: 'failed' }, 'statsu: statsu is not a known member (did you mean status?)'],
    [{ entity: 'run', job: { ...job, zone: 1 } }, 'job.zone: job.zone is not a known member'],
    [{ entity: 'run', job: 'load' }, 'job: job must be an object'],
    [
      { entity: 'run', job, status: 'suceeded' },
      'status: status must be one of running, succeeded, failed, killed (did you mean succeeded?)',
    ],
    [
      { entity: 'run', job, startedAt: '2026-11-02T00:00:00Z', endedAt: '2026-11-01T00:00:00Z' },
      'endedAt: endedAt must not be before startedAt',
    ],
    [{ entity: 'run', job, attempt: -1 }, 'attempt: attempt must be at least 0'],
    [{ entity: 'run', job, attempt: 1.5 }, 'attempt: attempt must be a whole number'],
    [{ entity: 'run', job, parent: { job } }, 'parent: parent needs an id or an externalId'],
    [{ entity: 'operation', run, id: 'x' }, 'id: id must be a UUID; use externalId for any other text'],
    [
      { entity: 'interaction', run, dataset, type: ['append', 'raed'] },
      'type: type [1] must be one of append, overwrite, create, alter, drop, truncate, rename, delete, update, merge',
    ],
    [{ entity: 'schema', fields: [] }, 'fields: fields must not be empty'],
    [
      { entity: 'schema', fields: [{ name: 'a', fields: [{}] }] },
      'fields.0.fields.0.name: fields.0.fields.0.name is missing',
    ],
    [
      {
        entity: 'dataset',
        ...dataset,
        location: { type: 'x', name: '' },
        storage: { location: { type: 'x', name: '' }, name: 's' },
      },
      'location: location is redundant: storage already contains the location. Remove one of the two',
    ],
  ])('%j', (item, expected) => {
    expect(fault(item)).toBe(expected)
  })

  it('an invalid time', () => {
    expect(fault({ entity: 'user', name: 'a', observedAt: 'today' })).toMatch(
      /^observedAt: observedAt must be an ISO 8601 time such as /,
    )
  })

  it('fields that are nested too deeply, without exhausting the stack', () => {
    let field: object = { name: 'leaf' }
    for (let i = 0; i < 900; i++) field = { name: 'f', fields: [field] }
    expect(fault({ entity: 'schema', fields: [field] })).toBe(
      '-: an item must not nest deeper than 64 levels',
    )
  })

  it('the names of inherited object members', () => {
    expect(fault(JSON.parse('{"entity":"user","name":"a","__proto__":{}}'))).toMatch(
      /__proto__ is not a known member/,
    )
    expect(fault({ entity: 'constructor' })).toMatch(/^entity: entity must be one of /)
  })
})

describe('the ids of runs and operations', () => {
  it('are UUID v5 of job and externalId, the same for every item', () => {
    const { id } = readValid({ entity: 'run', ...run }).made
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5/)
    const interaction = readValid({ entity: 'interaction', run, dataset, type: 'read' }).observation
    expect(interaction.aggregate?.runId).toBe(id)
  })

  it('follow the OpenLineage rules for a given id, in lower case', () => {
    const id = '0197A5B2-4C1E-7D3A-9B2F-6A1E5C0D8F47'
    expect(readValid({ entity: 'run', job, id }).made.id).toBe(id.toLowerCase())
    expect(readValid({ entity: 'run', job, id: 'manual-1' }).observation.aggregate).toMatchObject({
      externalId: 'manual-1',
    })
  })

  it('are new if the item gives neither id nor externalId', () => {
    expect(readValid({ entity: 'run', job }).made).toEqual({ entity: 'run', id: NEW_ID })
  })

  it('differ for operations with the same externalId in two runs', () => {
    const at = (externalId: string) =>
      readValid({ entity: 'operation', run: { job, externalId }, externalId: 'copy' }).made.id
    expect(at('r')).not.toBe(at('s'))
  })
})

describe('an item', () => {
  it('is observed at observedAt, else at the time of arrival', () => {
    expect(readValid({ entity: 'user', name: 'a' }).observation.eventTime).toBe(7)
    const item = { entity: 'user', name: 'a', observedAt: '2026-11-01T00:00:00.1239Z' }
    expect(readValid(item).observation.eventTime).toBe(Date.UTC(2026, 10, 1) + 123)
  })

  it('normalises datasets and locations like an event', () => {
    const { observation } = readValid({ entity: 'location', type: 'postgresql', name: 'db' })
    expect(observation.entities).toEqual([
      {
        kind: 'place',
        place: { location: { type: 'postgres', name: 'db:5432', addresses: ['db:5432'] } },
      },
    ])
    const read = readValid({ entity: 'dataset', namespace: 'postgresql://db', name: '"shop"."public"."a"' })
    expect(read.observation.datasets[0]).toMatchObject({
      namespace: 'postgres://db:5432',
      name: 'shop.public.a',
    })
  })
})

describe('a veto', () => {
  const other = { namespace: 's3a://lake', name: 'b/' }
  it('has the same id for both orders of its datasets, normalises them, and is set by default', () => {
    const read = readValid({ entity: 'veto', datasets: [dataset, other], by: 'ann', observedAt: 9 })
    expect(read.observation.vetoes).toEqual([
      { pair: [dataset, { namespace: 's3://lake', name: 'b' }], stamp: [9000, 5], vetoed: true, by: 'ann' },
    ])
    expect(readValid({ entity: 'veto', datasets: [other, dataset] }).made.id).toBe(read.made.id)
    const lifted = readValid({ entity: 'veto', datasets: [dataset, other], vetoed: false })
    expect(lifted.observation.vetoes).toMatchObject([{ vetoed: false, stamp: [7, 5] }])
  })

  it('needs two datasets', () => expect(fault({ entity: 'veto', datasets: [dataset] })).toMatch(/^datasets/))
})
