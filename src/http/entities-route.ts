import type { Context } from 'hono'
import type { AppEnv } from './app-env.ts'
import { withBatch } from './batch-body.ts'
import type { IntakeOf } from './event-intake.ts'
import { senderOf } from './permit-of.ts'
import { settleBatch } from './settle-batch.ts'

/**
 * `POST /api/v1/entities`: entities as a JSON array or NDJSON. Answers 200 after the last commit, with the entity that each item
 * created and with the failed items.
 */
export function entitiesRoute({
  limits,
  reader,
  entities,
  keep,
  skip,
}: IntakeOf<'entities'>): (c: Context<AppEnv>) => Promise<Response> {
  return async (c) => {
    const sender = c.get('holder')
    const { status, summary, stored, failed, warnings } = await withBatch(c, limits, reader, (items, noun) =>
      settleBatch(items, noun, {
        read: (bytes) => reader.entity(bytes, Date.now(), sender),
        take: (read, bytes) => entities.take(read, { bytes, source: c, ...senderOf(c) }),
        keep: (refused) => keep('entity', sender, refused),
        skip,
      }),
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
