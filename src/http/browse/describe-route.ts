import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { storedFields } from '../../app/browse/describe.ts'
import { toId } from '../../domain/ids.ts'
import type { NodeKind } from '../../domain/lineage-graph.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { Described } from '../shapes/described.ts'
import type { BodyForm } from '../text-or-json.ts'
import { mapBrowseErrors } from './map-browse-errors.ts'
import { endpointInfo } from './endpoint-info.ts'

/** The size of the largest page of a list. */
const MAX_IDS = 1000

const bodyOf = <K extends NodeKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    ids: z.array(z.guid().transform(toId)).max(MAX_IDS),
    fields: z
      .array(z.enum(storedFields(kind)))
      .min(1)
      .describe('Fields of the query language that this kind has.'),
  })

const Body = z.discriminatedUnion('kind', [
  bodyOf('dataset'),
  bodyOf('column'),
  bodyOf('job'),
  bodyOf('run'),
  bodyOf('operation'),
])

const FORM: BodyForm<z.infer<typeof Body>> = {
  what: 'a request for fields',
  schema: Body,
  shape: '{"kind": kind, "ids": […], "fields": […]}',
}

/** `POST /api/v1/describe`: fields of many entities, such as the nodes of an answer. */
export const describeRoute = (browser: Browser): Endpoint =>
  endpoint({
    ...endpointInfo,
    method: 'POST',
    path: '/api/v1/describe',
    name: 'describe',
    summary: 'Shows fields of many entities of one kind, by id',
    body: FORM,
    problems: ['unavailable'],
    replies: { 200: json('The entities that exist, in the order of the request.', Described) },
    handle: async ({ c, body: { kind, ids, fields } }) =>
      c.json({
        items: await mapBrowseErrors(() =>
          browser.within(quickRead(c)).describe(kind, ids, [...new Set(fields)]),
        ),
      }),
  })
