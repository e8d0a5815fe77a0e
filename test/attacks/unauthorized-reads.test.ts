import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnId, datasetId, jobId } from '../../src/domain/ids.ts'
import type { Scope } from '../../src/domain/scope.ts'
import { listen, type Listening } from '../../src/http/listen.ts'
import { openApi, type Api } from '../http/open-api.ts'
import { event } from '../http/permission-expectations.ts'

/** Data that a key without `read`, or of another namespace, must not see. */
const SECRET = 'salary'
const NOBODY = '00000000-0000-4000-8000-000000000001'
const orders = datasetId('team-b', 'orders')
const own = datasetId('team-a', 'orders')

interface Answer {
  readonly status: number
  readonly text: string
}

describe('a key without `read`', () => {
  let api: Api
  let server: Listening
  const keys: Record<string, string> = {}
  beforeAll(async () => {
    api = await openApi()
    server = await listen(api.app, '127.0.0.1', 0)
    const facets = {
      documentation: { description: SECRET },
      schema: { fields: [{ name: 'email', type: 'text', description: SECRET }] },
      ownership: { owners: [{ name: SECRET }] },
      tags: { tags: [{ key: 'class', value: SECRET }] },
    }
    for (const namespace of ['team-a', 'team-b']) {
      const outputs = ['orders', 'copy', 'other'].map((name) => ({ namespace, name, facets }))
      const job = { namespace, name: 'load', facets: { documentation: { description: SECRET } } }
      const sent = await api.post('/api/v1/lineage', JSON.stringify(event(namespace, { job, outputs })))
      expect(sent.status).toBe(201)
    }
    const made = async (name: string, scopes: readonly Scope[], namespaces?: readonly string[]) => {
      const key = await api.keys.create({ name, scopes, ...(namespaces === undefined ? {} : { namespaces }) })
      if (key.kind === 'made') keys[name] = key.text
    }
    await made('root', ['admin'])
    await made('edit', ['edit'])
    await made('held', ['edit'], ['team-a'])
    await made('held-reader', ['edit', 'read'], ['team-a'])
    await made('other', ['edit'], ['team-a'])
    await made('ingest', ['ingest'])
  }, 60_000)
  afterAll(async () => {
    await server.close(1_000)
    await api.close()
  })

  async function send(
    as: string,
    method: string,
    path: string,
    { body, version }: { readonly body?: unknown; readonly version?: string } = {},
  ): Promise<Answer> {
    const response = await fetch(`${server.url}/api/v1/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${keys[as]}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': version }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: response.status, text: await response.text() }
  }
  const nothing = { body: { description: null } }

  /** Edits that change nothing, fail, or name another version. Each response once contained the entity. */
  const EDITS: readonly (readonly [string, string, { body?: unknown; version?: string }])[] = [
    ['PATCH', '', nothing],
    ['PATCH', '', { ...nothing, version: '"1"' }],
    ['DELETE', '/tags/class', {}],
    ['DELETE', '/owners/none', {}],
    ['POST', '/restore', {}],
    ['POST', '/restore', { version: '"1"' }],
  ]

  it.each(EDITS)('sees nothing of a dataset by %s %s %j', async (method, path, more) => {
    const { status, text } = await send('edit', method, `datasets/${orders}${path}`, more)
    expect([204, 404, 412]).toContain(status)
    expect(text).not.toContain(SECRET)
  })

  it('sees nothing of a job or a column', async () => {
    for (const path of [
      `jobs/${jobId('team-b', 'load')}`,
      `columns/${columnId('team-b', 'orders', 'email')}`,
    ])
      for (const version of [undefined, '"1"']) {
        const { status, text } = await send('edit', 'PATCH', path, {
          ...nothing,
          ...(version === undefined ? {} : { version }),
        })
        expect([status, text.includes(SECRET)]).toEqual([version === undefined ? 204 : 412, false])
      }
  })

  it('does not learn the kind of an id', async () => {
    const { status, text } = await send('edit', 'PATCH', `jobs/${orders}`, nothing)
    expect(status).toBe(404)
    expect(text).not.toContain('dataset')
  })

  it.each(EDITS)('of other namespaces does not learn by %s %s %j what exists', async (method, path, more) => {
    const [there, missing] = await Promise.all(
      [orders, NOBODY].map((id) => send('held', method, `datasets/${id}${path}`, more)),
    )
    expect([there!.status, missing!.status]).toEqual([403, 403])
    const withoutRequestId = ({ text }: Answer): string => text.replace(/"requestId":"[^"]*"/u, '')
    expect(withoutRequestId(there!)).toBe(withoutRequestId(missing!))
    expect(there!.text).not.toContain('team-b')
  })

  it('of other namespaces changes nothing there, even with the scope read', async () => {
    for (const [method, path, more] of EDITS)
      expect((await send('held-reader', method, `datasets/${orders}${path}`, more)).status).toBe(403)
  })

  it('of some namespaces creates no alias in others, and does not see existing ones', async () => {
    const aliasing = (id: string, namespace: string, name: string) =>
      `datasets/${id}/aliases?namespace=${namespace}&name=${name}`
    expect((await send('held', 'PUT', aliasing(own, 'team-b', 'copy'))).status).toBe(403)
    expect((await send('held', 'PUT', aliasing(own, 'team-b', 'nothing'))).status).toBe(403)
    // A name in its own namespace whose dataset has aliases in others.
    const copy = datasetId('team-a', 'copy')
    expect((await send('root', 'PUT', aliasing(copy, 'team-b', 'copy'))).status).toBe(200)
    for (const path of [aliasing(own, 'team-a', 'copy'), `datasets/${copy}/tags/x`]) {
      const { status, text } = await send('held', 'PUT', path)
      expect(status).toBe(403)
      expect(text).not.toContain('team-b')
    }
  })

  it('can edit its own entities', async () => {
    expect(await send('held', 'PUT', `datasets/${own}/tags/x`)).toEqual({ status: 204, text: '' })
    expect((await send('held-reader', 'PUT', `datasets/${own}/tags/y`)).text).toContain(SECRET)
  })

  describe('and saved queries', () => {
    const save = (as: string, name: string, text: string, description = ''): Promise<Answer> =>
      send(as, 'PUT', `queries/${name}`, { body: { text, description } })

    it('of others cannot be replaced or deleted by a key limited to namespaces', async () => {
      expect((await save('root', 'of-root', 'datasets', SECRET)).status).toBe(201)
      expect((await save('other', 'of-other', 'datasets')).status).toBe(201)
      for (const name of ['of-root', 'of-other']) {
        for (const as of ['held', 'held-reader']) {
          // The server checks permissions before it reports errors in the text.
          for (const text of ['datasets', 'nonsense ((']) {
            const { status, text: answer } = await save(as, name, text)
            expect([status, answer.includes(SECRET)]).toEqual([403, false])
          }
          expect((await send(as, 'DELETE', `queries/${name}?force=true`)).status).toBe(403)
        }
      }
      expect((await send('root', 'GET', 'queries/of-root')).text).toContain(SECRET)
    })

    it('of the key itself can be replaced, also by others, and deleted', async () => {
      expect((await save('held', 'mine', 'datasets')).status).toBe(201)
      expect((await save('root', 'mine', 'jobs')).status).toBe(200)
      expect((await save('held', 'mine', 'datasets')).status).toBe(200)
      expect((await send('held', 'DELETE', 'queries/mine')).status).toBe(200)
      // A query that another key created under the same name is not its own.
      expect((await save('root', 'mine', 'jobs')).status).toBe(201)
      expect((await save('held', 'mine', 'datasets')).status).toBe(403)
    })

    it('that do not exist get the same response as those of others', async () => {
      const of = async (name: string) => (await send('held', 'DELETE', `queries/${name}`)).status
      expect([await of('of-root'), await of('nothing')]).toEqual([403, 403])
      expect((await send('held-reader', 'DELETE', 'queries/nothing')).status).toBe(404)
    })

    it('cannot be read by calling them', async () => {
      for (const as of ['edit', 'held'])
        for (const name of ['of-root', 'nothing']) {
          const { status, text } = await save(as, 'calling', `@${name}(x = 1)`)
          expect(status).toBe(403)
          expect(JSON.parse(text)).toMatchObject({ scope: 'read' })
        }
      expect((await save('held-reader', 'calling', '@of-root')).status).toBe(201)
      const { status, text } = await send('edit', 'DELETE', 'queries/of-root')
      expect([status, text.includes('@calling')]).toEqual([409, false])
    })
  })

  it('does not see warnings with names that others sent', async () => {
    const part = `datasets/${own}/aliases?namespace=team-a&name=other`
    expect((await send('root', 'PUT', part)).status).toBe(200)
    expect((await send('root', 'DELETE', part)).status).toBe(200)
    // A third name would join the two that a user has separated.
    const sent = (as: string, name: string, runId: string): Promise<Answer> => {
      const linked = (to: string) => ({
        namespace: 'team-c',
        name,
        facets: { symlinks: { identifiers: [{ namespace: 'team-a', name: to, type: 'OTHER' }] } },
      })
      const inputs = [linked('orders')]
      return send(as, 'POST', 'lineage', {
        body: event('team-c', { run: { runId }, inputs, outputs: [linked('other')] }),
      })
    }
    const blind = await sent('ingest', 'third', '0197a5b2-4c1e-7d3a-9b2f-6a1e5c0d8f48')
    expect([blind.status, blind.text.includes('separated')]).toEqual([201, false])
    const shown = await sent('root', 'fourth', '0197a5b2-4c1e-7d3a-9b2f-6a1e5c0d8f49')
    expect([shown.status, shown.text.includes('separated')]).toEqual([201, true])
  })
})
