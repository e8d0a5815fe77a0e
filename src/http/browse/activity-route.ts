import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { MOST_THINGS } from '../../app/browse/activity.ts'
import { toId } from '../../domain/ids.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import type { BodyForm } from '../text-or-json.ts'
import { Activity } from '../shapes/browse.ts'
import { answering } from './answering.ts'
import { BOUNDS } from './queries.ts'
import { told } from './told.ts'

const ActivityBody = z.strictObject({
  ids: z.array(z.guid().transform(toId)).max(MOST_THINGS),
  ...BOUNDS,
})

const FORM: BodyForm<z.output<typeof ActivityBody>> = {
  what: 'what activity is asked of',
  schema: ActivityBody,
  shape: `{"ids": [at most ${MOST_THINGS} ids], "since"?: time, "until"?: time}`,
}

/** `POST /api/v1/activity`: more ids than a URL can carry. */
export const activityRoute = (browser: Browser): Endpoint =>
  endpoint({
    ...told,
    method: 'POST',
    path: '/api/v1/activity',
    name: 'getActivity',
    summary: 'Counts day by day what was read and written',
    description:
      'Of the datasets and jobs whose ids are given: how many edges between jobs and datasets were made on each UTC day of a window, which is the last three years where nothing is said, and no longer. Ids of nothing are passed by.',
    body: FORM,
    replies: { 200: json('Days on which something was made, the oldest first.', Activity) },
    problems: ['unavailable'],
    handle: async ({ c, body: { ids, ...window } }) =>
      c.json(await answering(() => browser.within(quickRead(c)).activity(ids, window))),
  })
