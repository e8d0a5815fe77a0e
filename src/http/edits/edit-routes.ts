import { z } from 'zod'
import type { Context } from 'hono'
import { editorOf } from '../../app/access/caller.ts'
import { PATHS } from '../../app/browse/browse-errors.ts'
import { MAX_DESCRIPTION, type Change } from '../../app/edits/change.ts'
import type { Edits } from '../../app/edits/create-edits.ts'
import { EDITED_KINDS, type EditedKind } from '../../domain/edit.ts'
import { toId, type Id } from '../../domain/ids.ts'
import type { AppEnv } from '../app-env.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { mayRead, permitOf } from '../permit-of.ts'
import { DETAILS } from '../shapes/browse.ts'
import type { BodyForm } from '../text-or-json.ts'
import { mapEditErrors } from './map-edit-errors.ts'
import { ifMatch, versionsIn } from './if-match.ts'

const endpointInfo = {
  scope: 'edit',
  group: 'Editing',
  headers: ifMatch,
  problems: ['not-found', 'precondition-failed', 'unavailable'],
} as const

const id = z.guid().transform(toId)
const text = z.string().min(1)
const params = z.object({ id })
const named = z.object({ id, name: text })

/** Refuses unknown members: a misspelt one would otherwise be lost. */
const DESCRIPTION: BodyForm<{ description: string | null }> = {
  what: 'a description',
  schema: z
    .strictObject({
      description: z
        .string()
        .max(MAX_DESCRIPTION)
        .nullable()
        .describe(
          'Null removes the description by a person, so that the one of the producers is shown again.',
        ),
    })
    .meta({ id: 'DescriptionEdit' }),
  shape: '{"description": text | null}',
}

/** The edits of datasets, jobs and columns. Each answers with the edited entity if the caller has the scope `read`. */
export function editRoutes(edits: Edits): readonly Endpoint[] {
  return [
    ...EDITED_KINDS.flatMap((kind) => [describing(edits, kind), ...tagging(edits, kind)]),
    ...(['dataset', 'job'] as const).flatMap((kind) => owning(edits, kind)),
    ...aliasing(edits),
    ...(['dataset', 'job'] as const).flatMap((kind) => deleting(edits, kind)),
  ]
}

const pathOf = (kind: EditedKind): `/${string}` => `/api/v1/${PATHS[kind]}/{id}`
const nameOf = (kind: EditedKind): string => `${kind.charAt(0).toUpperCase()}${kind.slice(1)}`
const repliesOf = (kind: EditedKind) => ({
  200: json(`The edited ${kind}.`, DETAILS[kind]),
  204: {
    description: `The ${kind} was edited. The key does not have the scope \`read\`, so the answer does not show it.`,
    content: {},
  },
})

async function changed(
  edits: Edits,
  c: Context<AppEnv>,
  of: { readonly kind: EditedKind; readonly id: Id; readonly version: string | undefined },
  change: Change,
): Promise<Response> {
  const { kind, id, version } = of
  const request = {
    kind,
    id,
    change,
    editor: editorOf(c.get('caller')),
    permit: permitOf(c),
    mayRead: mayRead(c),
    versions: versionsIn(version),
  }
  const edited = await mapEditErrors(() => edits.change(request), request)
  return edited === undefined ? c.body(null, 204) : c.json(edited)
}

const describing = (edits: Edits, kind: EditedKind): Endpoint =>
  endpoint({
    ...endpointInfo,
    method: 'PATCH',
    path: pathOf(kind),
    name: `describe${nameOf(kind)}`,
    summary: `Sets the description of a ${kind}`,
    params,
    body: DESCRIPTION,
    replies: repliesOf(kind),
    handle: ({ c, params: { id }, headers: { 'If-Match': version }, body: { description } }) =>
      changed(edits, c, { kind, id, version }, { aspect: 'description', text: description }),
  })

const tagging = (edits: Edits, kind: EditedKind): readonly Endpoint[] =>
  BOTH.map(({ method, is, verb, preposition }) =>
    endpoint({
      ...endpointInfo,
      method,
      path: `${pathOf(kind)}/tags/{name}`,
      name: `${is ? 'tag' : 'untag'}${nameOf(kind)}`,
      summary: `${verb} a tag ${preposition} a ${kind}`,
      params: named,
      query: z.object({ value: text.optional().meta({ title: 'The value of the tag, if it has one.' }) }),
      replies: repliesOf(kind),
      handle: ({ c, params: { id, name }, query: { value }, headers: { 'If-Match': version } }) =>
        changed(edits, c, { kind, id, version }, { aspect: 'tag', name, value, is }),
    }),
  )

const owning = (edits: Edits, kind: 'dataset' | 'job'): readonly Endpoint[] =>
  BOTH.map(({ method, is, verb, preposition }) =>
    endpoint({
      ...endpointInfo,
      method,
      path: `${pathOf(kind)}/owners/{name}`,
      name: `${is ? 'own' : 'disown'}${nameOf(kind)}`,
      summary: `${verb} an owner ${preposition} a ${kind}`,
      params: named,
      query: z.object(is ? { type: text.optional().meta({ title: '`team`, `steward` …' }) } : {}),
      replies: repliesOf(kind),
      handle: ({ c, params: { id, name }, query, headers: { 'If-Match': version } }) =>
        changed(
          edits,
          c,
          { kind, id, version },
          { aspect: 'owner', name, type: (query as { readonly type?: string }).type, is },
        ),
    }),
  )

const aliasing = (edits: Edits): readonly Endpoint[] =>
  BOTH.map(({ method, is }) =>
    endpoint({
      ...endpointInfo,
      method,
      path: `${pathOf('dataset')}/aliases`,
      name: is ? 'aliasDataset' : 'unaliasDataset',
      summary: is ? 'Joins two datasets into one' : 'Separates two datasets',
      params,
      query: z.object({ namespace: text, name: text }),
      replies: repliesOf('dataset'),
      problems: is ? [...endpointInfo.problems, 'alias-conflict'] : endpointInfo.problems,
      handle: ({ c, params: { id }, query, headers: { 'If-Match': version } }) =>
        changed(edits, c, { kind: 'dataset', id, version }, { aspect: 'alias', ...query, is }),
    }),
  )

const deleting = (edits: Edits, kind: 'dataset' | 'job'): readonly Endpoint[] => {
  const of = { ...endpointInfo, params, replies: repliesOf(kind) }
  return [
    endpoint({
      ...of,
      method: 'DELETE',
      path: pathOf(kind),
      name: `delete${nameOf(kind)}`,
      summary: `Deletes a ${kind}, until a newer event names it`,
      handle: ({ c, params: { id }, headers: { 'If-Match': version } }) =>
        changed(edits, c, { kind, id, version }, { aspect: 'deletion', is: true }),
    }),
    endpoint({
      ...of,
      method: 'POST',
      path: `${pathOf(kind)}/restore`,
      name: `restore${nameOf(kind)}`,
      summary: `Restores a deleted ${kind}`,
      handle: ({ c, params: { id }, headers: { 'If-Match': version } }) =>
        changed(edits, c, { kind, id, version }, { aspect: 'deletion', is: false }),
    }),
  ]
}

/** PUT adds, DELETE removes. */
const BOTH = [
  { method: 'PUT', is: true, verb: 'Adds', preposition: 'to' },
  { method: 'DELETE', is: false, verb: 'Removes', preposition: 'from' },
] as const
