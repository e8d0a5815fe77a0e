import { z } from 'zod'
import { editorOf } from '../app/access/caller.ts'
import type { ApiKeys } from '../app/access/create-api-keys.ts'
import { keyJson } from '../app/access/key-json.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { HttpProblem } from './http-problem.ts'
import { KEY_FORM, keyRequestOf } from './key-body.ts'
import { KeyList, KeyShape, MadeKey } from './shapes/key.ts'
import { mapStoreErrors } from './map-store-errors.ts'

const PATH = '/api/v1/keys'
const endpointInfo = { scope: 'admin', group: 'Keys' } as const

/** `/api/v1/keys`: creates, lists and revokes API keys. */
export const keyRoutes = (keys: ApiKeys): readonly Endpoint[] => [
  endpoint({
    ...endpointInfo,
    method: 'GET',
    path: PATH,
    name: 'listKeys',
    summary: 'Lists all keys, in the order of their creation',
    replies: { 200: json('All keys, at most 1,000.', KeyList) },
    async handle({ c }) {
      const all = await mapStoreErrors(() => keys.list())
      return c.json({ keys: all.map((key) => keyJson(key, Date.now())) })
    },
  }),
  endpoint({
    ...endpointInfo,
    method: 'POST',
    path: PATH,
    name: 'createKey',
    summary: 'Creates a key, and shows it this one time',
    body: KEY_FORM,
    replies: { 201: json('The key.', MadeKey, { Location: 'The path of the key, which `DELETE` revokes.' }) },
    async handle({ c, body }) {
      // Otherwise nobody could create another key: from now on every request needs one.
      if (c.get('caller').kind === 'anyone' && !body.scopes.includes('admin'))
        throw new HttpProblem(
          'invalid-request',
          'the first key must have the scope `admin`, because every request needs a key from then on, and only an admin key can create more: ' +
            'use --scope admin (in JSON, "scopes": ["admin"])',
          { path: 'scopes' },
        )
      const made = await mapStoreErrors(() => keys.create(keyRequestOf(body), editorOf(c.get('caller'))))
      if (made.kind === 'refused')
        throw new HttpProblem('invalid-request', made.reason, made.path === '' ? {} : { path: made.path })
      c.header('Cache-Control', 'no-store')
      c.header('Location', `${PATH}/${made.key.id}`)
      return c.json({ ...keyJson(made.key, Date.now()), key: made.text }, 201)
    },
  }),
  endpoint({
    ...endpointInfo,
    method: 'DELETE',
    path: `${PATH}/{id}`,
    name: 'revokeKey',
    summary: 'Revokes a key',
    params: z.object({ id: z.string() }),
    replies: { 200: json('The revoked key.', KeyShape) },
    problems: ['not-found'],
    async handle({ c, params: { id } }) {
      const key = await mapStoreErrors(() => keys.revoke(id, editorOf(c.get('caller'))))
      // The message does not repeat the id, which may be a whole key.
      if (key === undefined)
        throw new HttpProblem('not-found', 'unknown key id: `GET /api/v1/keys` lists the ids')
      return c.json(keyJson(key, Date.now()))
    },
  }),
]
