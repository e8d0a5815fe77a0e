import { z } from 'zod'
import type { Browser } from '../../app/browse/create-browser.ts'
import { MAX_ENTITIES } from '../../app/browse/activity.ts'
import { toId } from '../../domain/ids.ts'
import { endpoint, type Endpoint } from '../endpoint/endpoint.ts'
import { json } from '../endpoint/reply.ts'
import { quickRead } from '../quick-read.ts'
import type { BodyForm } from '../text-or-json.ts'
import { Activity } from '../shapes/browse.ts'
import { mapBrowseErrors } from './map-browse-errors.ts'
import { BOUNDS } from './queries.ts'
import { endpointInfo } from './endpoint-info.ts'

const ActivityBody = z.strictObject({
  ids: z.array(z.guid().transform(toId)).max(MAX_ENTITIES),
  ...BOUNDS,
})

const FORM: BodyForm<z.output<typeof ActivityBody>> = {
  what: 'a request for activity',
  schema: ActivityBody,
  shape: `{"ids": [at most ${MAX_ENTITIES} ids], "since"?: time, "until"?: time}`,
}

/** `POST /api/v1/activity`. The ids are in a body, because a URL is too short for them. */
export const activityRoute = (browser: Browser): Endpoint =>
  endpoint({
    ...endpointInfo,
    method: 'POST',
    path: '/api/v1/activity',
    name: 'getActivity',
    summary: 'Counts reads and writes per day',
    description:
      'For the datasets and jobs in `ids`: the number of edges between jobs and datasets on each UTC day of a window. The window has at most three years, and by default the last three. Unknown ids are ignored.',
    body: FORM,
    replies: { 200: json('The days with edges, oldest first.', Activity) },
    problems: ['unavailable'],
    handle: async ({ c, body: { ids, ...window } }) =>
      c.json(await mapBrowseErrors(() => browser.within(quickRead(c)).activity(ids, window))),
  })
