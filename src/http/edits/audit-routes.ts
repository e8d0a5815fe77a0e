import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { RECORDED_KINDS } from '../../domain/edit.ts'
import { toId } from '../../domain/ids.ts'
import { answering } from '../browse/answering.ts'
import { BOUNDS, PAGE } from '../browse/queries.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { AuditPage } from '../shapes/edit.ts'

/** `/api/v1/audit`: who changed what, and when. */
export const auditRoutes = (browser: Browser): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/api/v1/audit',
    scope: 'read',
    name: 'listEdits',
    group: 'Editing',
    summary: 'Lists what people changed, keys and saved queries too, the newest first',
    query: z.object({
      kind: z.enum(RECORDED_KINDS).optional(),
      id: z
        .guid()
        .transform(toId)
        .optional()
        .meta({ title: 'Of one thing; of a dataset by any of its names.' }),
      who: z
        .string()
        .min(1)
        .optional()
        .meta({ title: 'The name of a key, the subject of a token, or `local`.' }),
      since: BOUNDS.since.meta({ title: 'Made then or later.' }),
      until: BOUNDS.until.meta({ title: 'Made then or earlier.' }),
      ...PAGE,
    }),
    replies: { 200: json('One page.', AuditPage) },
    problems: ['unavailable'],
    async handle({ c, query: { limit, cursor, ...filters } }) {
      return c.json(await answering(() => browser.within(quickRead(c)).audit(filters, { limit, cursor })))
    },
  }),
]
