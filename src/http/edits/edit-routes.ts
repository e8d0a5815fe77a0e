import { z } from 'zod'
import type { Context } from 'hono'
import { editorOf } from '../../app/access/caller.ts'
import { PATHS } from '../../app/browse/refusals.ts'
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
import { editing } from './editing.ts'
import { ifMatch, versionsIn } from './if-match.ts'

const told = {
  scope: 'edit',
  group: 'Editing',
  headers: ifMatch,
  problems: ['not-found', 'precondition-failed', 'unavailable'],
} as const

const id = z.guid().transform(toId)
const text = z.string().min(1)
const params = z.object({ id })
const named = z.object({ id, name: text })

/** Unknown members are refused: a misspelt one would be lost in silence. */
const DESCRIPTION: BodyForm<{ description: string | null }> = {
  what: 'a description',
  schema: z
    .strictObject({
      description: z
        .string()
        .max(MAX_DESCRIPTION)
        .nullable()
        .describe('Null withdraws a person’s: that of the producers is shown again.'),
    })
    .meta({ id: 'DescriptionEdit' }),
  shape: '{"description": text | null}',
}

/** What people change of datasets, jobs and columns; each answers with the thing as it is then to those who may read. */
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
  200: json(`The ${kind} as it is now.`, DETAILS[kind]),
  204: {
    description: `It is changed; the key has no scope \`read\`, by which the ${kind} would be shown.`,
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
  const now = await editing(() => edits.change(request), request)
  return now === undefined ? c.body(null, 204) : c.json(now)
}

const describing = (edits: Edits, kind: EditedKind): Endpoint =>
  endpoint({
    ...told,
    method: 'PATCH',
    path: pathOf(kind),
    name: `describe${nameOf(kind)}`,
    summary: `Describes a ${kind}`,
    params,
    body: DESCRIPTION,
    replies: repliesOf(kind),
    handle: ({ c, params: { id }, headers: { 'If-Match': version }, body: { description } }) =>
      changed(edits, c, { kind, id, version }, { aspect: 'description', text: description }),
  })

const tagging = (edits: Edits, kind: EditedKind): readonly Endpoint[] =>
  BOTH.map(({ method, is, verb, from }) =>
    endpoint({
      ...told,
      method,
      path: `${pathOf(kind)}/tags/{name}`,
      name: `${is ? 'tag' : 'untag'}${nameOf(kind)}`,
      summary: `${verb} a tag ${from} a ${kind}`,
      params: named,
      query: z.object({ value: text.optional().meta({ title: 'The value of the tag, if it has one.' }) }),
      replies: repliesOf(kind),
      handle: ({ c, params: { id, name }, query: { value }, headers: { 'If-Match': version } }) =>
        changed(edits, c, { kind, id, version }, { aspect: 'tag', name, value, is }),
    }),
  )

const owning = (edits: Edits, kind: 'dataset' | 'job'): readonly Endpoint[] =>
  BOTH.map(({ method, is, verb, from }) =>
    endpoint({
      ...told,
      method,
      path: `${pathOf(kind)}/owners/{name}`,
      name: `${is ? 'own' : 'disown'}${nameOf(kind)}`,
      summary: `${verb} an owner ${from} a ${kind}`,
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
      ...told,
      method,
      path: `${pathOf('dataset')}/aliases`,
      name: is ? 'aliasDataset' : 'unaliasDataset',
      summary: is ? 'Says that two datasets are one' : 'Says that two datasets are not one',
      params,
      query: z.object({ namespace: text, name: text }),
      replies: repliesOf('dataset'),
      problems: is ? [...told.problems, 'alias-conflict'] : told.problems,
      handle: ({ c, params: { id }, query, headers: { 'If-Match': version } }) =>
        changed(edits, c, { kind: 'dataset', id, version }, { aspect: 'alias', ...query, is }),
    }),
  )

const deleting = (edits: Edits, kind: 'dataset' | 'job'): readonly Endpoint[] => {
  const of = { ...told, params, replies: repliesOf(kind) }
  return [
    endpoint({
      ...of,
      method: 'DELETE',
      path: pathOf(kind),
      name: `delete${nameOf(kind)}`,
      summary: `Deletes a ${kind}, until something newer is told of it`,
      problems: [...told.problems, 'too-many-deleted'],
      handle: ({ c, params: { id }, headers: { 'If-Match': version } }) =>
        changed(edits, c, { kind, id, version }, { aspect: 'deletion', is: true }),
    }),
    endpoint({
      ...of,
      method: 'POST',
      path: `${pathOf(kind)}/restore`,
      name: `restore${nameOf(kind)}`,
      summary: `Restores a ${kind} that was deleted`,
      handle: ({ c, params: { id }, headers: { 'If-Match': version } }) =>
        changed(edits, c, { kind, id, version }, { aspect: 'deletion', is: false }),
    }),
  ]
}

/** What is given by PUT is taken away by DELETE. */
const BOTH = [
  { method: 'PUT', is: true, verb: 'Gives', from: 'to' },
  { method: 'DELETE', is: false, verb: 'Takes', from: 'from' },
] as const
