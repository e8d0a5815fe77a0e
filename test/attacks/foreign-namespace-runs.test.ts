import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openApi, type Api } from '../http/open-api.ts'

/** A key limited to the namespaces of one team must not change facts that another team's run reported. */

const PRODUCER = 'https://example.org/test'
interface Parts {
  readonly run: string
  readonly namespace: string
  readonly job?: string
  readonly type?: string
  readonly at?: string
  readonly facets?: object
  readonly inputs?: readonly object[]
}
const event = ({ run, namespace, job = 'load', type = 'COMPLETE', at, facets, inputs = [] }: Parts) => ({
  eventType: type,
  eventTime: at ?? '2026-11-24T10:00:00Z',
  producer: PRODUCER,
  schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent',
  run: { runId: run, ...(facets && { facets }) },
  job: { namespace, name: job },
  inputs,
  outputs: [],
})
const isoIn = (hours: number): string => new Date(Date.now() + hours * 3_600_000).toISOString()

describe('a key limited to namespaces', () => {
  let api: Api
  let admin: string
  let team: string
  let evil: string
  beforeAll(async () => {
    api = await openApi({})
    const make = async (body: object, key?: string): Promise<string> => {
      const response = await send('/api/v1/keys', body, key)
      expect(response.status).toBe(201)
      return ((await response.json()) as { key: string }).key
    }
    admin = await make({ name: 'ops', scopes: ['admin'] })
    team = await make({ name: 'team', scopes: ['ingest'], namespaces: ['team*'] }, admin)
    evil = await make({ name: 'evil', scopes: ['ingest'], namespaces: ['evil*'] }, admin)
  })
  afterAll(() => api.close())

  const send = (path: string, body: unknown, key?: string): Promise<Response> =>
    Promise.resolve(
      api.app.request(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: {
          'content-type': 'application/json',
          ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        },
      }),
    )
  const lineage = (body: object, key: string): Promise<Response> => send('/api/v1/lineage', body, key)
  const read = async (path: string): Promise<unknown> => {
    const response = await api.app.request(path, { headers: { authorization: `Bearer ${admin}` } })
    return response.json()
  }
  const runOf = (run: string): Promise<unknown> => read(`/api/v1/runs/${run}`)
  async function teamRun(): Promise<{ readonly run: string; readonly before: unknown }> {
    const run = randomUUID()
    expect((await lineage(event({ run, namespace: 'team' }), team)).status).toBe(201)
    return { run, before: await runOf(run) }
  }
  const refused = async (response: Response): Promise<void> => {
    expect(response.status).toBe(403)
    expect(await response.json()).toMatchObject({
      type: '/problems/forbidden',
      detail: expect.stringContaining('belongs to a job of another namespace') as string,
    })
  }

  it('cannot send an event of another team’s run, back-dated or not', async () => {
    const { run, before } = await teamRun()
    for (const at of ['1999-01-01T00:00:00Z', '2026-11-24T09:00:00Z', isoIn(20)])
      await refused(await lineage(event({ run, namespace: 'evil', type: 'FAIL', at }), evil))
    const batch = await send(
      '/api/v1/lineage/batch',
      [event({ run, namespace: 'evil' }), event({ run: randomUUID(), namespace: 'evil' })],
      evil,
    )
    expect(await batch.json()).toMatchObject({ summary: { successful: 1, failed: 1 } })
    expect(await runOf(run)).toEqual(before)
    // The rejected event is not stored for a replay by an admin.
    expect(JSON.stringify(await read('/api/v1/dead-letters'))).not.toContain(run)
  })

  it('cannot put its own operation under another team’s run, or that run under one of its own', async () => {
    const { run, before } = await teamRun()
    const reference = (runId: string, job = 'load') => ({
      run: { runId },
      job: { namespace: 'evil', name: job },
    })
    const child = (facet: object): object =>
      event({ run: randomUUID(), namespace: 'evil', job: 'load.sql.1', facets: { parent: facet } })
    await refused(await lineage(child(reference(run)), evil))
    await refused(await lineage(child({ ...reference(randomUUID()), root: reference(run) }), evil))
    expect(await runOf(run)).toEqual(before)
  })

  it('cannot do so with an entity either', async () => {
    const { run, before } = await teamRun()
    const item = { entity: 'run', id: run, job: { namespace: 'evil', name: 'load' }, status: 'failed' }
    const response = await send('/api/v1/entities', [item], evil)
    expect(await response.json()).toMatchObject({ summary: { successful: 0, failed: 1 } })
    expect(await runOf(run)).toEqual(before)
  })

  it('can still send its own runs, and use parents in its namespaces', async () => {
    const run = randomUUID()
    for (const type of ['START', 'RUNNING', 'COMPLETE'])
      expect((await lineage(event({ run, namespace: 'team.a', type }), team)).status).toBe(201)
    const parent = { run: { runId: run }, job: { namespace: 'team.a', name: 'load' } }
    const child = event({ run: randomUUID(), namespace: 'team.b', facets: { parent } })
    expect((await lineage(child, team)).status).toBe(201)
    expect(await runOf(run)).toMatchObject({ status: 'succeeded' })
  })

  it('loses a run id that it used first to a sender without limits, who reports the owner', async () => {
    const run = randomUUID()
    const squat = event({ run, namespace: 'evil', type: 'FAIL', at: '1999-01-01T00:00:00Z' })
    expect((await lineage(squat, evil)).status).toBe(201)
    await refused(await lineage(event({ run, namespace: 'team' }), team))
    expect((await lineage(event({ run, namespace: 'team', type: 'START' }), admin)).status).toBe(201)
    expect(await runOf(run)).toMatchObject({ status: 'running', job: { namespace: 'team' } })
    expect((await lineage(event({ run, namespace: 'team' }), team)).status).toBe(201)
    expect(await runOf(run)).toMatchObject({ status: 'succeeded', job: { namespace: 'team' } })
  })
})

describe('a date far in the future', () => {
  let api: Api
  beforeAll(async () => {
    api = await openApi({})
  })
  afterAll(() => api.close())
  const post = async (path: string, body: unknown) => {
    const response = await api.post(path, JSON.stringify(body))
    return { status: response.status, body: (await response.json()) as { readonly [key: string]: unknown } }
  }

  it('is rejected, stored as a dead letter, and rejected again by a replay', async () => {
    const run = randomUUID()
    const future = event({ run, namespace: 'team', type: 'FAIL', at: '2199-01-01T00:00:00Z' })
    const answer = await post('/api/v1/lineage', future)
    expect(answer).toMatchObject({
      status: 422,
      body: {
        type: '/problems/unusable-event',
        detail: expect.stringContaining('more than 24 hours ahead of the server') as string,
      },
    })
    const { letters } = (await (await api.app.request('/api/v1/dead-letters')).json()) as {
      readonly letters: readonly { readonly id: string; readonly problem: string; readonly path?: string }[]
    }
    expect(letters).toMatchObject([{ problem: '/problems/unusable-event', path: 'eventTime' }])
    const replay = await api.app.request(`/api/v1/dead-letters/${letters[0]!.id}/replay`, { method: 'POST' })
    expect(await replay.text()).toContain('more than 24 hours ahead')
    expect((await api.app.request(`/api/v1/runs/${run}`)).status).toBe(404)
  })

  it('is accepted up to one day ahead; nominal times are plans and may be later', async () => {
    const nominalTime = { nominalStartTime: '2199-01-01T00:00:00Z' }
    const at = isoIn(23)
    const answer = await post(
      '/api/v1/lineage',
      event({ run: randomUUID(), namespace: 'team', at, facets: { nominalTime } }),
    )
    expect(answer.status).toBe(201)
    const late = event({ run: randomUUID(), namespace: 'team', at: isoIn(25) })
    expect((await post('/api/v1/lineage', late)).status).toBe(422)
  })

  it('is rejected in entities too: for the observation, and for the start and end of a run', async () => {
    const item = { entity: 'run', id: randomUUID(), job: { namespace: 'team', name: 'load' } }
    const items = [
      { ...item, observedAt: '2199-01-01T00:00:00Z' },
      { ...item, startedAt: '2199-01-01T00:00:00Z' },
      { ...item, startedAt: '2026-11-01T00:00:00Z', endedAt: '2199-01-01T00:00:00Z' },
      { ...item, nominalStart: '2199-01-01T00:00:00Z' },
    ]
    const { body } = await post('/api/v1/entities', items)
    expect(body).toMatchObject({
      summary: { successful: 1, failed: 3 },
      failed_items: [{ path: 'observedAt' }, { path: 'startedAt' }, { path: 'endedAt' }],
    })
  })
})
