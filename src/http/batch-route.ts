import type { Context } from 'hono'
import type { Ingest } from '../app/create-ingest.ts'
import type { Refused } from '../app/dead-letters.ts'
import type { AppEnv } from './app-env.ts'
import { withBatch } from './batch-body.ts'
import type { BodyLimits } from './read-body.ts'
import { permitOf } from './permit-of.ts'
import { settleBatch } from './settle-batch.ts'

/** `POST /api/v1/lineage/batch`: a JSON array or NDJSON; 200 after the last commit, with what failed. */
export function batchRoute(
  ingest: Ingest,
  limits: BodyLimits,
  onRefused: (event: Refused) => Promise<void>,
): (c: Context<AppEnv>) => Promise<Response> {
  return async (c) => {
    const { status, summary, failed, warnings } = await withBatch(c, limits, (items) =>
      settleBatch(
        items,
        (value, bytes) => ingest.submit(value, { bytes, source: c, permit: permitOf(c) }),
        onRefused,
      ),
    )
    return c.json(
      { status, summary, failed_events: failed, ...(warnings.length === 0 ? {} : { warnings }) },
      200,
    )
  }
}
