import { z } from 'zod'
import { editorOf } from '../app/access/caller.ts'
import type { ApiKeys } from '../app/access/create-api-keys.ts'
import { keyJson } from '../app/access/key-json.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { HttpProblem } from './http-problem.ts'
import { KEY_FORM, keyRequestOf } from './key-body.ts'
import { KeyList, KeyShape, MadeKey } from './shapes/key.ts'
import { whileThere } from './while-there.ts'

const PATH = '/api/v1/keys'
const told = { scope: 'admin', group: 'Keys' } as const

/** `/api/v1/keys`: keys to the API, to be made, listed and revoked. */
export const keyRoutes = (keys: ApiKeys): readonly Endpoint[] => [
  endpoint({
    ...told,
    method: 'GET',
    path: PATH,
    name: 'listKeys',
    summary: 'Lists all keys, in the order in which they were made',
    replies: { 200: json('All of them, at most 1,000.', KeyList) },
    async handle({ c }) {
      const all = await whileThere(() => keys.list())
      return c.json({ keys: all.map((key) => keyJson(key, Date.now())) })
    },
  }),
  endpoint({
    ...told,
    method: 'POST',
    path: PATH,
    name: 'createKey',
    summary: 'Creates a key, and shows it this one time',
    body: KEY_FORM,
    replies: { 201: json('The key.', MadeKey, { Location: 'Where it can be revoked.' }) },
    async handle({ c, body }) {
      // Whoever made it could do nothing more, since from then on a key is asked for.
      if (c.get('caller').kind === 'anyone' && !body.scopes.includes('admin'))
        throw new HttpProblem(
          'invalid-request',
          'the first key must have the scope admin: once a key exists, every request needs a key, and only an admin key can create more',
          { path: 'scopes' },
        )
      const made = await whileThere(() => keys.create(keyRequestOf(body), editorOf(c.get('caller'))))
      if (made.kind === 'refused')
        throw new HttpProblem('invalid-request', made.reason, made.path === '' ? {} : { path: made.path })
      c.header('Cache-Control', 'no-store')
      c.header('Location', `${PATH}/${made.key.id}`)
      return c.json({ ...keyJson(made.key, Date.now()), key: made.text }, 201)
    },
  }),
  endpoint({
    ...told,
    method: 'DELETE',
    path: `${PATH}/{id}`,
    name: 'revokeKey',
    summary: 'Revokes a key: it is refused from now on',
    params: z.object({ id: z.string() }),
    replies: { 200: json('The key as it is now.', KeyShape) },
    problems: ['not-found'],
    async handle({ c, params: { id } }) {
      const key = await whileThere(() => keys.revoke(id, editorOf(c.get('caller'))))
      // The id is not repeated: it may be a whole key.
      if (key === undefined) throw new HttpProblem('not-found', 'there is no key with this id')
      return c.json(keyJson(key, Date.now()))
    },
  }),
]
