import type { Context } from 'hono'
import type { EntityIngest } from '../app/create-entity-ingest.ts'
import type { Refused } from '../app/dead-letters.ts'
import type { AppEnv } from './app-env.ts'
import { withBatch } from './batch-body.ts'
import type { BodyLimits } from './read-body.ts'
import { permitOf } from './permit-of.ts'
import { settleBatch } from './settle-batch.ts'

/**
 * `POST /api/v1/entities`: native entities as a JSON array or NDJSON; 200 after the last commit, with what each item made
 * and which failed.
 */
export function entitiesRoute(
  entities: EntityIngest,
  limits: BodyLimits,
  onRefused: (item: Refused) => Promise<void>,
): (c: Context<AppEnv>) => Promise<Response> {
  return async (c) => {
    const { status, summary, stored, failed, warnings } = await withBatch(c, limits, (items) =>
      settleBatch(
        items,
        (value, bytes) => entities.submit(value, { bytes, source: c, permit: permitOf(c) }),
        onRefused,
      ),
    )
    return c.json(
      {
        status,
        summary,
        results: stored.map(({ index, outcome }) => ({ index, ...outcome.made })),
        failed_items: failed,
        ...(warnings.length === 0 ? {} : { warnings }),
      },
      200,
    )
  }
}
