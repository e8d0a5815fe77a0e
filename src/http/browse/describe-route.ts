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
import { answering } from './answering.ts'
import { told } from './told.ts'

/** As many as one page of a list. */
const MOST_IDS = 1000

const bodyOf = <K extends NodeKind>(kind: K) =>
  z.strictObject({
    kind: z.literal(kind),
    ids: z.array(z.guid().transform(toId)).max(MOST_IDS),
    fields: z
      .array(z.enum(storedFields(kind)))
      .min(1)
      .describe('Fields of the language that this kind has.'),
  })

const Body = z.discriminatedUnion('kind', [
  bodyOf('dataset'),
  bodyOf('column'),
  bodyOf('job'),
  bodyOf('run'),
  bodyOf('operation'),
])

const FORM: BodyForm<z.infer<typeof Body>> = {
  what: 'what to describe',
  schema: Body,
  shape: '{"kind": kind, "ids": […], "fields": […]}',
}

/** `POST /api/v1/describe`: fields of many things at once, such as those that an answer names. */
export const describeRoute = (browser: Browser): Endpoint =>
  endpoint({
    ...told,
    method: 'POST',
    path: '/api/v1/describe',
    name: 'describe',
    summary: 'Shows fields of many things of one kind, by their ids',
    body: FORM,
    problems: ['unavailable'],
    replies: { 200: json('Those that there are, in the order asked for.', Described) },
    handle: async ({ c, body: { kind, ids, fields } }) =>
      c.json({
        items: await answering(() => browser.within(quickRead(c)).describe(kind, ids, [...new Set(fields)])),
      }),
  })
