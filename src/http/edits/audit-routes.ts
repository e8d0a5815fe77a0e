import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { RECORDED_KINDS } from '../../domain/edit.ts'
import { toId } from '../../domain/ids.ts'
import { mapBrowseErrors } from '../browse/map-browse-errors.ts'
import { BOUNDS, PAGE } from '../browse/queries.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import { AuditPage } from '../shapes/edit.ts'

/** `/api/v1/audit`: the audit log. */
export const auditRoutes = (browser: Browser): readonly Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/api/v1/audit',
    scope: 'read',
    name: 'listEdits',
    group: 'Editing',
    summary: 'Lists edits by people, also of keys and saved queries, newest first',
    query: z.object({
      kind: z.enum(RECORDED_KINDS).optional(),
      id: z
        .guid()
        .transform(toId)
        .optional()
        .meta({ title: 'The id of the edited entity; for a dataset, that of any alias.' }),
      who: z
        .string()
        .min(1)
        .optional()
        .meta({ title: 'The name of a key, the subject of a token, or `local`.' }),
      since: BOUNDS.since.meta({ title: 'Made at this time or later.' }),
      until: BOUNDS.until.meta({ title: 'Made at this time or earlier.' }),
      ...PAGE,
    }),
    replies: { 200: json('One page.', AuditPage) },
    problems: ['unavailable'],
    async handle({ c, query: { limit, cursor, ...filters } }) {
      return c.json(
        await mapBrowseErrors(() => browser.within(quickRead(c)).audit(filters, { limit, cursor })),
      )
    },
  }),
]
