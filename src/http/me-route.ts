import { editorOf } from '../app/access/caller.ts'
import { allows, SCOPES } from '../domain/scope.ts'
import { endpoint, type Endpoint } from './endpoint/endpoint.ts'
import { json } from './endpoint/reply.ts'
import { MeShape } from './shapes/me.ts'

/** `GET /api/v1/me`: the identity and the scopes of the caller. Pages offer only what these allow. */
export const meRoute = (): Endpoint =>
  endpoint({
    method: 'GET',
    path: '/api/v1/me',
    scope: 'read',
    name: 'getMe',
    group: 'Keys',
    summary: 'Shows the identity and the scopes of the caller',
    replies: { 200: json('The caller.', MeShape) },
    handle({ c }) {
      const caller = c.get('caller')
      return c.json({
        who: editorOf(caller).who,
        kind: caller.kind,
        scopes: SCOPES.filter((scope) => allows(caller.scopes, scope)),
        ...(caller.namespaces === undefined ? {} : { namespaces: caller.namespaces }),
      })
    },
  })
